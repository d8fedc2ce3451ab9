import type { GateScan } from '../../../lib/gates/index.ts';
import type { BodyOf } from '../../shared/client.ts';

/** What somebody's decision knows of the vehicle they sit in. */
export type VehicleRef = {
  readonly groupId: string;
  readonly plate: string;
  readonly kind: 'car' | 'motorbike' | 'bus' | 'coach' | 'lorry' | 'other';
  readonly permit: { readonly text: string; readonly scan: GateScan } | null;
};

/** What an officer typed of somebody without a phone or a code: a declaration made at the post. */
export type Typed = {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly phone: string;
  readonly cccd: string;
  readonly originCode: string | null;
  readonly originText: string;
  readonly destination: string;
  readonly purpose: string;
  /** 8-character code read out or written down, or the number of a paper slip. */
  readonly slip: string | null;
  /** False: only noted from a paper slip, nothing was declared. */
  readonly declared: boolean;
  /** Of the vehicle that was declared, canonical; empty where none was. */
  readonly plate: string;
  /** The slip is a code drawn on this phone, under which the declaration will be found. */
  readonly drawn: boolean;
  /** What was asked and said, by the form of the pack; null where it was declared before. */
  readonly said: Said | null;
};

/** Who stands at the gate: everything that was shown or typed for one person. */
export type Subject = {
  readonly id: string;
  readonly startedAt: number;
  /** As scanned, in order: the first says who it is. */
  readonly scans: readonly { readonly text: string; readonly scan: GateScan }[];
  readonly typed: Typed | null;
  /** Chosen by the officer where no code says it. */
  readonly origin: { readonly code: string; readonly name: string } | null;
  readonly companions: number | null;
  /** Tenths of a degree. */
  readonly temperature: number | null;
  readonly symptoms: boolean | null;
  readonly vehicle: VehicleRef | null;
};

/** What was declared at the post, without what only the moment of sending knows. */
export type Said = Omit<BodyOf<'POST /declarations/assisted'>, 'id' | 'declaredAt' | 'shortCode' | 'counted'>;

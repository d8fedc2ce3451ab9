import { kept } from '../data/kept.ts';

/** A registration as it is typed. */
export type LorryDraft = {
  readonly routeId: string;
  readonly plate: string;
  readonly other: boolean;
  readonly driver: string;
  readonly phone: string;
  readonly document: string;
  readonly assistant: string;
  readonly enterprise: string;
  readonly goods: string;
  readonly weight: string;
  readonly seals: string;
  readonly startDay: string;
  readonly startTime: string;
  readonly slotAt: string;
  readonly testKind: '' | 'pcr' | 'rapid';
  readonly testDay: string;
  readonly testTime: string;
};

/** A trip that was registered on this phone: its id is known to nobody else. */
export type OwnTrip = { readonly id: string; readonly plate: string };

/** The unfinished registration, kept at every key. */
export const lorryDraft = kept<LorryDraft>('lorry-draft');
/** Trips registered on this phone, the newest first. */
export const ownTrips = kept<readonly OwnTrip[]>('lorry-trips');

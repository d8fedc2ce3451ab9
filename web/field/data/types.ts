import type { DataOf } from '../../shared/client.ts';
import type { GateDecision, ScanOutcome } from '../../../lib/gates/decisions.ts';

export type CheckAnswer = DataOf<'POST /gates/check'>;

/** What the system said of a code; `outcome` null: nobody has it. */
export type Answered = {
  readonly outcome: ScanOutcome | null;
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly decision: GateDecision;
  readonly why: { readonly vi: string; readonly en: string } | null;
};

/** A code on paper that nobody could look up when its person stood here; answered when there is a network again. */
export type LookUp = {
  /** Of the crossing: a decision that is taken back takes its question along. */
  readonly id: string;
  readonly code: string;
  readonly at: string;
  readonly postId: string;
  readonly shiftId: string;
  readonly direction: 'in' | 'out';
  readonly decided: GateDecision;
  /** Null: not asked yet. */
  readonly answer: Answered | null;
};

import type { VisitResult } from './types.ts';

/** A case was traced; the counts are by level. */
export type ContactsTraced = {
  readonly caseId: string;
  readonly areaNos: readonly number[];
  readonly levels: { readonly F1: number; readonly F2: number };
};

/** Officers confirmed or dropped contacts of a case. */
export type ContactsDecided = {
  readonly caseId: string;
  readonly areaNos: readonly number[];
  readonly confirmed: number;
  readonly dropped: number;
};

/** A contact under follow-up was called or visited; `unwell` asks for a test. */
export type ContactVisited = {
  readonly contactId: string;
  readonly caseId: string;
  readonly areaNos: readonly number[];
  readonly unwell: boolean;
  readonly result: VisitResult;
  /** When it was, Unix ms. */
  readonly at: number;
};

/** Another unit follows contacts of a case up. */
export type ContactsMoved = { readonly caseId: string; readonly areaNos: readonly number[] };

/** A place exposure was published, withdrawn or worded anew. */
export type ExposuresChanged = { readonly caseId: string; readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'contacts.traced': ContactsTraced;
    'contacts.decided': ContactsDecided;
    'contacts.visited': ContactVisited;
    'contacts.moved': ContactsMoved;
    'exposures.changed': ExposuresChanged;
  }
}

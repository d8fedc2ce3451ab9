import type { CallResult, ErrorReply } from '../../kit/api.ts';

/** What became of a check-in. `recorded`, `already`, `place`, `person` and `waiting` are what a host meets daily. */
export type Outcome = 'sending' | 'recorded' | 'already' | 'place' | 'person' | 'waiting' | 'refused';
/** Sentences of refusals that the desk words itself. */
export type Reason =
  | 'unknownPlace'
  | 'closedPlace'
  | 'otherDataset'
  | 'unknownCard'
  | 'revokedCard'
  | 'unreadable'
  | 'notYours'
  | 'leftBefore';
export type Told = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Code of a refusal, for one that has no sentence here. */
  readonly code: string | null;
  readonly error: ErrorReply | null;
};

const table: { readonly [code: string]: readonly [Outcome, Reason] } = {
  'presence.unknown-place': ['place', 'unknownPlace'],
  'presence.place-closed': ['place', 'closedPlace'],
  'presence.other-dataset': ['place', 'otherDataset'],
  'presence.identification-forbidden': ['refused', 'notYours'],
  'presence.left-before-at': ['refused', 'leftBefore'],
  'person.unknown-card': ['person', 'unknownCard'],
  'person.card-revoked': ['person', 'revokedCard'],
  'person.bad-card': ['person', 'unreadable'],
  'person.bad-phone': ['person', 'unreadable'],
  'person.bad-identifier': ['person', 'unreadable'],
};

/** Where no fault of the check-in itself is told: it is sent again with the same id. */
export function isLater(status: number): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

/** An answer without further words. */
export function plain(outcome: Outcome): Told {
  return { outcome, reason: null, code: null, error: null };
}

/** What a status and a code of the server mean for one check-in. */
export function judge(status: number, code: string | null, error: ErrorReply | null): Told {
  if (status === 200 || status === 201) {
    return plain('recorded');
  }
  // A page that is older than its session has no valid token; the log-in or a reload brings one.
  if (isLater(status) || code === 'request.csrf') {
    return { ...plain('waiting'), code, error };
  }
  const [outcome, reason] = table[code ?? ''] ?? ['refused', null];
  return { outcome, reason, code, error };
}

/** What the answer of a single check-in means. */
export function judgeOne(result: CallResult<'POST /presence'>): Told {
  if (!result.ok) {
    return judge(result.status, result.error.code, result.error);
  }
  return plain(result.data.collapsed ? 'already' : 'recorded');
}

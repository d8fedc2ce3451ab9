import type { BodyOf, CallResult, ErrorReply, Failure } from '../../shared/client.ts';
import type { GateDecision } from '../../../lib/gates/index.ts';

export type CrossingBody = BodyOf<'POST /gates/crossings/batch'>['items'][number];

/** What a community team found at a household. */
export type TeamVisit = BodyOf<'POST /community/visits/batch'>['items'][number];

/** Somebody who is logged in on this phone. */
export type Owner = { readonly id: string; readonly name: string };

/** What a line of the shift log shows; stays after the fact itself was confirmed and dropped. */
export type Shown = {
  readonly shiftId: string;
  readonly at: string;
  readonly who: string;
  readonly decision: GateDecision;
  readonly zoneRank: number | null;
  readonly waved: boolean;
};

export type Payload =
  | { readonly kind: 'crossing'; readonly body: CrossingBody; readonly shown: Shown }
  | { readonly kind: 'shift-start'; readonly body: BodyOf<'POST /gates/shifts'> }
  | {
      readonly kind: 'shift-end';
      readonly shiftId: string;
      readonly body: BodyOf<'POST /gates/shifts/{id}/end'>;
    }
  | {
      readonly kind: 'rapid';
      /** The person is known to the server by the crossing. */
      readonly crossing: { readonly id: string; readonly at: string; readonly postId: string };
      readonly body: Omit<BodyOf<'POST /lab/rapid-tests'>, 'personId'>;
    }
  | { readonly kind: 'declaration'; readonly body: BodyOf<'POST /declarations/assisted'> }
  | { readonly kind: 'vehicle'; readonly body: BodyOf<'POST /gates/vehicles'> }
  | { readonly kind: 'escalation'; readonly body: BodyOf<'POST /gates/escalations'> }
  | {
      readonly kind: 'escalation-take';
      readonly escalationId: string;
      readonly body: BodyOf<'POST /gates/escalations/{id}/take'>;
    }
  | {
      readonly kind: 'escalation-end';
      readonly escalationId: string;
      readonly body: BodyOf<'POST /gates/escalations/{id}/settle'>;
    }
  | { readonly kind: 'misuse'; readonly body: BodyOf<'POST /permits/reports'> }
  | {
      readonly kind: 'trip-check';
      readonly plate: string;
      readonly body: BodyOf<'POST /border/checks'>['items'][number];
    }
  | {
      readonly kind: 'trip-hand-over';
      readonly plate: string;
      readonly tripId: string;
      readonly body: BodyOf<'POST /border/trips/{id}/hand-over'>;
    }
  | {
      readonly kind: 'team-visit';
      readonly body: TeamVisit;
      /** Whose household it is, while its recorder is logged in: it may have left the list when the record is refused. */
      readonly name?: string;
    };

/** A fact on this phone: `waiting` until the server's receipt for it came, `refused` until a person settled it. */
export type Fact = {
  readonly id: string;
  readonly owner: Owner;
  readonly dataset: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'refused';
  readonly refusal: ErrorReply | null;
  /** Not sent before, Unix ms: the time in which an officer may take a decision back. */
  readonly heldUntil?: number;
} & Payload;

/** The trace of a confirmed crossing: enough for the log, without who it was beyond the line shown. */
export type Receipt = { readonly id: string; readonly receivedAt: string; readonly shown: Shown };

/** The trace of a confirmed record of a community team: what the day's list shows of it. */
export type TeamReceipt = { readonly id: string; readonly receivedAt: string; readonly visit: TeamVisit };

/** Crossings sent in one request. */
export const BATCH = 200;
/** How long a decision may be taken back, milliseconds. */
export const UNDO_MS = 10_000;

/** Whether a decision may still be taken back. A clock that was set back does not hold it for longer. */
export function isHeld({ heldUntil = 0 }: Pick<Fact, 'heldUntil'>, now: number): boolean {
  return heldUntil > now && heldUntil - now <= UNDO_MS;
}

const NO_CODE = '';
/** These carry the shift they belong to. */
const ofAShift: ReadonlySet<Fact['kind']> = new Set(['crossing', 'vehicle', 'escalation']);

/**
 * What may be sent in a session. What carries the shift it belongs to goes with whoever has the right; what the server would
 * sign with the sender's name (shifts, tests, declarations) waits for its owner. Nothing crosses into another dataset. A
 * crossing waits for the declaration that was made with it, so that both are of one person; a vehicle waits for all of its
 * crossings, so that nobody reads of people who are missing while they are on the way.
 */
export function sendable(facts: readonly Fact[], owner: Owner, dataset: string, now: number): Fact[] {
  const free = facts.filter(
    (fact) =>
      fact.state === 'waiting' &&
      !isHeld(fact, now) &&
      fact.dataset === dataset &&
      (ofAShift.has(fact.kind) || fact.owner.id === owner.id),
  );
  const declared = new Set(
    free.flatMap((fact) => (fact.kind === 'declaration' ? (fact.body.shortCode ?? []) : [])),
  );
  const onTheWay = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'crossing' && fact.state === 'waiting' ? (fact.body.groupId ?? []) : [],
    ),
  );
  return free.filter((fact) =>
    fact.kind === 'crossing'
      ? !declared.has(fact.body.declarationCode ?? NO_CODE)
      : fact.kind !== 'vehicle' || !onTheWay.has(fact.id),
  );
}

export type Change =
  | { readonly kind: 'stored'; readonly id: string }
  | { readonly kind: 'refused'; readonly id: string; readonly refusal: ErrorReply };
export type Judged = {
  readonly changes: readonly Change[];
  /** `later`: no usable answer; `split`: one of them spoils the whole request; `session`: log in again. */
  readonly next: 'go-on' | 'later' | 'split' | 'session';
};

type BatchAnswer = CallResult<'POST /gates/crossings/batch'>;

const passing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/**
 * What the answer to a batch means for each crossing of it. Receipts are matched by id, never by order; one without a
 * receipt stays waiting. A request that is refused whole is halved until the one at fault stands alone.
 */
export function judgeBatch(ids: readonly string[], answer: BatchAnswer): Judged {
  if (!answer.ok) {
    return judgeRefusal(ids, answer.status, answer.error);
  }
  const asked = new Set(ids);
  const changes = answer.data.outcomes.flatMap((outcome): Change[] => {
    const { id, status, code = `http.${status}`, message = code, messageEn = message } = outcome;
    if (!asked.delete(id) || passing(status)) {
      return [];
    }
    return status < 300
      ? [{ kind: 'stored', id }]
      : [{ kind: 'refused', id, refusal: { code, message, messageEn } }];
  });
  return { changes, next: changes.length === 0 ? 'later' : 'go-on' };
}

const SESSION_CODES: ReadonlySet<string> = new Set([
  'request.csrf',
  'request.forbidden',
  'request.must-change-password',
]);
/** The receipt of one record that was sent alone: its outcome stands in the answer of the batch. */
export function judgeTeamVisit(
  id: string,
  answer: CallResult<'POST /community/visits/batch'>,
): { ok: true } | Failure {
  if (!answer.ok) {
    return answer;
  }
  const outcome = answer.data.outcomes.find((one) => one.id === id);
  // An answer without our record is no receipt: it is sent again.
  const { status, code = 'net.no-receipt', message = code, messageEn = message } = outcome ?? { status: 0 };
  return status >= 200 && status < 300
    ? { ok: true }
    : { ok: false, status, error: { code, message, messageEn } };
}

/** What a refusal of a whole request means; `ids` are all facts in it. */
export function judgeRefusal(ids: readonly string[], status: number, error: ErrorReply): Judged {
  if (passing(status)) {
    return { changes: [], next: 'later' };
  }
  // What is wrong with the session is no fault of the facts; in a batch each crossing has its own refusal for the rest.
  if (status === 401 || SESSION_CODES.has(error.code)) {
    return { changes: [], next: 'session' };
  }
  if (ids.length > 1) {
    return { changes: [], next: 'split' };
  }
  return { changes: ids.map((id) => ({ kind: 'refused', id, refusal: error })), next: 'go-on' };
}

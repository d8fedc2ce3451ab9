import { addDays, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import type { Option } from '../../kit/pick/Picker.tsx';

type IssueBody = BodyOf<'POST /orders'>;
export type OrderKind = IssueBody['kind'];

/** An order as typed; times on the clock of Vietnam. */
export type OrderDraft = {
  readonly kind: OrderKind;
  readonly legalBasis: string;
  readonly officeId: string | null;
  /** Row of the authority table; null: not chosen yet. */
  readonly signerId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly place: Option | null;
  readonly reason: string;
};

/** The end of a term: the last minute of the last day, `YYYY-MM-DDTHH:mm`. */
export function endOfTerm(from: string, days: number): string {
  return `${addDays(from.slice(0, 10), days)}T23:59`;
}

/** A new order that begins now and lasts 14 days. */
export function newOrder(kind: OrderKind, reason: string, nowMs: number): OrderDraft {
  const from = instantToLocal(nowMs);
  return {
    kind,
    legalBasis: '',
    officeId: null,
    signerId: null,
    from,
    until: endOfTerm(from, 14),
    place: null,
    reason,
  };
}

/** What keeps an order from being issued: something is missing, or the end is not after the beginning. */
export function problemOf(draft: OrderDraft): 'missing' | 'badTerm' | null {
  const { legalBasis, reason, officeId, signerId, from, until } = draft;
  if (typed(legalBasis) === undefined || typed(reason) === undefined) {
    return 'missing';
  }
  if (officeId === null || signerId === null) {
    return 'missing';
  }
  if (from === null || until === null) {
    return 'missing';
  }
  return until > from ? null : 'badTerm';
}

/** The order as the API takes it; call only when `problemOf` finds none. */
export function bodyOf(
  id: string,
  draft: OrderDraft,
  personIds: readonly string[],
  caseId: string | undefined,
): IssueBody {
  return defined({
    id,
    personIds: [...personIds],
    kind: draft.kind,
    legalBasis: draft.legalBasis.normalize('NFC').trim(),
    issuerOfficeId: draft.officeId ?? '',
    from: localToInstant(draft.from ?? ''),
    until: localToInstant(draft.until ?? ''),
    placeId: draft.place?.id,
    signerId: draft.signerId ?? undefined,
    caseId,
    reason: draft.reason.normalize('NFC').trim(),
  });
}

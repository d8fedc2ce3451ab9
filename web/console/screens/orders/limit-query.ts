import type { Query } from '../../../../contract/kit.ts';
import type { orderSigningApi } from '../../../../contract/order-signing.ts';
import { localToInstant } from '../../../shared/formats.ts';
import { defined } from '../../kit/defined.ts';
import type { OrderKind } from './draft.ts';

type LimitQuery = Query<(typeof orderSigningApi)['GET /order-limits/in-force']>;

/** A term whose limit is asked for. `from` and `until` on the clock of Vietnam, as typed; the others as the API has them. */
export type AskedTerm = {
  readonly kind: OrderKind;
  readonly caseId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Of an order that stands: when it was issued, and until when at first. */
  readonly issuedAt?: string;
  readonly firstUntil?: string;
};

/** What to ask; null while there is no term, or one that ends before it begins, of which the form speaks itself. */
export function limitQuery(term: AskedTerm): LimitQuery | null {
  const { kind, caseId, from, until, issuedAt, firstUntil } = term;
  if (from === null || until === null || until <= from) {
    return null;
  }
  return defined({
    kind,
    caseId: caseId ?? undefined,
    from: localToInstant(from),
    until: localToInstant(until),
    issuedAt,
    firstUntil,
  });
}

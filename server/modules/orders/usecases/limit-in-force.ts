import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { orderSigningApi } from '../../../../contract/order-signing.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type DiseaseGrouping, diseaseOfCase, groupingOf } from '../../cases/index.ts';
import type { OrderContext } from '../context.ts';
import { judgeTerm, limitOf, termDays, type TermLimit, termLimits } from '../rules/limits.ts';
import type { OrderRow } from '../store/orders.ts';
import { readTime } from './check-term.ts';

type ShownLimits = Static<(typeof orderSigningApi)['GET /order-limits']['reply'][200]>;
type LimitQuery = Query<(typeof orderSigningApi)['GET /order-limits/in-force']>;
type LimitInForce = Static<(typeof orderSigningApi)['GET /order-limits/in-force']['reply'][200]>;

/** In which group the law put the disease of a case at a time (Unix ms); null: no case, or none on record. */
export async function groupOfCase(
  scope: Scope,
  db: Db | Tx,
  caseId: string | null,
  at: number,
): Promise<DiseaseGrouping | null> {
  const disease = caseId === null ? undefined : await diseaseOfCase(scope, db, caseId);
  return disease === undefined ? null : (groupingOf(disease, localDate(at)) ?? null);
}

/** The group that a stored order is judged by: that of the day of its issue. */
export async function groupOfRow(scope: Scope, db: Db | Tx, row: OrderRow): Promise<DiseaseGrouping | null> {
  return await groupOfCase(scope, db, row.case_id, row.issued_at.getTime());
}

/** Every limit on record, whatever its dates. */
export function showLimits(): ShownLimits {
  return { items: termLimits.map(present) };
}

/**
 * The limit that an order would fall under, and how a term stands to it, while it is typed. Of a case it tells no more
 * than the group of its disease, as the warning of an order does.
 */
export async function showLimitInForce(
  context: OrderContext,
  scope: Scope,
  query: LimitQuery,
): Promise<Outcome<LimitInForce>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const given = {
    issuedAt: query.issuedAt ?? new Date(now).toISOString(),
    from: query.from,
    until: query.until,
    firstUntil: query.firstUntil ?? query.until,
  };
  const times = { issuedAt: now, from: now, until: now, firstUntil: now };
  for (const field of ['issuedAt', 'from', 'until', 'firstUntil'] as const) {
    const time = readTime(given[field], field, now);
    if (!time.ok) {
      return time;
    }
    times[field] = time.value;
  }
  const { issuedAt, ...term } = times;
  const group = await groupOfCase(scope, db, query.caseId?.toLowerCase() ?? null, issuedAt);
  const key = { kind: query.kind, group, issuedOn: localDate(issuedAt) };
  const limit = limitOf(key);
  return done({
    group: group?.group ?? null,
    groupCertainty: group?.certainty ?? null,
    groupSource: group?.source.vi ?? null,
    groupSourceEn: group?.source.en ?? null,
    limit: limit === undefined ? null : present(limit),
    days: termDays(term.from, term.until),
    verdict: judgeTerm(key, term).verdict,
  });
}

function present({ kinds, source, certainty, ...limit }: TermLimit): ShownLimits['items'][number] {
  return {
    ...limit,
    kinds: [...kinds],
    basis: source.vi,
    basisEn: source.en,
    certainty: certainty.days,
    datesCertainty: certainty.dates,
  };
}

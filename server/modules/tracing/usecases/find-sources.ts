import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { allCases, caseNodes, type CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import type { TraceWindow } from '../rules/trace-window.ts';
import { namedOf } from '../store/named.ts';
import { namersOf } from '../store/named-people.ts';
import type { Exposure } from '../types.ts';
import { findExposures } from './find-exposures.ts';

export type BackQuery = {
  readonly ref: CaseRef;
  readonly caseNo: number;
  readonly window: TraceWindow;
  readonly now: number;
};

/** Other cases looked at for air that they left behind: the latest reported ones. */
const MOST_CASES = 2_000;

/**
 * Everything that the case shared with others in a window: co-presence, rooms, trips, rosters, the household, and
 * naming in either direction. Where the air of a place stays infectious, also what a case left behind there before
 * the case came. `personNo` is the other one.
 */
export async function findShared(
  context: TracingContext,
  scope: Scope,
  db: Db,
  query: BackQuery,
): Promise<Exposure[]> {
  const { ref, caseNo, window, now } = query;
  const common = { disease: ref.disease, known: [], now, limit: null };
  const met = await findExposures(context, scope, db, {
    ...common,
    exposers: [{ personNo: caseNo, from: window.from, to: window.to }],
    window: { ...window, lingerMs: 0 },
  });
  const named = await namedEitherWay(context, scope, db, query);
  const together = [...met.exposures, ...named];
  if (window.lingerMs === 0) {
    return together;
  }
  const left = await leftBehind(context, scope, db, query);
  const seen = new Set(left.map((one) => one.personNo));
  return [...together.filter((one) => one.source !== 'presence' || !seen.has(one.personNo)), ...left];
}

/** Presence at places whose air a known case had left infectious; counted forward, from that case to ours. */
async function leftBehind(
  context: TracingContext,
  scope: Scope,
  db: Db,
  { ref, caseNo, window, now }: BackQuery,
): Promise<Exposure[]> {
  const others = (await allCases(scope, db))
    .filter(
      (one) =>
        one.caseId !== ref.caseId &&
        one.disease === ref.disease &&
        one.classification !== 'NO_CASE' &&
        one.window.from < window.to &&
        one.window.to > window.from,
    )
    .slice(-MOST_CASES);
  const only = await context.people.mergedNos(scope, caseNo);
  const found = await findExposures(context, scope, db, {
    exposers: others.map((one) => ({
      personNo: one.personNo,
      from: Math.max(window.from, one.window.from),
      to: Math.min(window.to, one.window.to),
    })),
    window,
    disease: ref.disease,
    known: [],
    only,
    now,
    limit: null,
  });
  return found.exposures
    .filter((one) => one.source === 'presence' && one.viaNo !== caseNo)
    .map((one) => ({ ...one, personNo: one.viaNo, viaNo: caseNo }));
}

async function namedEitherWay(
  context: TracingContext,
  scope: Scope,
  db: Db,
  { ref, caseNo, window }: BackQuery,
): Promise<Exposure[]> {
  const own = await context.people.mergedNos(scope, caseNo);
  const namers = await namersOf(scope, db, own);
  const cases = new Map(
    (await caseNodes(scope, db, [...new Set(namers.map((row) => row.case_id))])).map((one) => [
      one.caseId,
      one,
    ]),
  );
  const rows = [
    ...(await namedOf(scope, db, ref.caseId)).map((row) => ({ ...row, other: row.person_no })),
    ...namers.flatMap((row) => {
      const namer = cases.get(row.case_id);
      return namer === undefined ? [] : [{ ...row, other: namer.personNo }];
    }),
  ].filter((row) => row.from_at.getTime() < window.to && row.to_at.getTime() > window.from);
  const kept = await context.people.resolvedByNo(
    scope,
    db,
    rows.map((row) => row.other),
  );
  return rows.flatMap((row): Exposure[] => {
    const personNo = kept.get(row.other)?.personNo ?? row.other;
    return personNo === caseNo
      ? []
      : [
          {
            personNo,
            viaNo: caseNo,
            source: 'named',
            placeNo: null,
            from: Math.max(window.from, row.from_at.getTime()),
            to: Math.min(window.to, row.to_at.getTime()),
            ms: 0,
          },
        ];
  });
}

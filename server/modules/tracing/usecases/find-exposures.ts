import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import {
  coPresence,
  type CoPresenceQuery,
  type Exposer,
  sumCoPresence,
  type TraceEngine,
} from '../../presence/index.ts';
import type { TracingContext } from '../context.ts';
import { uniteMerged } from '../rules/gather-contacts.ts';
import type { TraceWindow } from '../rules/trace-window.ts';
import { roomExposures, tripExposures } from '../store/long-stays.ts';
import type { Exposure } from '../types.ts';
import { findRosterExposures } from './find-roster-exposures.ts';

export type ExposureQuery = {
  readonly exposers: readonly Exposer[];
  readonly window: TraceWindow;
  /** Whose rules of rosters hold. */
  readonly disease: string;
  /** People who are in a level already. */
  readonly known: readonly number[];
  /** Time of the tracing, Unix ms: what is open lasts until then. */
  readonly now: number;
  /** Only these people are looked for, under any of their numbers; left out: everybody. */
  readonly only?: readonly number[];
  /** Add presence up by place and keep so many people; null: every overlap of everybody. */
  readonly limit: number | null;
};

export type FoundExposures = {
  readonly exposures: readonly Exposure[];
  /** People found by presence, also those beyond the limit. */
  readonly present: number;
  /** Which engine found the co-presence. */
  readonly engine: TraceEngine;
};

/**
 * Everybody whom the exposers exposed: by presence at one place, by a shared room, trip or household. Answers numbers
 * of kept records; exposers and known people are never answered.
 */
export async function findExposures(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  query: ExposureQuery,
): Promise<FoundExposures> {
  const { people } = context;
  const exposing = query.exposers.filter((one) => one.from < one.to);
  const numbers = await people.numbersOf(scope, db, [...exposing.map((e) => e.personNo), ...query.known]);
  const allOf = (no: number) => numbers.get(no) ?? [no];
  const exposers = exposing.flatMap((one) => allOf(one.personNo).map((personNo) => ({ ...one, personNo })));
  const known = new Set([...exposing.map((e) => e.personNo), ...query.known].flatMap(allOf));
  const { minMs, minMsBySetting, lingerMs } = query.window;
  const present = await presenceExposures(context, scope, db, query.limit, {
    exposers,
    minMs,
    minMsByKind: minMsBySetting,
    lingerMs,
    excludePersonNos: [...known],
    onlyPersonNos: query.only ?? null,
  });
  const lasting = (least: number | undefined) => (one: Exposure) => one.ms >= (least ?? 0);
  const rooms = (await roomExposures(scope, db, exposers, query.now)).filter(lasting(minMsBySetting.room));
  const trips = (await tripExposures(scope, db, exposers)).filter(lasting(minMsBySetting.vehicle));
  const seated = await findRosterExposures(scope, db, exposers, query);
  const rosters = seated.filter(lasting(minMsBySetting.class));
  const households = await householdExposures(context, scope, db, exposing, query.now);
  const all = [...present.exposures, ...rooms, ...trips, ...rosters, ...households].filter(
    (one) => !known.has(one.personNo) && (query.only?.includes(one.personNo) ?? true),
  );
  const kept = await people.resolvedByNo(scope, db, [
    ...new Set(all.flatMap((one) => [one.personNo, one.viaNo])),
  ]);
  const moved = new Map([...kept].flatMap(([no, { personNo }]) => (no === personNo ? [] : [[no, personNo]])));
  return { exposures: uniteMerged(all, moved), present: present.total, engine: present.engine };
}

async function presenceExposures(
  { coPresence: engines }: TracingContext,
  scope: Scope,
  db: Db | Tx,
  limit: number | null,
  query: CoPresenceQuery,
): Promise<{ engine: TraceEngine; total: number; exposures: Exposure[] }> {
  if (limit === null) {
    const { engine, rows } = (await engines?.each(scope, db, query)) ?? {
      engine: 'sql',
      rows: await coPresence(scope, db, query),
    };
    return {
      engine,
      total: new Set(rows.map((row) => row.personNo)).size,
      exposures: rows.map(({ exposerNo, ...row }) => ({ ...row, viaNo: exposerNo, source: 'presence' })),
    };
  }
  const { engine, total, people } = (await engines?.sum(scope, db, { ...query, limit })) ?? {
    engine: 'sql',
    ...(await sumCoPresence(scope, db, { ...query, limit })),
  };
  const exposures = people.flatMap(({ personNo, places }) =>
    places.map((place): Exposure => ({ ...place, personNo, source: 'presence' })),
  );
  return { engine, total, exposures };
}

/** Who shares the home of an exposer is exposed from the beginning, whatever the minutes. */
async function householdExposures(
  { people }: TracingContext,
  scope: Scope,
  db: Db | Tx,
  exposers: readonly Exposer[],
  now: number,
): Promise<Exposure[]> {
  const members = await people.householdMembers(
    scope,
    db,
    exposers.map((one) => one.personNo),
  );
  return exposers.flatMap(({ personNo: viaNo, from, to }) => {
    const end = Math.min(to, now);
    return from >= end
      ? []
      : (members.get(viaNo) ?? []).map((personNo): Exposure => ({
          personNo,
          viaNo,
          source: 'household',
          placeNo: null,
          from,
          to: end,
          ms: end - from,
        }));
  });
}

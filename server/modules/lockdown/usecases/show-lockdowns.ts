import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { LockdownSummary, lockdownsApi } from '../../../../contract/lockdowns.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { readPositions } from '../../../registry/places/index.ts';
import type { LockdownContext } from '../context.ts';
import { isOverdue } from '../rules/life-cycles.ts';
import { isEnding, liftRuleAt } from '../rules/lift-checklist.ts';
import { gatesOf, guardsOf } from '../store/gates.ts';
import {
  listLockdowns,
  type LockdownRow,
  lockdownsInForce,
  type LockdownSort,
  lockdownSorts,
} from '../store/lockdowns.ts';
import { countInside } from '../store/members.ts';
import { needsOf, roundsOf } from '../store/work.ts';
import { supplySums } from '../rules/supply-rounds.ts';
import { readTestRounds, roundSums } from './read-rounds.ts';
import { readSupplies, type ReadSupply } from './read-supplies.ts';

export type ShownSummary = Static<typeof LockdownSummary>;
type Asked = Query<(typeof lockdownsApi)['GET /lockdowns']>;
export type LockdownQuery = { [K in keyof Asked]?: Asked[K] | undefined };

/** Cordons of the viewer's areas; those whose end comes first lead unless another order is asked for. */
export async function showLockdowns(
  context: LockdownContext,
  scope: Scope,
  query: LockdownQuery,
): Promise<Outcome<{ items: ShownSummary[]; next: string | null; total: null }>> {
  const { areas, platform } = context;
  const own = pathsOf(scope, 'lockdown.read');
  const path = query.area === undefined ? null : areas.byId(query.area.toLowerCase())?.path;
  if (path === undefined || (path !== null && !mayIn(scope, 'lockdown.read', path))) {
    return refuseGeneral('forbidden');
  }
  const now = platform.clock.now();
  const sort: LockdownSort =
    query.sort !== undefined && Object.hasOwn(lockdownSorts, query.sort)
      ? (query.sort as LockdownSort)
      : 'work';
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const rows = await listLockdowns(scope, platform.db, {
    areaNos: path === null && own.includes('') ? null : areas.numbersUnder(path === null ? own : [path]),
    title: query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    state: query.state ?? null,
    focusId: query.focus?.toLowerCase() ?? null,
    endingBefore: query.ending === true ? now + liftRuleAt(now).warnHoursBefore * HOUR_MS : null,
    sort,
    after: after === null ? null : { at: Number(after[0]), id: String(after[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [lockdownSorts[sort].of(row), row.id]);
  return done({
    items: await presentSummaries(context, scope, platform.db, page.rows),
    next: page.next,
    total: null,
  });
}

/** Cordons as the list shows them. */
export async function presentSummaries(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly LockdownRow[],
): Promise<ShownSummary[]> {
  if (rows.length === 0) {
    return [];
  }
  const now = context.platform.clock.now();
  const rule = liftRuleAt(now);
  const ids = rows.map(({ id }) => id);
  const [inside, rounds, needs, gates, guards, places] = await Promise.all([
    countInside(scope, db, ids),
    roundsOf(scope, db, ids),
    needsOf(scope, db, ids),
    gatesOf(scope, db, ids),
    guardsOf(scope, db, ids, now),
    context.places.byNos(
      scope,
      db,
      rows.flatMap((row) => row.place_no ?? []),
    ),
  ]);
  const active = rows.filter(({ state }) => state === 'ACTIVE');
  // The newest alone, of those that do not lie ahead and so wait for nobody yet.
  const newest = active.flatMap(
    ({ id }) =>
      rounds.find(
        (one) => one.lockdown_id === id && one.kind === 'supply' && one.planned_at.getTime() <= now,
      ) ?? [],
  );
  const supplies = await readSupplies(context, scope, db, active, { rounds: newest });
  const shown: ShownSummary[] = [];
  for (const row of rows) {
    const own = <T extends { lockdown_id: string }>(all: readonly T[]) =>
      all.filter((one) => one.lockdown_id === row.id);
    const [round] =
      row.state === 'ACTIVE'
        ? await readTestRounds(context, scope, db, row, { rounds: own(rounds), newestOnly: true })
        : [];
    const open = own(needs).filter(({ state }) => state === 'OPEN' || state === 'ASSIGNED');
    const openGates = own(gates).filter((gate) => gate.closed_at === null);
    const onDuty = own(guards).filter(
      (guard) => guard.from_at.getTime() <= now && openGates.some(({ id }) => id === guard.gate_id),
    );
    const supply = supplies.get(row.id)?.[0];
    const area = context.areas.byNo(row.area_no)!;
    shown.push({
      id: row.id,
      title: row.title,
      state: row.state,
      shape: row.shape,
      areaId: area.id,
      areaName: area.fullName,
      placeName: row.place_no === null ? null : (places.get(row.place_no)?.name ?? null),
      disease: row.disease,
      number: row.set_up?.number ?? null,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      liftedAt: row.lifted_at?.toISOString() ?? null,
      ending: row.state === 'ACTIVE' && isEnding(row.until_at.getTime(), now, rule),
      households: inside.get(row.id)?.households ?? 0,
      people: inside.get(row.id)?.people ?? 0,
      overdueNeeds: open.filter((need) =>
        isOverdue({ state: need.state, deadline: need.deadline.getTime() }, now),
      ).length,
      openNeeds: open.length,
      missingTests: round === undefined ? 0 : roundSums(round.people).missing,
      unserved: supply === undefined ? 0 : unservedOf(supply),
      guardsNow: onDuty.length,
      gatesUnguarded: openGates.filter((gate) => !onDuty.some((guard) => guard.gate_id === gate.id)).length,
      createdAt: row.created_at.toISOString(),
      version: row.version,
    });
  }
  return shown;
}

/** Households that a supply round did not reach; a round of before each was marked says nothing of that once it is closed. */
function unservedOf(supply: ReadSupply): number {
  const { due, served } = supplySums(supply);
  return supply.round.done_at !== null && supply.marks.size === 0 ? 0 : due - served;
}

/** Cordons in force as the console's map draws them; a cordon without an outline is a point where its unit or place lies. */
export async function showLockdownMap(context: LockdownContext, scope: Scope) {
  const { areas, platform } = context;
  const rows = (await lockdownsInForce(scope, platform.db, platform.clock.now())).filter((row) =>
    mayIn(scope, 'lockdown.read', areas.pathOf(row.area_no)),
  );
  return { items: await presentOutlines(context, scope, rows) };
}

/** Where cordons lie, how long they hold, and how many are inside. */
export async function presentOutlines(
  { areas, platform: { db } }: Pick<LockdownContext, 'areas' | 'platform'>,
  scope: Scope,
  rows: readonly LockdownRow[],
) {
  const inside = await countInside(
    scope,
    db,
    rows.map(({ id }) => id),
  );
  const positions = await readPositions(
    scope,
    db,
    rows.flatMap((row) => row.place_no ?? []),
  );
  return rows.map((row) => {
    const area = areas.byNo(row.area_no)!;
    const ring = row.outline?.[0]?.[0];
    const middle =
      ring === undefined
        ? (positions.get(row.place_no ?? -1) ?? { lat: area.lat, lon: area.lon })
        : {
            lat: ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length,
            lon: ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length,
          };
    return {
      id: row.id,
      title: row.title,
      areaName: area.fullName,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      households: inside.get(row.id)?.households ?? 0,
      people: inside.get(row.id)?.people ?? 0,
      rings: row.outline as [number, number][][][] | null,
      lat: middle.lat,
      lon: middle.lon,
    };
  });
}

import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { missedBefore } from '../rules/supply-rounds.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { householdPeople } from './household-people.ts';
import { reachLockdown } from './reach.ts';
import { readSupplies, type ReadSupply } from './read-supplies.ts';

type Api = (typeof lockdownWorkApi)['GET /lockdowns/{id}/rounds/{roundId}/households'];
type Asked = Query<Api>;
type HouseholdQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type ShownHousehold = Static<Api['reply'][200]>['items'][number];
type Page = { items: ShownHousehold[]; next: string | null; total: number };
export type SupplyKey = { readonly id: string; readonly roundId: string };

const FIRST = 50;

/** Households of a supply round, page by page, as the viewer may see people; audited. */
export async function showSupplies(
  context: LockdownContext,
  scope: Scope,
  at: SupplyKey,
  query: HouseholdQuery,
): Promise<Outcome<Page>> {
  const read = await readHouseholds(context, scope, at, query.show ?? 'all');
  if (!read.ok) {
    return read;
  }
  const { rows } = read.value;
  const from = Number(decodeCursor(query.cursor)?.[0] ?? 0);
  const limit = query.limit ?? FIRST;
  return done({
    items: rows.slice(from, from + limit),
    next: from + limit < rows.length ? encodeCursor([from + limit]) : null,
    total: rows.length,
  });
}

/**
 * All households of a supply round: those that got nothing of the rounds before first, then by address as one walks. What is
 * said of them in this round moves no row, so that a list can be ticked from the top to the end.
 */
export async function readHouseholds(
  context: LockdownContext,
  scope: Scope,
  at: SupplyKey,
  show: NonNullable<Asked['show']>,
): Promise<Outcome<{ row: LockdownRow; supply: ReadSupply; rows: ShownHousehold[] }>> {
  const { db, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', at.id);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const supplies = (await readSupplies(context, scope, db, [row])).get(row.id) ?? [];
  const position = supplies.findIndex(({ round }) => round.id === at.roundId.toLowerCase());
  const supply = supplies[position];
  if (supply === undefined) {
    return refuse('unknown-item');
  }
  const before = supplies.slice(position + 1);
  const wanted = [...supply.due].filter(
    (household) => show === 'all' || (supply.marks.get(household) === 'served') === (show === 'served'),
  );
  const people = await householdPeople(context, scope, row, wanted);
  const rows = wanted.map((household): ShownHousehold => {
    const note = supply.notes.get(household);
    const { times, last } = missedBefore(household, before);
    return {
      household,
      ...people(household),
      outcome: note?.outcome ?? null,
      at: note?.at.toISOString() ?? null,
      by: note?.by ?? null,
      missedBefore: times,
      lastOutcome: last,
    };
  });
  await audit(db, scope, clock.now(), [
    {
      action: 'lockdown.households',
      subjectKind: 'lockdown',
      subjectId: row.id,
      areaNo: row.area_no,
      detail: { count: rows.length },
    },
  ]);
  return done({ row, supply, rows: rows.toSorted(inWalkingOrder) });
}

function inWalkingOrder(a: ShownHousehold, b: ShownHousehold): number {
  return (
    b.missedBefore - a.missedBefore ||
    (a.address ?? '').localeCompare(b.address ?? '', 'vi', { numeric: true }) ||
    a.name.localeCompare(b.name, 'vi') ||
    (a.household < b.household ? -1 : 1)
  );
}

import type { Right } from '../../../../contract/rights.ts';
import { type DataClass, roleTable } from '../../../../contract/rights.ts';
import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { TripRow } from '../store/tables.ts';
import { findTrip } from '../store/trips.ts';

const ORDER: readonly DataClass[] = ['none', 'masked', 'personal', 'sensitive'];

/** Whether the scope holds a right at the gate of a trip. */
export function mayAtGate(
  { areas }: Pick<TripContext, 'areas'>,
  scope: Scope,
  right: Right,
  row: Pick<TripRow, 'area_no'>,
): boolean {
  return mayIn(scope, right, areas.pathOf(row.area_no) ?? null);
}

/** Whether the scope holds a right at the gate or at a post of the way. */
export function mayOnWay(
  { areas }: Pick<TripContext, 'areas'>,
  scope: Scope,
  right: Right,
  row: Pick<TripRow, 'area_nos'>,
): boolean {
  return row.area_nos.some((no) => mayIn(scope, right, areas.pathOf(no) ?? null));
}

/**
 * How much of the people of a trip the scope may see: a post sees whom it has to let through, so the best class along the
 * way counts, of roles that have to do with trips.
 */
function tripClass(
  { areas }: Pick<TripContext, 'areas'>,
  scope: Scope,
  row: Pick<TripRow, 'area_nos'>,
): DataClass {
  const concerned = {
    ...scope,
    grants: scope.grants.filter(({ role }) => roleTable[role].rights.includes('trip.read')),
  };
  return row.area_nos
    .map((no) => dataClassIn(concerned, areas.pathOf(no) ?? null))
    .reduce<DataClass>((best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best), 'none');
}

/** Whether the scope sees who drives what, as long as the trip says so. */
export function seesCrew(
  context: Pick<TripContext, 'areas'>,
  scope: Scope,
  row: Pick<TripRow, 'area_nos' | 'anonymised_at'>,
): boolean {
  return row.anonymised_at === null && seesPeople(tripClass(context, scope, row));
}

/** Whether names, phones and plates are shown. */
function seesPeople(shown: DataClass): boolean {
  return shown === 'personal' || shown === 'sensitive';
}

/** A trip to change, locked; the right must hold at its gate. */
export async function openTrip(
  context: Pick<TripContext, 'areas'>,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<TripRow>> {
  const row = await findTrip(scope, tx, id.toLowerCase(), true);
  if (row === undefined) {
    return refuse('not-found');
  }
  return mayAtGate(context, scope, 'trip.record', row) ? done(row) : refuse('outside-area');
}

import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { RosterSession } from '../rules/read-roster.ts';
import { findRoster, type RosterFileRow, sessionsOf } from '../store/rosters.ts';

/** A roster of the scope's areas. */
export async function openRoster(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<Outcome<RosterFileRow>> {
  const row = await findRoster(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return mayIn(scope, 'tracing.run', context.areas.pathOf(row.area_no))
    ? done(row)
    : refuseGeneral('forbidden');
}

/** Sessions of a roster, in the order of time. */
export async function readRosterSessions(
  scope: Scope,
  db: Db | Tx,
  rosterId: string,
): Promise<RosterSession[]> {
  return (await sessionsOf(scope, db, rosterId)).map(({ no, from_at, to_at }) => ({
    no,
    from: from_at.getTime(),
    to: to_at.getTime(),
  }));
}

/** Where a roster is of: a place, else a unit that the scope works in. */
export async function readRosterPlace(
  { areas, places, platform }: TracingContext,
  scope: Scope,
  input: { readonly placeId?: string | undefined; readonly areaId?: string | undefined },
): Promise<Outcome<{ place: PlaceRef | null; areaNo: number }>> {
  const placeId = input.placeId?.toLowerCase();
  const place =
    placeId === undefined
      ? null
      : ((await places.byIds(scope, platform.db, [placeId])).get(placeId) ?? undefined);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  const areaNo =
    place?.areaNo ?? (input.areaId === undefined ? undefined : areas.byId(input.areaId.toLowerCase())?.no);
  if (areaNo === undefined) {
    return refuse('place-or-area', { fields: { areaId: 'required' } });
  }
  return mayIn(scope, 'tracing.run', areas.pathOf(areaNo))
    ? done({ place, areaNo })
    : refuseGeneral('forbidden');
}

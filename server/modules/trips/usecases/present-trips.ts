import type { Static } from 'typebox';
import type { Trip } from '../../../../contract/trip-records.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { TripContext } from '../context.ts';
import { showPlate } from '../rules/read-plate.ts';
import type { ListedTrip } from '../store/lists.ts';
import type { RouteRow, TripRow } from '../store/tables.ts';
import { listRoutes } from '../store/terms.ts';
import { readDetails } from './accept-trip.ts';
import { seesCrew } from './open-trip.ts';

export type ShownTrip = Static<typeof Trip>;
export const HIDDEN = '•••';

/** Trips as the viewer may see them: who drives what, only where personal data may be seen. */
export async function presentTrips(
  context: TripContext,
  scope: Scope,
  rows: readonly ListedTrip[],
): Promise<ShownTrip[]> {
  const { platform, places } = context;
  const gates = await places.byNos(scope, platform.db, [...new Set(rows.map((row) => row.gate_no))]);
  const names = await routeNames(context, scope);
  return rows.map((row): ShownTrip => {
    const whole = seesCrew(context, scope, row);
    const { driver } = readDetails(context, row);
    const gate = gates.get(row.gate_no);
    return {
      id: row.id,
      state: row.state,
      shortCode: row.short_code,
      direction: row.direction,
      gateId: gate?.placeId ?? '',
      gateName: gate?.name ?? '',
      routeName: names.get(row.route_id)?.name ?? '',
      plate: whole ? plateOf(context, row) : null,
      plateNation: row.plate_nation,
      driver: whole ? driver.fullName : HIDDEN,
      driverPhone: whole ? (driver.phone ?? null) : null,
      enterprise: row.enterprise,
      goods: row.goods,
      weightKg: row.weight_kg,
      startsAt: row.starts_at.toISOString(),
      slotAt: row.slot_at?.toISOString() ?? null,
      plannedArrivalAt: row.planned_arrival.toISOString(),
      arrivedAt: row.arrived_at?.toISOString() ?? null,
      passedAt: row.passed_at?.toISOString() ?? null,
      closedAt: row.closed_at?.toISOString() ?? null,
      nextDueAt: row.next_due_at?.toISOString() ?? null,
      openTasks: row.open_tasks,
      late: row.late,
      submittedAt: row.submitted_at.toISOString(),
      registeredBy: row.registered_by,
    };
  });
}

/** The plate as it is printed. */
export function plateOf({ platform }: TripContext, row: Pick<TripRow, 'plate' | 'plate_nation'>): string {
  return showPlate(platform.secrets.decrypt(row.plate), row.plate_nation);
}

/** Route templates by id, former ones too. */
export async function routeNames(
  { platform }: TripContext,
  scope: Scope,
): Promise<ReadonlyMap<string, RouteRow>> {
  return new Map((await listRoutes(scope, platform.db, null)).map((route) => [route.id, route]));
}

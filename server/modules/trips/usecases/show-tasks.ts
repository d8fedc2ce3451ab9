import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { TripTask } from '../../../../contract/trip-records.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TripContext } from '../context.ts';
import { countTasks, type ListedTask, listTasks, type TaskFilter } from '../store/tasks.ts';
import { readDetails } from './accept-trip.ts';
import { seesCrew } from './open-trip.ts';
import { HIDDEN, plateOf } from './present-trips.ts';
import { placeNoOf, readCursor, tripAreas } from './show-trips.ts';

export type ShownTask = Static<typeof TripTask>;
type Asked = Partial<Query<(typeof tripsApi)['GET /border/tasks']>>;
type Page = { items: ShownTask[]; next: string | null; total: number | null };

/** A page of tasks of the own areas, what is due first; the look at people is audited. */
export async function showTasks(context: TripContext, scope: Scope, query: Asked): Promise<Outcome<Page>> {
  const { db, clock } = context.platform;
  const filter: TaskFilter = {
    areaNos: tripAreas(context, scope),
    state: query.state ?? null,
    reason: query.reason ?? null,
    gateNo: query.gate === undefined ? null : await placeNoOf(context, scope, query.gate),
  };
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listTasks(scope, db, filter, { after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.due_at.toISOString(), row.id]);
  await audit(db, scope, clock.now(), [{ action: 'trip.tasks', detail: { shown: page.rows.length } }]);
  return done({
    items: await presentTasks(context, scope, page.rows),
    next: page.next,
    total: after === null ? await countTasks(scope, db, filter) : null,
  });
}

/** Tasks as the viewer may see them. */
export async function presentTasks(
  context: TripContext,
  scope: Scope,
  rows: readonly ListedTask[],
): Promise<ShownTask[]> {
  const { platform, places } = context;
  const nos = rows.flatMap(({ gate_no, place_no }) => [gate_no, ...(place_no === null ? [] : [place_no])]);
  const names = await places.byNos(scope, platform.db, [...new Set(nos)]);
  return rows.map((row): ShownTask => {
    const whole = seesCrew(context, scope, row);
    const { driver } = readDetails(context, row);
    return {
      id: row.id,
      tripId: row.trip_id,
      reason: row.reason,
      state: row.state,
      at: row.at.toISOString(),
      dueAt: row.due_at.toISOString(),
      placeName: names.get(row.place_no ?? -1)?.name ?? null,
      minutes: row.late_minutes,
      seals: row.seals,
      misuse: row.reason === 'misuse' ? (row.key.split(' ')[0] as ShownTask['misuse']) : null,
      plate: whole ? plateOf(context, row) : null,
      gateName: names.get(row.gate_no)?.name ?? '',
      shortCode: row.short_code,
      driver: whole ? driver.fullName : HIDDEN,
      driverPhone: whole ? (driver.phone ?? null) : null,
      outcome: row.outcome,
      note: row.note === null || !whole ? null : platform.secrets.decrypt(row.note),
      doneBy: row.done_by,
      doneAt: row.done_at?.toISOString() ?? null,
    };
  });
}

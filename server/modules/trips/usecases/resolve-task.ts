import type { Body } from '../../../../contract/kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { tasksOf, updateTask } from '../store/tasks.ts';
import { findTrip } from '../store/trips.ts';
import { mayOnWay } from './open-trip.ts';

type Asked = Body<(typeof tripsApi)['POST /border/trips/{id}/tasks/{taskId}']>;

/** What came of a task, by an officer of the gate or of a post of the way. The same answer again changes nothing. */
export async function resolveTask(
  context: TripContext,
  scope: Scope,
  { id, taskId }: { readonly id: string; readonly taskId: string },
  { outcome, note }: Asked,
): Promise<Outcome<{ id: string; state: 'open' | 'done' }>> {
  const { platform } = context;
  return await allOrNothing(platform.db, async (tx) => {
    const row = await findTrip(scope, tx, id.toLowerCase(), true);
    if (row === undefined) {
      return refuse('not-found');
    }
    if (!mayOnWay(context, scope, 'trip.record', row)) {
      return refuse('outside-area');
    }
    const task = (await tasksOf(scope, tx, row.id)).find((one) => one.id === taskId.toLowerCase());
    if (task === undefined) {
      return refuse('unknown-task');
    }
    if (task.state === 'done') {
      return task.outcome === outcome ? done({ id: task.id, state: 'done' as const }) : refuse('task-done');
    }
    const now = platform.clock.now();
    await updateTask(scope, tx, task, {
      state: 'done',
      outcome,
      note: note === undefined ? null : platform.secrets.encrypt(note),
      done_by: scope.actor.name,
      done_at: new Date(now),
    });
    await audit(tx, scope, now, [
      {
        action: 'trip.task',
        subjectKind: 'trip',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { reason: task.reason, outcome },
      },
    ]);
    await appendEvent(tx, {
      topic: 'trip.moved',
      dataset: scope.dataset,
      payload: { ids: [row.id], areaNos: row.area_nos, raised: 0 },
      at: now,
    });
    return done({ id: task.id, state: 'done' as const });
  });
}

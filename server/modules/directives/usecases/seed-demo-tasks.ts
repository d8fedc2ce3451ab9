import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { DirectiveContext } from '../context.ts';
import type { Pick as Party } from '../rules/recipients.ts';
import { insertEvents, insertTasks, type TaskEventRow, type TaskRow } from '../store/tasks.ts';
import { createdEvent, rowsOf } from './give-tasks.ts';
import { tasksByIds } from './show-tasks.ts';

const TITLES = [
  'Lập danh sách người cần xét nghiệm (mô phỏng)',
  'Kiểm tra khu cách ly và chốt trên địa bàn (mô phỏng)',
  'Báo cáo vật tư, thuốc, trang thiết bị (mô phỏng)',
  'Tuyên truyền, phát loa cơ sở (mô phỏng)',
];
const GIVEN_BEFORE_DAYS = 6;

type Given = {
  readonly now: number;
  readonly issuerId: string;
  /** Who has tasks, from the most diligent to the slowest. */
  readonly parties: readonly Party[];
};

/**
 * Gives the simulated province tasks that fell due in the last fortnight and the one before, done in time, late or not at all:
 * a ranking rests on what is past, and no officer can give a task that is due already. Said again it changes nothing.
 */
export async function seedDemoTasks(
  context: DirectiveContext,
  { now, issuerId, parties }: Given,
): Promise<void> {
  const scope = systemScope('demo', 'demo');
  const { db } = context.platform;
  await db.transaction().execute(async (tx) => {
    const rows: Omit<TaskRow, 'dataset'>[] = [];
    const events: TaskEventRow[] = [];
    for (const [place, party] of parties.entries()) {
      for (const [n, title] of [...TITLES, ...TITLES].entries()) {
        const dueAt = now - (1 + n * 3) * DAY_MS - place * HOUR_MS;
        const at = dueAt - GIVEN_BEFORE_DAYS * DAY_MS;
        const id = namedUuid7(at, `demo-task/${party.id}/${n}`);
        const due = new Date(dueAt).toISOString();
        const made = await rowsOf(
          context,
          scope,
          tx,
          { id, issuerId, title, dueAt: due, responsible: [party] },
          at,
        );
        if (!made.ok) {
          throw new Error(made.messageEn);
        }
        for (const row of made.value) {
          const stepped = outcomeOf(row, scope, n % TITLES.length, place % TITLES.length, now);
          rows.push(stepped.row);
          events.push(createdEvent(row, scope), ...stepped.events);
        }
      }
    }
    if (await insertedBefore(context, scope, rows)) {
      return;
    }
    await insertTasks(scope, tx, rows);
    await insertEvents(tx, events);
    await audit(tx, scope, now, [{ action: 'task.give', detail: { tasks: rows.length, simulated: true } }]);
  });
}

/** Four kinds of diligence, 0 to 3: how many of each four tasks were late, and of the two slowest kinds one or two not done. */
function outcomeOf(row: Omit<TaskRow, 'dataset'>, scope: Scope, turn: number, slow: number, now: number) {
  const at = new Date(row.due_at.getTime() + (turn < slow ? 9 : -5) * HOUR_MS);
  if (turn < slow - 1 || at.getTime() > now) {
    return { row, events: [] };
  }
  const reported: TaskEventRow = {
    task_id: row.id,
    id: namedUuid7(at.getTime(), `${row.id}/reported`),
    kind: 'reported',
    at,
    by_name: scope.actor.name,
    note: 'Đã làm xong (mô phỏng)',
    percent: 100,
    version: 2,
  };
  return {
    row: { ...row, status: 'REPORTED' as const, percent: 100, version: 2, updated_at: at },
    events: [reported],
  };
}

async function insertedBefore(
  { platform }: DirectiveContext,
  scope: Scope,
  rows: readonly Pick<TaskRow, 'id'>[],
): Promise<boolean> {
  return (
    (
      await tasksByIds(
        scope,
        platform.db,
        rows.slice(0, 1).map(({ id }) => id),
      )
    ).length > 0
  );
}

import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { DirectiveContext } from '../context.ts';
import { escalationHours, escalationLevel } from '../rules/life-cycles.ts';
import {
  type EscalationRow,
  insertEscalations,
  insertEvents,
  lateTasks,
  type TaskRow,
  updateTask,
} from '../store/tasks.ts';

const BATCH = 500;
const BY = 'directives.escalate';

/**
 * Tasks late by 24 hours go to the unit above the responsible one, by 48 hours to the unit that gave the task; each once.
 * @returns how many tasks moved up.
 */
export async function escalateTasks(context: DirectiveContext): Promise<{ escalated: number }> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const due = escalationHours.map((hours) => new Date(now - hours * HOUR_MS)) as [Date, Date];
  let escalated = 0;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const rows = await lateTasks(tx, due, BATCH);
      for (const row of rows) {
        const level = escalationLevel({ status: row.status, dueAt: row.due_at.getTime() }, now);
        const levels = ([1, 2] as const).filter((one) => one > row.escalation && one <= level);
        const scope = systemScope(BY, row.dataset);
        await insertEscalations(
          tx,
          levels.map((one) => stepUp(context, row, one, new Date(now))),
        );
        await insertEvents(
          tx,
          levels.map((one) => ({
            task_id: row.id,
            id: namedUuid7(now, `${row.id}/escalated/${one}/${row.due_at.getTime()}`),
            kind: one === 1 ? ('escalated-24' as const) : ('escalated-48' as const),
            at: new Date(now),
            by_name: BY,
            note: null,
            percent: null,
            version: row.version,
          })),
        );
        await updateTask(scope, tx, row.id, { escalation: level });
        const subject = { subjectKind: 'task', subjectId: row.id, areaNo: row.area_no };
        await audit(tx, scope, now, [{ action: 'task.escalate', ...subject, detail: { level } }]);
        const payload = { areaNos: [row.area_no, row.issuer_area_no] };
        await appendEvent(tx, { topic: 'task.moved', dataset: row.dataset, payload, at: now });
      }
      return rows.length;
    });
    escalated += count;
    if (count < BATCH) {
      return { escalated };
    }
  }
}

function stepUp({ areas }: DirectiveContext, row: TaskRow, level: 1 | 2, at: Date): EscalationRow {
  const above = areas.byNo(row.area_no)?.parentNo ?? row.issuer_area_no;
  return {
    task_id: row.id,
    level,
    dataset: row.dataset,
    area_no: level === 1 ? above : row.issuer_area_no,
    at,
  };
}

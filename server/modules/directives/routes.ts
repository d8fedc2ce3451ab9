import type { directivesApi } from '../../../contract/directives.ts';
import type { tasksApi } from '../../../contract/tasks.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { DirectiveContext } from './context.ts';
import { addFile, loadFile, withdrawDirective } from './usecases/change-directive.ts';
import { giveTasks } from './usecases/give-tasks.ts';
import { rankTasks } from './usecases/rank-tasks.ts';
import { receiveDirective, showReceipts } from './usecases/receive-directive.ts';
import { reportProgress } from './usecases/report-progress.ts';
import { sendDirective } from './usecases/send-directive.ts';
import { showDirective, showDirectives } from './usecases/show-directives.ts';
import { showTask, showTasks } from './usecases/show-tasks.ts';
import { answerExtension, askExtension, cancelTask, checkTask, reportTask } from './usecases/step-task.ts';

const CSV_PAGE = 500;
const directiveColumns = [
  'id',
  'kind',
  'number',
  'issuerName',
  'issuedOn',
  'effectiveOn',
  'expiresOn',
  'urgent',
  'summary',
  'status',
  'sentAt',
  'receiptDueAt',
  'recipients',
  'received',
  'overdue',
  'tasks',
  'tasksClosed',
] as const;
const receiptColumns = [
  'number',
  'summary',
  'name',
  'areaName',
  'role',
  'state',
  'sentAt',
  'dueAt',
  'receivedAt',
  'receivedBy',
  'onBehalf',
  'note',
  'phone',
] as const;

/** Handlers of documents. */
export function directiveHandlers(context: DirectiveContext): Handlers<typeof directivesApi> {
  return {
    'GET /directives': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('directives.csv', directiveColumns, async (cursor) =>
            done(await showDirectives(context, scope, { ...query, limit: CSV_PAGE, cursor })),
          )
        : done(await showDirectives(context, scope, query)),
    'POST /directives': async ({ scope, body }) => await sendDirective(context, scope, body),
    'GET /directives/{id}': async ({ scope, params }) => await showDirective(context, scope, params.id),
    'POST /directives/{id}/withdrawal': async ({ scope, params, body }) =>
      await withdrawDirective(context, scope, params.id, body.reason),
    'POST /directives/{id}/files': async ({ scope, params, body }) =>
      await addFile(context, scope, params.id, body),
    'POST /directives/{id}/receipts': async ({ scope, params, body }) =>
      await receiveDirective(context, scope, params.id, body),
    'GET /directive-files/{id}': async ({ scope, params }) => await loadFile(context, scope, params.id),
    'GET /directive-receipts': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('receipts.csv', receiptColumns, async (cursor) =>
            done(await showReceipts(context, scope, { ...query, limit: CSV_PAGE, cursor })),
          )
        : done(await showReceipts(context, scope, query)),
  };
}

const taskColumns = [
  'id',
  'title',
  'status',
  'directiveNumber',
  'issuerName',
  'responsibleName',
  'areaName',
  'dueAt',
  'overdue',
  'escalation',
  'percent',
  'updatedAt',
] as const;

/** Handlers of tasks. */
export function taskHandlers(context: DirectiveContext): Handlers<typeof tasksApi> {
  return {
    'GET /task-ranking': async ({ scope, query }) => await rankTasks(context, scope, query),
    'GET /tasks': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('tasks.csv', taskColumns, async (cursor) => {
            const page = await showTasks(context, scope, { ...query, limit: CSV_PAGE, cursor });
            const items = page.items.map((task) => ({
              ...task,
              responsibleName: task.responsible.name,
              areaName: task.responsible.areaName,
            }));
            return done({ items, next: page.next });
          })
        : done(await showTasks(context, scope, query)),
    'POST /tasks': async ({ scope, body }) => await giveTasks(context, scope, body),
    'GET /tasks/{id}': async ({ scope, params }) => await showTask(context, scope, params.id),
    'POST /tasks/{id}/progress': async ({ scope, params, body }) =>
      await reportProgress(context, scope, params.id, body),
    'POST /tasks/{id}/report': async ({ scope, params, body }) =>
      await reportTask(context, scope, params.id, body),
    'POST /tasks/{id}/extension': async ({ scope, params, body }) =>
      await askExtension(context, scope, params.id, body),
    'POST /tasks/{id}/extension-answer': async ({ scope, params, body }) =>
      await answerExtension(context, scope, params.id, body),
    'POST /tasks/{id}/check': async ({ scope, params, body }) =>
      await checkTask(context, scope, params.id, body),
    'POST /tasks/{id}/cancellation': async ({ scope, params, body }) =>
      await cancelTask(context, scope, params.id, body),
  };
}

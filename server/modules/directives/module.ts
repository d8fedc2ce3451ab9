import { directivesApi } from '../../../contract/directives.ts';
import { tasksApi } from '../../../contract/tasks.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { DirectiveContext } from './context.ts';
import './events.ts';
import { directiveHandlers, taskHandlers } from './routes.ts';
import { escalateTasks } from './usecases/escalate-tasks.ts';

/** Official documents with receipts, and tasks with a deadline. */
export function directivesModule(context: DirectiveContext): Module {
  const documents = routes(directivesApi, directiveHandlers(context));
  const tasks = routes(tasksApi, taskHandlers(context));
  return {
    name: 'directives',
    dependsOn: ['areas', 'organisations'],
    migrations: new URL('./migrations/', import.meta.url),
    endpoints: [...(documents.endpoints ?? []), ...(tasks.endpoints ?? [])],
    handlers: { ...documents.handlers, ...tasks.handlers },
    jobs: [
      { kind: 'directives.escalate', cron: '*/10 * * * *', run: async () => await escalateTasks(context) },
    ],
    tables: {
      directive: { distributedBy: 'id' },
      directive_number: { distributedBy: 'office_id' },
      directive_series: 'local',
      directive_recipient: { distributedBy: 'directive_id' },
      directive_file: { distributedBy: 'id' },
      task: { distributedBy: 'id' },
      task_event: { distributedBy: 'task_id' },
      task_escalation: { distributedBy: 'task_id' },
    },
  };
}

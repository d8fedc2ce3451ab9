import { worklistApi } from '../../../contract/worklist.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { WorkContext } from './context.ts';
import { escalationRules } from './rules/escalation.ts';
import { assignWork } from './usecases/assign-work.ts';
import { escalateWork } from './usecases/escalate-work.ts';
import { enterLeave, finishLeave, showLeaves } from './usecases/leaves.ts';
import { showAttention, showOfficers, showWork, type ShownWork } from './usecases/list-work.ts';

const columns = [
  'kind',
  'id',
  'personId',
  'personName',
  'phone',
  'areaName',
  'since',
  'late',
  'lateHours',
  'officerName',
  'standInName',
  'escalatedTo',
] as const satisfies readonly (keyof ShownWork)[];

/** Who does which work, who stands in for whom, and what goes to the superior. */
export function worklistModule(context: WorkContext): Module {
  return {
    name: 'worklist',
    dependsOn: ['areas', 'people', 'tracing', 'interviews', 'orders', 'privacy'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(worklistApi, {
      'GET /worklist': async ({ scope, query, wants }) => {
        const first = await showWork(context, scope, query);
        return wants === 'json' || !first.ok
          ? first
          : pagedCsv(
              'viec.csv',
              columns,
              async (cursor) => await showWork(context, scope, { ...query, cursor, limit: 500 }),
            );
      },
      'GET /worklist/attention': async ({ scope }) => done(await showAttention(context, scope)),
      'GET /worklist/officers': async ({ scope }) => done(await showOfficers(context, scope)),
      'POST /worklist/assignments': async ({ scope, body }) => await assignWork(context, scope, body),
      'GET /worklist/rules': async () => await Promise.resolve(done({ items: shownRules })),
      'GET /leaves': async ({ scope }) => done(await showLeaves(context, scope)),
      'POST /leaves': async ({ scope, body }) => await enterLeave(context, scope, body),
      'POST /leaves/{id}/end': async ({ scope, params }) => await finishLeave(context, scope, params.id),
    }),
    jobs: [{ kind: 'worklist.escalate', cron: '*/10 * * * *', run: async () => await escalateWork(context) }],
    tables: {
      work_assignment: { distributedBy: 'item_id' },
      work_leave: 'reference',
      work_escalation: { distributedBy: 'item_id' },
    },
  };
}

const shownRules = escalationRules.map(({ source, kinds, hours, validFrom, certainty }) => ({
  validFrom,
  kinds: [...kinds],
  hours: [...hours],
  source: source.vi,
  sourceEn: source.en,
  certainty,
}));

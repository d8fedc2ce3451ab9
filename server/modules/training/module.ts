import { trainingApi } from '../../../contract/training.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { TrainingContext } from './context.ts';
import { enrol, trainedRoles } from './usecases/enrol.ts';
import { currentRun, ownDrills, startDrill, tick } from './usecases/run-drills.ts';
import { type ShownResult, showResults } from './usecases/show-results.ts';

const columns = [
  'name',
  'unit',
  'drill',
  'startedAt',
  'finishedAt',
  'done',
  'steps',
  'minutes',
] as const satisfies readonly (keyof ShownResult)[];

/** Training on the simulated province: drills by role, whose steps the audit trail proves. */
export function trainingModule(context: TrainingContext): Module {
  return {
    name: 'training',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(trainingApi, {
      'POST /training/enrol': async ({ body }) => {
        const made = await enrol(context, body);
        if (!made.ok) {
          return made;
        }
        const { token, expiresAt, ...shown } = made.value;
        return {
          ...done({ ...shown, expiresAt: new Date(expiresAt).toISOString() }, 201),
          cookie: { token, expiresAt },
        };
      },
      'GET /training/roles': async () => done({ items: trainedRoles(context) }),
      'GET /training/drills': async ({ scope }) => done(ownDrills(scope)),
      'GET /training/run': async ({ scope }) => done(await currentRun(context, scope)),
      'POST /training/runs': async ({ scope, body }) => await startDrill(context, scope, body),
      'POST /training/runs/{id}/ticks': async ({ scope, params, body }) =>
        await tick(context, scope, params.id, body.step),
      'GET /training/results': async ({ scope, query, wants }) =>
        wants === 'json'
          ? done(await showResults(context, scope, query))
          : pagedCsv('training.csv', columns, async (cursor) =>
              done(
                await showResults(context, scope, {
                  ...query,
                  limit: 500,
                  ...(cursor === undefined ? {} : { cursor }),
                }),
              ),
            ),
    }),
    tables: { trainee: 'local', training_run: 'local' },
  };
}

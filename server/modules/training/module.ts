import { trainingApi } from '../../../contract/training.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { TrainingContext } from './context.ts';
import { answerCitizenStep, citizenRun, startCitizenRun } from './usecases/citizen-runs.ts';
import { enrol, offer } from './usecases/enrol.ts';
import { createPreparers } from './usecases/preparers.ts';
import { restart } from './usecases/restart.ts';
import { answerStep, currentRun, ownDrills, startDrill } from './usecases/run-drills.ts';
import { type ShownResult, type ShownUnit, showResults, showUnits } from './usecases/show-results.ts';

const columns = [
  'name',
  'unit',
  'drill',
  'startedAt',
  'finishedAt',
  'done',
  'steps',
  'minutes',
  'step',
  'movedAt',
  'idleMinutes',
  'begun',
  'begunAgain',
] as const satisfies readonly (keyof ShownResult)[];
const unitColumns = [
  'unit',
  'trainees',
  'none',
  'open',
  'stuck',
  'finished',
] as const satisfies readonly (keyof ShownUnit)[];

/** Training on the simulated province: drills by role, whose steps the data prove. */
export function trainingModule(given: TrainingContext): Module {
  const context = { ...given, preparers: createPreparers(given) };
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
      'GET /training/roles': async () => done(offer(context)),
      'GET /training/drills': async ({ scope }) => done(ownDrills(scope)),
      'GET /training/run': async ({ scope }) => await currentRun(context, scope),
      'POST /training/runs': async ({ scope, body }) => await startDrill(context, scope, body),
      'POST /training/runs/{id}/answers': async ({ scope, params, body }) =>
        await answerStep(context, scope, params.id, body),
      'POST /training/citizen-runs': async ({ body }) => await startCitizenRun(context, body),
      'POST /training/citizen-runs/state': async ({ body }) => await citizenRun(context, body.token),
      'POST /training/citizen-runs/answers': async ({ body }) => await answerCitizenStep(context, body),
      'POST /training/restarts': async ({ scope, body }) => await restart(context, scope, body),
      'GET /training/results': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showResults(context, scope, query)
          : pagedCsv(
              'training.csv',
              columns,
              async (cursor) =>
                await showResults(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) }),
            ),
      'GET /training/units': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showUnits(context, scope, query)
          : pagedCsv(
              'training-units.csv',
              unitColumns,
              async (cursor) =>
                await showUnits(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) }),
            ),
    }),
    tables: { trainee: 'local', training_run: 'local' },
  };
}

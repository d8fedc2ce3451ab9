import type { laboratoryApi } from '../../../contract/laboratory.ts';
import type { Scope } from '../../platform/access/scope.ts';
import { allPages, csvAnswer, pageOf } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from './context.ts';
import { countTests } from './store/counts.ts';
import type { ShownTube } from './types.ts';
import { enterResults } from './usecases/enter-results.ts';
import { issueSlip } from './usecases/issue-slip.ts';
import { areasFor, showTubes, type TubeQuery } from './usecases/list-tubes.ts';
import { orderRetests } from './usecases/order-retests.ts';
import { receiveTubes } from './usecases/receive-tubes.ts';
import { recordTest } from './usecases/record-test.ts';
import { releaseResults } from './usecases/release-results.ts';
import { showLatest, showPersonTests } from './usecases/show-person-tests.ts';
import { showTube } from './usecases/show-tube.ts';
import { showTurnAround } from './usecases/show-turn-around.ts';
import { takeSample } from './usecases/take-sample.ts';

const columns = [
  'code',
  'disease',
  'kind',
  'specimen',
  'purpose',
  'status',
  'sampledAt',
  'receivedAt',
  'condition',
  'members',
  'result',
  'resultAt',
  'releasedAt',
  'pendingResult',
  'ageHours',
  'collector',
  'areaName',
  'placeName',
] as const satisfies readonly (keyof ShownTube)[];

export function laboratoryHandlers(context: LaboratoryContext): Handlers<typeof laboratoryApi> {
  return {
    'POST /lab/tubes': async ({ scope, body }) => await takeSample(context, scope, body),
    'GET /lab/tubes': async ({ scope, query, wants }) => {
      const first = await showTubes(context, scope, query);
      return wants === 'json' || !first.ok ? first : exportTubes(context, scope, query);
    },
    'GET /lab/tubes/{id}': async ({ scope, params }) => await showTube(context, scope, params.id),
    'POST /lab/tubes/{id}/retests': async ({ scope, params, body }) =>
      await orderRetests(context, scope, params.id, body),
    'POST /lab/receptions': async ({ scope, body }) => await receiveTubes(context, scope, body.items),
    'POST /lab/results': async ({ scope, body }) => await enterResults(context, scope, body.items),
    'POST /lab/releases': async ({ scope, body }) => await releaseResults(context, scope, body.items),
    'POST /lab/rapid-tests': async ({ scope, body }) => await recordTest(context, scope, body),
    'GET /lab/latest': async ({ scope, query }) => await showLatest(context, scope, query.person),
    'GET /lab/people/{id}/tests': async ({ scope, params, query }) =>
      await showPersonTests(context, scope, params.id, query.reason),
    'POST /lab/tubes/{id}/slip': async ({ scope, params, body }) =>
      await issueSlip(context, scope, params.id, body.personId),
    'GET /lab/turn-around': async ({ scope, query }) => await showTurnAround(context, scope, query.area),
    'GET /lab/counts': async ({ scope, query }) => {
      const areas = areasFor(context, scope, 'lab.read', query.area);
      if (!areas.ok) {
        return areas;
      }
      const period = { from: new Date(query.from), to: new Date(query.to) };
      return done(
        await countTests(scope, context.platform.db, { areaNos: areas.value, ...period, disease: null }),
      );
    },
  };
}

function exportTubes(context: LaboratoryContext, scope: Scope, query: TubeQuery) {
  async function* rows() {
    const pages = allPages(async (cursor) =>
      pageOf(await showTubes(context, scope, { ...query, cursor, limit: 500 })),
    );
    for await (const one of pages) {
      yield [
        ...columns.map((column) => one[column]),
        one.people.map((person) => person.name).join('; '),
        one.people.map(({ personId }) => personId).join(' '),
      ];
    }
  }
  return csvAnswer('tubes.csv', [...columns, 'people', 'personIds'], rows());
}

import { communityApi } from '../../../contract/community.ts';
import { csvAnswer, pagedCsv } from '../../platform/http/csv.ts';
import { type Handlers, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { CommunityContext } from './context.ts';
import { answerNeed, type ShownNeed, showNeeds } from './usecases/answer-needs.ts';
import { callRound, showRounds, stopRound } from './usecases/call-rounds.ts';
import {
  changeTeam,
  giveHouseholds,
  makeTeam,
  showCandidates,
  type ShownTeam,
  showTeams,
} from './usecases/manage-teams.ts';
import { reportAsHelper, reportAsOfficer } from './usecases/pass-on.ts';
import { recordVisits } from './usecases/record-visits.ts';
import { type Coverage, showCoverage, showHomes, type ShownHome } from './usecases/show-coverage.ts';
import { showSupply, type SupplyNeed } from './usecases/show-supply.ts';
import { showToday } from './usecases/show-today.ts';

const ALL = 500;
const teamColumns = [
  'id',
  'name',
  'areaName',
  'households',
  'assigned',
] as const satisfies readonly (keyof ShownTeam)[];
const coverageColumns = [
  'teamName',
  'areaName',
  'due',
  'seen',
  'absent',
  'worse',
  'notYet',
  'food',
  'medicine',
  'lastAt',
] as const satisfies readonly (keyof Coverage['items'][number])[];
const homeColumns = [
  'id',
  'name',
  'phone',
  'address',
  'areaName',
  'unitName',
  'teamName',
  'reason',
  'cordon',
  'state',
  'food',
  'medicine',
  'lastAt',
  'lastBy',
] as const satisfies readonly (keyof ShownHome)[];
const needColumns = [
  'id',
  'kind',
  'urgency',
  'state',
  'times',
  'householdId',
  'name',
  'address',
  'areaName',
  'note',
  'raisedAt',
  'raisedBy',
  'toldAs',
  'teamName',
  'dueAt',
  'overdue',
  'takenAt',
  'takenBy',
  'doneAt',
  'doneBy',
  'answer',
] as const satisfies readonly (keyof ShownNeed)[];

const supplyColumns = [
  'source',
  'id',
  'lockdownTitle',
  'householdId',
  'kind',
  'state',
  'who',
  'phone',
  'address',
  'areaName',
  'detail',
  'raisedAt',
  'dueAt',
  'overdue',
  'takenBy',
] as const satisfies readonly (keyof SupplyNeed)[];

const whole = <T>(items: readonly T[]) => ({ items: [...items], next: null, total: items.length });

/** One row an endpoint. */
export function communityRoutes(context: CommunityContext) {
  const handlers: Handlers<typeof communityApi> = {
    'GET /community/today': async ({ scope }) => await showToday(context, scope),
    'POST /community/visits/batch': async ({ scope, body }) => await recordVisits(context, scope, body.items),
    'GET /community/teams': async ({ scope, query, wants }) => {
      const teams = await showTeams(context, scope, query.area);
      return wants === 'json'
        ? done(teams)
        : pagedCsv('teams.csv', teamColumns, async () => done(whole(teams.items)));
    },
    'GET /community/candidates': async ({ scope, query }) => await showCandidates(context, scope, query.area),
    'POST /community/teams': async ({ scope, body }) => await makeTeam(context, scope, body),
    'PATCH /community/teams/{id}': async ({ scope, params, body }) =>
      await changeTeam(context, scope, params.id, body),
    'POST /community/teams/{id}/households': async ({ scope, params, body }) =>
      await giveHouseholds(context, scope, params.id, body),
    'GET /community/rounds': async ({ scope, query }) => done(await showRounds(context, scope, query.area)),
    'POST /community/rounds': async ({ scope, body }) => await callRound(context, scope, body),
    'POST /community/rounds/{id}/end': async ({ scope, params }) =>
      await stopRound(context, scope, params.id),
    'GET /community/coverage': async ({ scope, query, wants }) => {
      const coverage = await showCoverage(context, scope, query.area);
      return wants === 'json' || !coverage.ok
        ? coverage
        : pagedCsv('coverage.csv', coverageColumns, async () => done(whole(coverage.value.items)));
    },
    'GET /community/homes': async ({ scope, query, wants }) =>
      wants === 'json'
        ? await showHomes(context, scope, query)
        : pagedCsv('homes.csv', homeColumns, (cursor) =>
            showHomes(context, scope, { ...query, limit: ALL, ...(cursor && { cursor }) }),
          ),
    'POST /community/reports': async ({ scope, body }) => await reportAsHelper(context, scope, body),
    'POST /community/people/{id}/reports': async ({ scope, params, body }) =>
      await reportAsOfficer(context, scope, params.id, body),
    'GET /community/needs': async ({ scope, query, wants }) =>
      wants === 'json'
        ? await showNeeds(context, scope, query)
        : pagedCsv('needs.csv', needColumns, (cursor) =>
            showNeeds(context, scope, { ...query, limit: ALL, ...(cursor && { cursor }) }),
          ),
    'GET /community/supply': async ({ scope, query, wants }) => {
      const supply = await showSupply(context, scope, query);
      async function* rows() {
        for (const item of supply.items) {
          yield supplyColumns.map((column) => item[column]);
        }
      }
      return wants === 'json' ? done(supply) : csvAnswer('supply.csv', supplyColumns, rows());
    },
    'POST /community/needs/{id}/answer': async ({ scope, params, body }) =>
      await answerNeed(context, scope, params.id, body),
  };
  return routes(communityApi, handlers);
}

import { answerHistory } from '../../platform/audit/history-file.ts';
import { showLockdownHistory } from './usecases/lockdown-history.ts';
import type { lockdownWorkApi } from '../../../contract/lockdown-work.ts';
import type { lockdownsApi } from '../../../contract/lockdowns.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { LockdownContext } from './context.ts';
import { addMembers, recordDepartures } from './usecases/change-members.ts';
import { correctLockdown } from './usecases/correct-lockdown.ts';
import { decideLockdown, dropLockdown, extendLockdown, liftLockdown } from './usecases/decide-lockdown.ts';
import { showMembers } from './usecases/list-members.ts';
import { showSupplies, type ShownHousehold } from './usecases/list-supplies.ts';
import { markSupplies } from './usecases/mark-supplies.ts';
import { openLockdown, previewShape } from './usecases/open-lockdown.ts';
import { previewLockdown } from './usecases/preview-lockdown.ts';
import { printLockdown } from './usecases/print-lockdown.ts';
import { printSupplies } from './usecases/print-supplies.ts';
import {
  answerCheck,
  finishRound,
  noteLine,
  planRound,
  reportNeed,
  workNeed,
} from './usecases/record-work.ts';
import { addGate, notePass, removeGuard, rosterGuards, showPasses, shutGate } from './usecases/run-gates.ts';
import { showLockdown } from './usecases/show-lockdown.ts';
import { showLockdownMap, showLockdowns, type ShownSummary } from './usecases/show-lockdowns.ts';

const columns = [
  'id',
  'title',
  'state',
  'shape',
  'areaName',
  'placeName',
  'disease',
  'number',
  'from',
  'until',
  'liftedAt',
  'households',
  'people',
  'openNeeds',
  'overdueNeeds',
  'missingTests',
  'unserved',
  'guardsNow',
  'gatesUnguarded',
] as const satisfies readonly (keyof ShownSummary)[];
const memberColumns = [
  'household',
  'householdName',
  'personId',
  'name',
  'birthYear',
  'phone',
  'address',
  'source',
  'since',
  'leftAt',
  'leftReason',
  'test',
] as const;
const passColumns = ['at', 'gateName', 'direction', 'reason', 'who', 'allowedBy', 'note'] as const;
const householdColumns = [
  'household',
  'personId',
  'name',
  'phone',
  'address',
  'people',
  'outcome',
  'at',
  'by',
  'missedBefore',
  'lastOutcome',
] as const satisfies readonly (keyof ShownHousehold)[];
const FILE_PAGE = 500;

export function lockdownHandlers(
  context: LockdownContext,
): Handlers<typeof lockdownsApi & typeof lockdownWorkApi> {
  return {
    'GET /lockdowns': async ({ scope, query, wants }) => {
      const first = await showLockdowns(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('lockdowns.csv', columns, (cursor) =>
            showLockdowns(context, scope, { ...query, cursor, limit: FILE_PAGE }),
          );
    },
    'GET /lockdowns/map': async ({ scope }) => done(await showLockdownMap(context, scope)),
    'POST /lockdowns/preview': async ({ scope, body }) => await previewShape(context, scope, body),
    'POST /lockdowns': async ({ scope, body }) => await openLockdown(context, scope, body),
    'GET /lockdowns/{id}': async ({ scope, params }) => await showLockdown(context, scope, params.id),
    'GET /lockdowns/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'lockdown',
        { query, wants },
        async (asked) => await showLockdownHistory(context, scope, params.id, asked),
      ),
    'PATCH /lockdowns/{id}': async ({ scope, params, body }) =>
      await correctLockdown(context, scope, params.id, body),
    'POST /lockdowns/{id}/drop': async ({ scope, params, body }) =>
      await dropLockdown(context, scope, params.id, body.reason),
    'POST /lockdowns/{id}/decision': async ({ scope, params, body }) =>
      await decideLockdown(context, scope, params.id, body),
    'POST /lockdowns/{id}/extensions': async ({ scope, params, body }) =>
      await extendLockdown(context, scope, params.id, body),
    'POST /lockdowns/{id}/lift': async ({ scope, params, body }) =>
      await liftLockdown(context, scope, params.id, body),
    'GET /lockdowns/{id}/decision.pdf': async ({ scope, params, query }) =>
      await printLockdown(context, scope, params.id, query),
    'POST /lockdowns/{id}/preview.pdf': async ({ scope, params, body }) =>
      await previewLockdown(context, scope, params.id, body),
    'GET /lockdowns/{id}/members': async ({ scope, params, query, wants }) => {
      const first = await showMembers(context, scope, params.id, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('lockdown-people.csv', memberColumns, (cursor) =>
            showMembers(context, scope, params.id, { ...query, cursor, limit: FILE_PAGE }),
          );
    },
    'POST /lockdowns/{id}/members': async ({ scope, params, body }) =>
      await addMembers(context, scope, params.id, body),
    'POST /lockdowns/{id}/departures': async ({ scope, params, body }) =>
      await recordDepartures(context, scope, params.id, body),
    'POST /lockdowns/{id}/gates': async ({ scope, params, body }) =>
      await addGate(context, scope, params.id, body),
    'POST /lockdowns/{id}/gates/{gateId}/close': async ({ scope, params }) =>
      await shutGate(context, scope, params.id, params.gateId),
    'POST /lockdowns/{id}/guards': async ({ scope, params, body }) =>
      await rosterGuards(context, scope, params.id, body),
    'POST /lockdowns/{id}/guards/{guardId}/removal': async ({ scope, params }) =>
      await removeGuard(context, scope, params.id, params.guardId),
    'GET /lockdowns/{id}/passes': async ({ scope, params, query, wants }) => {
      const first = await showPasses(context, scope, params.id, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('lockdown-passes.csv', passColumns, (cursor) =>
            showPasses(context, scope, params.id, { ...query, cursor, limit: FILE_PAGE }),
          );
    },
    'POST /lockdowns/{id}/passes': async ({ scope, params, body }) =>
      await notePass(context, scope, params.id, body),
    'POST /lockdowns/{id}/rounds': async ({ scope, params, body }) =>
      await planRound(context, scope, params.id, body),
    'POST /lockdowns/{id}/rounds/{roundId}/done': async ({ scope, params, body }) =>
      await finishRound(context, scope, params.id, params.roundId, body),
    'GET /lockdowns/{id}/rounds/{roundId}/households': async ({ scope, params, query, wants }) => {
      const first = await showSupplies(context, scope, params, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('lockdown-supply.csv', householdColumns, (cursor) =>
            showSupplies(context, scope, params, { ...query, cursor, limit: FILE_PAGE }),
          );
    },
    'GET /lockdowns/{id}/rounds/{roundId}/households.pdf': async ({ scope, params, query }) =>
      await printSupplies(context, scope, params, query.show ?? 'unserved'),
    'POST /lockdowns/{id}/rounds/{roundId}/households': async ({ scope, params, body }) =>
      await markSupplies(context, scope, params, body),
    'POST /lockdowns/{id}/needs': async ({ scope, params, body }) =>
      await reportNeed(context, scope, params.id, body),
    'POST /lockdowns/{id}/needs/{needId}': async ({ scope, params, body }) =>
      await workNeed(context, scope, params.id, params.needId, body),
    'POST /lockdowns/{id}/lines': async ({ scope, params, body }) =>
      await noteLine(context, scope, params.id, body),
    'POST /lockdowns/{id}/checks': async ({ scope, params, body }) =>
      await answerCheck(context, scope, params.id, body),
  };
}

import { answerHistory } from '../../platform/audit/history-file.ts';
import { showFocusHistory } from './usecases/focus-history.ts';
import type { fociApi } from '../../../contract/foci.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { FocusContext } from './context.ts';
import { openFocus } from './usecases/open-focus.ts';
import { showFoci, showFocus, type ShownSummary } from './usecases/show-focus.ts';
import { decideCases, reportFocus, stepFocus } from './usecases/step-focus.ts';

const columns = [
  'id',
  'title',
  'state',
  'disease',
  'group',
  'areaName',
  'placeName',
  'foundAt',
  'activeAt',
  'endedAt',
  'cases',
  'proposed',
  'mayEndFrom',
] as const satisfies readonly (keyof ShownSummary)[];
const FILE_PAGE = 500;

export function focusHandlers(context: FocusContext): Handlers<typeof fociApi> {
  return {
    'GET /foci': async ({ scope, query, wants }) => {
      const first = await showFoci(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('foci.csv', columns, (cursor) =>
            showFoci(context, scope, { ...query, cursor, limit: FILE_PAGE }),
          );
    },
    'POST /foci': async ({ scope, body }) => await openFocus(context, scope, body),
    'GET /foci/{id}': async ({ scope, params }) => await showFocus(context, scope, params.id),
    'GET /foci/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'focus',
        { query, wants },
        async (asked) => await showFocusHistory(context, scope, params.id, asked),
      ),
    'POST /foci/{id}/steps': async ({ scope, params, body }) =>
      await stepFocus(context, scope, params.id, body),
    'POST /foci/{id}/reports': async ({ scope, params, body }) =>
      await reportFocus(context, scope, params.id, body),
    'POST /foci/{id}/cases': async ({ scope, params, body }) =>
      await decideCases(context, scope, params.id, body),
  };
}

import { answerHistory } from '../../platform/audit/history-file.ts';
import { showHouseholdHistory } from './usecases/household-history.ts';
import { householdsApi } from '../../../contract/households.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Handlers, routes } from '../../platform/module.ts';
import type { CardContext } from './types.ts';
import { buildHouseholds } from './usecases/build-households.ts';
import { editHousehold, makeHousehold, moveMember } from './usecases/edit-households.ts';
import { listHouseholds, showHousehold } from './usecases/list-households.ts';
import { placeInUnit } from './usecases/place-households.ts';
import { drawPrinting, printCards, showPrintings } from './usecases/print-cards.ts';

const householdColumns = [
  'id',
  'areaName',
  'unitName',
  'address',
  'headName',
  'headNamed',
  'members',
] as const;
const printColumns = ['id', 'kind', 'at', 'by', 'areaName', 'unitName', 'cards'] as const;
const ALL = 500;

/** One row an endpoint: households and the printing of cards. */
export function householdRoutes(context: CardContext) {
  const handlers: Handlers<typeof householdsApi> = {
    'GET /households': async ({ scope, query, wants }) =>
      wants === 'json'
        ? await listHouseholds(context, scope, query)
        : pagedCsv('households.csv', householdColumns, (cursor) =>
            listHouseholds(context, scope, { ...query, limit: ALL, ...(cursor && { cursor }) }),
          ),
    'GET /households/{id}': async ({ scope, params }) => await showHousehold(context, scope, params.id),
    'POST /households': async ({ scope, body }) => await makeHousehold(context, scope, body),
    'GET /households/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'household',
        { query, wants },
        async (asked) => await showHouseholdHistory(context, scope, params.id, asked),
      ),
    'PATCH /households/{id}': async ({ scope, params, body }) =>
      await editHousehold(context, scope, params.id, body),
    'POST /households/{id}/members': async ({ scope, params, body }) =>
      await moveMember(context, scope, params.id, body),
    'POST /households/units': async ({ scope, body }) => await placeInUnit(context, scope, body),
    'POST /households/from-addresses': async ({ scope, body }) =>
      await buildHouseholds(context, scope, body.areaId),
    'GET /people/cards/prints': async ({ scope, query, wants }) =>
      wants === 'json'
        ? await showPrintings(context, scope, query)
        : pagedCsv('card-prints.csv', printColumns, (cursor) =>
            showPrintings(context, scope, { ...query, limit: ALL, ...(cursor && { cursor }) }),
          ),
    'POST /people/cards/prints': async ({ scope, body }) => await printCards(context, scope, body),
    'GET /people/cards/prints/{id}/cards.pdf': async ({ scope, params }) =>
      await drawPrinting(context, scope, params.id),
  };
  return routes(householdsApi, handlers);
}

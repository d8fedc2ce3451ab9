import { searchesApi } from '../../../contract/searches.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { handedOver } from '../handover/index.ts';
import type { SearchContext } from './context.ts';
import './events.ts';
import { openByArea } from './store/searches.ts';
import { followAttempt, followHandover, followVisit } from './usecases/follow-results.ts';
import { showSearch, showSearches, type ShownRow } from './usecases/show-search.ts';
import { watchPerson } from './usecases/watch.ts';
import { assignSearches, closeSearch, noteFound, openSearch, recordTry } from './usecases/work-searches.ts';
import { searchHolding } from './store/holding.ts';

const columns = [
  'id',
  'status',
  'cause',
  'personId',
  'personName',
  'phone',
  'address',
  'areaName',
  'caseLabel',
  'subject',
  'openedAt',
  'lateHours',
  'searcherName',
  'tries',
  'lastTriedAt',
  'watchUntil',
  'closedAt',
  'closedBy',
  'foundAreaName',
] as const satisfies readonly (keyof ShownRow)[];

/** People who are searched for. */
export function searchesModule(context: SearchContext): Module {
  return {
    name: 'searches',
    dependsOn: [
      'areas',
      'people',
      'places',
      'presence',
      'cases',
      'tracing',
      'interviews',
      'gates',
      'handover',
    ],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(searchesApi, {
      'GET /searches': async ({ scope, query, wants }) => {
        const first = await showSearches(context, scope, query);
        return wants === 'json' || !first.ok
          ? first
          : pagedCsv(
              'tim-nguoi.csv',
              columns,
              async (cursor) => await showSearches(context, scope, { ...query, cursor, limit: 500 }),
            );
      },
      'POST /searches': async ({ scope, body }) => await openSearch(context, scope, body),
      'POST /searches/assignments': async ({ scope, body }) => await assignSearches(context, scope, body),
      'GET /searches/{id}': async ({ scope, params }) => await showSearch(context, scope, params.id),
      'POST /searches/{id}/attempts': async ({ scope, params, body }) =>
        await recordTry(context, scope, params.id, body),
      'POST /searches/{id}/found': async ({ scope, params, body }) =>
        await noteFound(context, scope, params.id, body),
      'POST /searches/{id}/closure': async ({ scope, params, body }) =>
        await closeSearch(context, scope, params.id, body),
      'POST /searches/{id}/watch': async ({ scope, params, body }) =>
        await watchPerson(context, scope, params.id, body),
    }),
    events: {
      'contacts.visited': async (event) => await followVisit(context, event),
      'interviews.attempted': async (event) => await followAttempt(context, event),
      'handover.moved': async ({ dataset, payload }) => {
        const scope = systemScope('searches.follow', dataset);
        await followHandover(
          context,
          scope,
          await handedOver(scope, context.platform.db, payload.handoverIds),
        );
      },
    },
    metrics: [
      {
        code: 'searches.open',
        vi: 'Người đang phải tìm',
        en: 'People searched for',
        unit: 'người',
        unitEn: 'people',
        explain: {
          vi: 'Người sai số điện thoại, đã chuyển đi, không có ở địa chỉ hoặc từ chối, chưa tìm thấy, tại địa bàn phụ trách.',
          en: 'People with a wrong number, moved, not at their address, or refusing, not found yet, at the responsible area.',
        },
        better: 'lower',
        public: false,
        read: async (scope, areaNos) => await openByArea(scope, context.platform.db, areaNos),
      },
    ],
    holdings: [searchHolding(context.platform.secrets)],
    tables: {
      search: { distributedBy: 'person_no' },
      search_attempt: { distributedBy: 'person_no' },
    },
  };
}

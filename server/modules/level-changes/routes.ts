import type { levelChangesApi } from '../../../contract/level-changes.ts';
import { allPages, csvAnswer, pageOf } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { LevelChangeContext } from './context.ts';
import { applyChanges } from './usecases/apply-changes.ts';
import { dismissChanges } from './usecases/dismiss-changes.ts';
import { openRows, type ShownRow } from './usecases/show-rows.ts';
import { showSet, showSets, type ShownSet } from './usecases/show-sets.ts';

const setColumns = [
  'id',
  'caseLabel',
  'areaName',
  'cause',
  'at',
  'ordersMayEnd',
  'status',
  'settledAt',
  'settledBy',
  'reason',
] as const satisfies readonly (keyof ShownSet)[];
const rowColumns = [
  'personId',
  'name',
  'phone',
  'areaName',
  'from',
  'to',
  'reason',
  'proposal',
  'orderNumber',
  'status',
  'appliedAt',
  'appliedBy',
] as const satisfies readonly (keyof ShownRow)[];
const PAGE = 500;

export function levelChangeHandlers(context: LevelChangeContext): Handlers<typeof levelChangesApi> {
  return {
    'GET /level-changes': async ({ scope, query, wants }) => {
      const first = await showSets(context, scope, query);
      if (wants === 'json' || !first.ok) {
        return first;
      }
      const pages = allPages(async (cursor) =>
        pageOf(await showSets(context, scope, { ...query, cursor, limit: PAGE })),
      );
      return csvAnswer('level-changes.csv', setColumns, cells(pages, setColumns));
    },
    'GET /level-changes/{id}': async ({ scope, params }) => await showSet(context, scope, params.id),
    'GET /level-changes/{id}/rows': async ({ scope, params, query, wants }) => {
      const read = await openRows(context, scope, params.id, query);
      if (!read.ok) {
        return read;
      }
      return wants === 'csv'
        ? csvAnswer(
            'level-change-people.csv',
            rowColumns,
            cells(
              allPages((cursor) => read.value(cursor, PAGE)),
              rowColumns,
            ),
          )
        : done(await read.value(query.cursor, query.limit ?? 50));
    },
    'POST /level-changes/{id}/apply': async ({ scope, params, body }) =>
      await applyChanges(context, scope, params.id, body),
    'POST /level-changes/{id}/dismiss': async ({ scope, params, body }) =>
      await dismissChanges(context, scope, params.id, body.reason),
  };
}

async function* cells<T, K extends keyof T>(
  items: AsyncIterable<T>,
  columns: readonly K[],
): AsyncGenerator<T[K][]> {
  for await (const item of items) {
    yield columns.map((column) => item[column]);
  }
}

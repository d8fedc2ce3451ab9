import type { sheetImportsApi } from '../../../contract/sheet-imports.ts';
import { allPages, csvAnswer, pagedCsv, pageOf } from '../../platform/http/csv.ts';
import type { FileAnswer } from '../../platform/http/handler.ts';
import type { Handlers } from '../../platform/module.ts';
import type { ServedContext, WorkContext } from './context.ts';
import { answerQuestions, changePlan, commitRows } from './usecases/change-plan.ts';
import { fixRows } from './usecases/fix-rows.ts';
import { handIn } from './usecases/hand-in.ts';
import { recentCounts } from './usecases/recent-counts.ts';
import { RETURNED_TITLES, rowCode } from './rules/returned-rows.ts';
import {
  showImport,
  showImports,
  showRows,
  type ShownRow,
  type ShownSummary,
} from './usecases/show-imports.ts';

const columns = [
  'id',
  'fileName',
  'sheet',
  'sender',
  'kind',
  'areaName',
  'state',
  'rows',
  'createdAt',
  'createdBy',
] as const satisfies readonly (keyof ShownSummary)[];

export function sheetImportHandlers(given: WorkContext): Handlers<typeof sheetImportsApi> {
  const context: ServedContext = { ...given, countsOf: recentCounts() };
  return {
    'POST /imports': async ({ scope, body }) => await handIn(context, scope, body),
    'GET /imports': async ({ scope, query, wants }) => {
      const first = await showImports(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('imports.csv', columns, (cursor) =>
            showImports(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'GET /imports/{id}': async ({ scope, params }) => await showImport(context, scope, params.id),
    'POST /imports/{id}/plan': async ({ scope, params, body }) =>
      await changePlan(context, scope, params.id, body),
    'POST /imports/{id}/answers': async ({ scope, params, body }) =>
      await answerQuestions(context, scope, params.id, body),
    'GET /imports/{id}/rows': async ({ scope, params, query, wants }) => {
      const first = await showRows(context, scope, params.id, query);
      if (wants === 'json' || !first.ok) {
        return first;
      }
      const read = async (cursor: string | undefined) =>
        pageOf(await showRows(context, scope, params.id, { ...query, cursor, limit: 500 }));
      return rowsFile(params.id.toLowerCase(), first.value.titles, allPages(read));
    },
    'POST /imports/{id}/rows': async ({ scope, params, body }) =>
      await fixRows(context, scope, params.id, body.rows),
    'POST /imports/{id}/commit': async ({ scope, params }) => await commitRows(context, scope, params.id),
  };
}

/**
 * Rows with the reason beside each, as they go back to the sender: under the sender's own titles, in Vietnamese. By the code behind
 * them they are found again when the sender returns the file.
 */
function rowsFile(id: string, titles: readonly string[], rows: AsyncIterable<ShownRow>): FileAnswer {
  async function* lines(): AsyncGenerator<readonly (string | number)[]> {
    for await (const { row, cells, problems, changes } of rows) {
      const reasons = [
        ...problems.map(({ vi }) => vi),
        ...(problems.length > 0 ? [] : changes.map(({ vi }) => vi)),
      ];
      const own = titles.map((_, at) => cells[at] ?? '');
      yield [row, [...new Set(reasons)].join(' '), ...own, rowCode(id, row, own)];
    }
  }
  return csvAnswer(
    'dong-nhap.csv',
    [RETURNED_TITLES.row, RETURNED_TITLES.reason, ...titles, RETURNED_TITLES.code],
    lines(),
  );
}

import type { exportsApi } from '../../../contract/exports.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { ExportContext } from './context.ts';
import { openExport, type ShownExport } from './usecases/open-export.ts';
import { showExports } from './usecases/show-exports.ts';
import { writeExport } from './usecases/write-export.ts';

const columns = [
  'id',
  'kind',
  'pseudonymised',
  'purpose',
  'recipient',
  'areaName',
  'disease',
  'from',
  'to',
  'rows',
  'smallCells',
  'downloads',
  'createdAt',
  'createdBy',
] as const satisfies readonly (keyof ShownExport)[];

export function exportHandlers(context: ExportContext): Handlers<typeof exportsApi> {
  return {
    'POST /exports': async ({ scope, body }) => await openExport(context, scope, body),
    'GET /exports': async ({ scope, query, wants }) => {
      const first = await showExports(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('exports.csv', columns, (cursor) =>
            showExports(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'GET /exports/{id}/file': async ({ scope, params, query }) =>
      await writeExport(context, scope, params.id, query.form),
  };
}

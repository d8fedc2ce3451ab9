import { sheetImportsApi } from '../../../contract/sheet-imports.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { SheetContext, WorkContext } from './context.ts';
import { sheetImportHandlers } from './routes.ts';
import { doWork, resumeWork } from './usecases/begin-work.ts';
import { CHECK_JOB } from './usecases/check-rows.ts';
import { TAKE_JOB } from './usecases/take-rows.ts';
import { sheetHolding } from './store/holding.ts';
import { sheetMemory } from './store/sheet-memory.ts';

/** Sheets of other offices into people and cases or contacts: mapped, cleaned, corrected, taken in; no row is lost. */
export function sheetImportsModule(given: SheetContext): Module {
  const context: WorkContext = { ...given, memory: sheetMemory() };
  return {
    name: 'sheet-imports',
    dependsOn: ['areas', 'people', 'cases', 'tracing', 'organisations'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(sheetImportsApi, sheetImportHandlers(context)),
    jobs: ([CHECK_JOB, TAKE_JOB] as const).map((kind) => ({
      kind,
      run: async (input, { progress }) => await doWork(context, kind, input, progress),
    })),
    start: async () => {
      await resumeWork(context);
    },
    holdings: [sheetHolding(context.platform.secrets)],
    tables: {
      sheet_import: { distributedBy: 'id' },
      sheet_import_row: { distributedBy: 'import_id' },
      sheet_sender: 'local',
    },
  };
}

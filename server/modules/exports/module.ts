import { exportsApi } from '../../../contract/exports.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { ExportContext } from './context.ts';
import { exportHandlers } from './routes.ts';

/** Data that leaves the program: people to be corrected, line lists without names, FHIR; on record, streamed. */
export function exportsModule(context: ExportContext): Module {
  return {
    name: 'exports',
    dependsOn: ['areas', 'people', 'cases', 'laboratory'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(exportsApi, exportHandlers(context)),
    tables: { data_export: { distributedBy: 'id' } },
  };
}

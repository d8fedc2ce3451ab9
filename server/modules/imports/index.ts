/** The door of imports: files of other origin into studies, and the list of studies. */
export type { ImportContext } from './context.ts';
export { withReportedCounts } from './figures.ts';
export type { Records } from './rules/fact-rows.ts';
export { type Mapping, plainMapping, readMapping } from './rules/mapping.ts';
export { type RefusalSink, type RefusedRow, rowSentences } from './rules/row-refusals.ts';
export { readStudies as listStudies, type Study, type StudyKind } from './store/studies.ts';
export { importLinelist, type LinelistImport, type LinelistReport } from './usecases/import-linelist.ts';
export {
  importReported,
  type ReportedImport,
  type ReportedReport,
  type UnmatchedRow,
} from './usecases/import-reported.ts';
export { importVisits, type VisitsImport, type VisitsReport } from './usecases/import-visits.ts';

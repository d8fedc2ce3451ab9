import type { DataOf } from '../../kit/api.ts';

/** A report as its screen shows it. */
export type ReportRecord = DataOf<'GET /reports/{id}'>;
/** What is out of date after a step. */
export const REPORT_CHANGES = ['/reports'];

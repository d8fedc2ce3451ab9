/** The door of reporting: nobody else calls inside yet. */
export type { ExchangeSettings, ReportContext } from './context.ts';

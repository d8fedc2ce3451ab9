/** The door of the analyst's desk: no other module reads it. */
export type { AnalysisContext } from './context.ts';

/** The door of exports: nobody else needs what they do. */
export type { ExportContext } from './context.ts';

/** The door of sheet imports: other modules use none of it. */
export type { SheetContext } from './context.ts';

/** The door of the reconciliation module. */
export type { ReconciliationContext } from './context.ts';

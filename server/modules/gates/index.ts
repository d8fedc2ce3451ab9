/** The door of gates. */
export type { GateContext } from './context.ts';
export { slipNumber } from './usecases/number-slips.ts';

/** The door of hand-overs. */
export type { HandoverContext } from './context.ts';
export { sendHandovers, type SendInput } from './usecases/send-handovers.ts';

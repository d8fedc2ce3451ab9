export type { OutgoingText, Sent, SmsAdapter } from './port.ts';
export { keptSms } from './kept.ts';
export { kannelSms, type KannelSettings } from './kannel.ts';

import type { SmsAdapter } from './port.ts';

/** The embedded default: texts are kept to be read on screen, and nobody gets them. */
export const keptSms: SmsAdapter = {
  name: 'kept',
  send: () => Promise.resolve({ state: 'kept', detail: null }),
  check: () => Promise.resolve(true),
};

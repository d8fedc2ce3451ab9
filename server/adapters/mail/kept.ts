import type { MailAdapter } from './port.ts';

/** The embedded default: mail is kept to be read on screen, and nobody gets it. */
export const keptMail: MailAdapter = {
  name: 'kept',
  send: () => Promise.resolve({ state: 'kept', detail: null }),
  check: () => Promise.resolve(true),
};

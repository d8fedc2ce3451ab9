import { signal } from '@preact/signals';
import { createClient } from '../../shared/client.ts';

/** Counts what this page made the server keep; the look at a drill is a POST that keeps nothing. */
export const written = signal(0);
/** The API for people without an account: never acts in the name of an officer who is logged in on this machine. */
export const api = createClient({
  credentials: 'omit',
  onWritten: (key) => {
    if (!key.startsWith('POST /training/')) {
      written.value += 1;
    }
  },
});

/** Whether the browser believes that it has a network; the server may still be out of reach. */
export const online = signal(navigator.onLine);
globalThis.addEventListener('online', () => (online.value = true));
globalThis.addEventListener('offline', () => (online.value = false));

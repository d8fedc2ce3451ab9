import { signal } from '@preact/signals';
import { createClient } from '../../shared/client.ts';

/** The API for people without an account: never acts in the name of an officer who is logged in on this machine. */
export const api = createClient({ credentials: 'omit' });

/** Whether the browser believes that it has a network; the server may still be out of reach. */
export const online = signal(navigator.onLine);
globalThis.addEventListener('online', () => (online.value = true));
globalThis.addEventListener('offline', () => (online.value = false));

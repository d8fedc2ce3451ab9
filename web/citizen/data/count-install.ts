import { api } from './api.ts';

const KEY = 'vx.install';
const SENT = 'sent';

/** Tells once that this phone has the app, by a random id made for this alone; without an answer at a later start. */
async function countInstall(): Promise<void> {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== SENT) {
      const id = kept ?? crypto.randomUUID();
      localStorage.setItem(KEY, id);
      if ((await api.call('POST /public/installs', { body: { id } })).ok) {
        localStorage.setItem(KEY, SENT);
      }
    }
  } catch {
    // A phone that keeps nothing would be counted at every start: it is not counted.
  }
}

/** Counts the install when it happens, else at the first start from the home screen. */
export function followInstall(): void {
  globalThis.addEventListener('appinstalled', () => void countInstall());
  if (matchMedia('(display-mode: standalone)').matches) {
    void countInstall();
  }
}

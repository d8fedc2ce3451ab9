import { signal } from '@preact/signals';
import type { DataOf } from '../../shared/client.ts';
import { answerLookUps } from './look-ups.ts';
import { questions, updateOpenItems } from './open-items.ts';
import { device, fetchPack, type PackTrouble } from './device.ts';
import { flush, waiting } from './queue.ts';
import { api, checkClock, lapsed, logOut, online, refreshSession, session } from './session.ts';
import { shift } from './shift.ts';
import { destroy } from './store.ts';

export type Alert = DataOf<'GET /gates/alerts'>['items'][number];

/** Who was turned back at a neighbouring post, newest first. */
export const alerts = signal<readonly Alert[]>([]);
/** Why the last fetch of the pack failed. */
export const trouble = signal<PackTrouble | null>(null);
/** The phone was withdrawn and has wiped itself. */
export const wiped = signal<{ readonly message: string; readonly messageEn: string } | null>(null);

const POLL_MS = 30_000;
/** Who was turned back next door may be here in minutes. */
const ALERT_POLL_MS = 12_000;
/** Somebody stands there and waits for the commander's word. */
const ANSWER_POLL_MS = 4_000;

/** The phone was reported lost or is not known: send what waits, if that works, log out, then delete everything. */
export async function wipePhone(error: { message: string; messageEn: string }): Promise<void> {
  try {
    await flush();
    await logOut();
  } finally {
    await destroy();
  }
  wiped.value = error;
}

/** Fetch the pack and act on what the server says of this phone. */
export async function updatePack(repin = false): Promise<void> {
  if (device.value === null || device.value.dataset !== session.value?.dataset) {
    return;
  }
  trouble.value = await fetchPack(waiting.value.length, repin);
  if (trouble.value?.kind === 'gone') {
    await wipePhone(trouble.value.error);
  } else if (trouble.value === null) {
    const { updateExpectedTrips } = await import('./expected-trips.ts');
    await updateExpectedTrips();
  }
}

async function updateAlerts(): Promise<void> {
  if (shift.value !== null) {
    const answer = await api.call('GET /gates/alerts', { query: { post: shift.value.postId, hours: 12 } });
    if (answer.ok) {
      alerts.value = answer.data.items;
    }
  }
}

const reachable = () => navigator.onLine && session.value !== null && !lapsed.value && wiped.value === null;

async function updateCodes(): Promise<void> {
  if (shift.value !== null) {
    const { updateWrittenCodes } = await import('./written-codes.ts');
    await updateWrittenCodes();
  }
}

async function poll(): Promise<void> {
  if (reachable()) {
    await Promise.all([updatePack(), updateOpenItems(), updateCodes(), answerLookUps()]);
  }
}

async function pollAlerts(): Promise<void> {
  if (reachable()) {
    await updateAlerts();
  }
}

async function pollAnswers(): Promise<void> {
  const waits = questions.value.some(({ state, answer }) => state === 'sent' && answer === null);
  if (waits && navigator.onLine && session.value !== null && !lapsed.value) {
    await updateOpenItems();
  }
}

async function meetAgain(): Promise<void> {
  await refreshSession();
  await flush();
  await Promise.all([checkClock(), poll(), pollAlerts()]);
}

/** Keep in touch while there is a network: the pack, withdrawn codes in it, alerts, the clock. */
export function startContact(): void {
  setInterval(() => void poll(), POLL_MS);
  setInterval(() => void pollAlerts(), ALERT_POLL_MS);
  setInterval(() => void pollAnswers(), ANSWER_POLL_MS);
  globalThis.addEventListener('online', () => void meetAgain());
  // In the pocket a browser all but stops its timers.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      void Promise.all([poll(), pollAlerts()]);
    }
  });
  if (online.value) {
    void Promise.all([checkClock(), poll(), pollAlerts()]);
  }
}

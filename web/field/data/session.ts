import { computed, signal } from '@preact/signals';
import { createClient, type ErrorReply } from '../../shared/client.ts';
import { get, put, remove } from './store.ts';

/** Who is on duty, as the server said it last; kept so that the app opens without a network. */
export type Session = {
  readonly user: { readonly id: string; readonly name: string };
  readonly dataset: string;
  readonly rights: readonly string[];
};

export const session = signal<Session | null>(null);
/** The server no longer knows the session: work goes on, sending waits for a log-in. */
export const lapsed = signal(false);
/** The authenticator that the account still owes, as told at the last contact; overdue: it is set up before the work begins. */
export const secondStep = signal<{ readonly dueOn: string; readonly overdue: boolean } | null>(null);
/** Whether the browser believes that it has a network; the server may still be out of reach. */
export const online = signal(navigator.onLine);
globalThis.addEventListener('online', () => (online.value = true));
globalThis.addEventListener('offline', () => (online.value = false));
/** Server minus phone clock, milliseconds, at the last contact; null before. */
export const clockOffset = signal<number | null>(null);
export const mayRecord = computed(() => session.value?.rights.includes('gate.record') ?? false);
/** Works for a community team and for no checkpoint. */
export const isTeam = computed(
  () => !mayRecord.value && (session.value?.rights.includes('community.visit') ?? false),
);

let csrf: string | null = null;
/** Counts log-outs: an answer that was asked for before one brings nobody back. */
let departures = 0;
/** A server that answers later than this counts as out of reach. */
const REFRESH_MS = 8_000;

export const api = createClient({
  csrf: () => csrf,
  onUnauthorised: () => (lapsed.value = true),
});

/** Unix ms by the server's clock as far as it is known: a phone whose clock is off still dates right. */
export function now(): number {
  const offset = clockOffset.value ?? 0;
  return Date.now() + (Math.abs(offset) > 30_000 ? offset : 0);
}

/** Read the kept session; whether it still holds is asked behind it, for a bad network must not keep a shift waiting. */
export async function openSession(): Promise<void> {
  session.value = (await get<Session>('values', 'session')) ?? null;
  clockOffset.value = (await get<number>('values', 'clock')) ?? null;
  if (session.value === null) {
    await refreshSession();
  } else {
    void refreshSession();
  }
}

/**
 * Ask the server who is logged in; without a network what is kept stays. True: the password is a one-time one, which opens
 * nothing here until its officer has set another.
 */
export async function refreshSession(): Promise<boolean> {
  if (!(await endLeft())) {
    return false;
  }
  const before = departures;
  const answer = await api.call('GET /session', { signal: AbortSignal.timeout(REFRESH_MS) });
  if (before !== departures) {
    return false;
  }
  if (answer.ok && answer.data.mustChangePassword) {
    return true;
  }
  if (answer.ok) {
    const { user, dataset, rights, csrfToken } = answer.data;
    csrf = csrfToken;
    secondStep.value = answer.data.secondStep;
    // Nothing can be sent before it is set up; a shift that runs goes on meanwhile.
    lapsed.value = answer.data.secondStep?.overdue === true;
    if (lapsed.value) {
      return false;
    }
    session.value = { user: { id: user.id, name: user.name }, dataset, rights };
    await put('values', 'session', session.value);
  }
  return false;
}

/** Whether the server can be written to: after a start without a network the session is asked for first. */
export async function canWrite(): Promise<boolean> {
  if (csrf === null && !lapsed.value) {
    await refreshSession();
  }
  return csrf !== null && !lapsed.value;
}

/** The token no longer fits: it is asked for anew before the next write. */
export function forgetToken(): void {
  csrf = null;
}

/** Log in; null when it worked, else why not. */
export async function logIn(login: string, password: string, totp: string): Promise<ErrorReply | null> {
  await endLeft();
  const body = { login, password, ...(totp === '' ? {} : { totp }) };
  const answer = await api.call('POST /session', { body });
  if (!answer.ok) {
    return answer.error;
  }
  // The cookie is the new one's now, also where the former session could not be ended.
  await remove('values', LEFT);
  return (await refreshSession()) ? mustChange : null;
}

/** Says it in the words of the server, which refuses everything else. */
const mustChange: ErrorReply = {
  code: 'request.must-change-password',
  message:
    'Mật khẩu này chỉ dùng một lần. Hãy mở bàn làm việc (/console/) đặt mật khẩu của bạn, rồi đăng nhập lại ở đây.',
  messageEn: 'This password works once. Open the console (/console/), set your own, then log in here again.',
};

/** Somebody logged out where no network was: the server and its cookie still hold their session. */
const LEFT = 'left';

/** Log out. What waits stays on the phone, under the name of who recorded it. */
export async function logOut(): Promise<void> {
  departures += 1;
  const answer = await api.call('DELETE /session');
  csrf = null;
  lapsed.value = false;
  session.value = null;
  await remove('values', 'session');
  if (!answer.ok && answer.status !== 401) {
    await put('values', LEFT, true);
  }
}

/**
 * Ends the session of who logged out without a network, before the server is asked for anything else: its cookie would open
 * their list to whoever holds the phone now. @returns false while it could not be ended.
 */
async function endLeft(): Promise<boolean> {
  if ((await get<boolean>('values', LEFT)) !== true) {
    return true;
  }
  const signal = AbortSignal.timeout(REFRESH_MS);
  const held = await api.call('GET /session', { signal });
  csrf = held.ok ? held.data.csrfToken : null;
  const ended = held.ok ? await api.call('DELETE /session', { signal }) : held;
  csrf = null;
  lapsed.value = false;
  if (!ended.ok && ended.status !== 401) {
    return false;
  }
  await remove('values', LEFT);
  return true;
}

/** Compare the clocks by the date that the server puts on an answer (to the second). */
export async function checkClock(): Promise<void> {
  const sent = Date.now();
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  const date = Date.parse(answer?.headers.get('date') ?? '');
  if (!Number.isNaN(date)) {
    clockOffset.value = Math.round(date + 500 - (sent + Date.now()) / 2);
    await put('values', 'clock', clockOffset.value);
  }
}

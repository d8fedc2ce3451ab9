import { computed, effect, signal } from '@preact/signals';
import type { DataOf, ErrorReply } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { drop, facts, flush, forgetTeamReceipts, keep, teamReceipts } from '../data/queue.ts';
import { type Fact, isHeld, type TeamVisit, UNDO_MS } from '../data/queue-rules.ts';
import { api, lapsed, now, session } from '../data/session.ts';
import { get, put, remove } from '../data/store.ts';
import type { OwnRecord } from './row-state.ts';

export type Day = DataOf<'GET /community/today'>;
type KeptDay = {
  readonly owner: string;
  readonly dataset: string;
  readonly fetchedAt: string;
  readonly day: Day;
};

const KEY = 'team-day';
const POLL_MS = 60_000;

/** Today's list as the server gave it last; kept for a whole day without a network, for its own reader alone. */
export const day = signal<KeptDay | null>(null);
export const opened = signal(false);
export const trouble = signal<ErrorReply | null>(null);
/** What was recorded last and may be taken back. */
export const last = signal<{
  readonly id: string;
  readonly name: string;
  readonly result: TeamVisit['result'];
} | null>(null);

/** Records that may still be taken back, by household. */
export const held = signal<ReadonlyMap<string, string>>(new Map());

function release(id: string): void {
  held.value = new Map([...held.value].filter(([, one]) => one !== id));
}

/** Records of this phone by household: those that wait and those that the server has. */
export const ownRecords = computed(() => {
  const waiting = facts.value.flatMap((fact) =>
    fact.kind === 'team-visit' && fact.state === 'waiting' && fact.owner.id === session.value?.user.id
      ? [{ visit: fact.body, sent: false }]
      : [],
  );
  const sent = teamReceipts.value.map(({ visit }) => ({ visit, sent: true }));
  return Map.groupBy([...sent, ...waiting], ({ visit }): string => visit.householdId) as Map<
    string,
    OwnRecord[]
  >;
});

/** The calendar day in Vietnam, by the phone's corrected clock. */
export function today(): string {
  return new Date(now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Reads the kept list, then asks the server for today's. */
export async function openDay(): Promise<void> {
  const kept = await get<KeptDay>('values', KEY);
  const reader = session.value;
  day.value =
    kept !== undefined && reader !== null && kept.owner === reader.user.id && kept.dataset === reader.dataset
      ? kept
      : null;
  opened.value = true;
  await fetchDay();
}

/** Asks for today's list; without a network the kept one stays. */
export async function fetchDay(): Promise<void> {
  const reader = session.value;
  if (reader === null || lapsed.value || !navigator.onLine) {
    return;
  }
  const askedAt = new Date(now()).toISOString();
  const answer = await api.call('GET /community/today', { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) {
    trouble.value = answer.status === 0 ? null : answer.error;
    return;
  }
  trouble.value = null;
  const kept = { owner: reader.user.id, dataset: reader.dataset, fetchedAt: askedAt, day: answer.data };
  await put('values', KEY, kept);
  day.value = kept;
  // What the server had confirmed before it was asked stands in its list.
  await forgetTeamReceipts(askedAt);
}

/** Keeps the list fresh while the screen is open. @returns what stops it. */
export function followDay(): () => void {
  const look = () => void fetchDay();
  const timer = setInterval(look, POLL_MS);
  globalThis.addEventListener('online', look);
  globalThis.addEventListener('focus', look);
  // Who logs out leaves no list of people behind; what waits to be sent stays.
  const stop = effect(() => {
    if (session.value === null && day.value !== null) {
      day.value = null;
      void remove('values', KEY);
    }
  });
  return () => {
    clearInterval(timer);
    globalThis.removeEventListener('online', look);
    globalThis.removeEventListener('focus', look);
    stop();
  };
}

/** Records one tap; it is on the disk before the next one, and is sent after the ten seconds for taking it back. */
export async function record(
  home: { readonly id: string; readonly name: string },
  result: TeamVisit['result'],
  more: Pick<TeamVisit, 'personIds' | 'danger'> = {},
): Promise<void> {
  const reader = session.value;
  if (reader === null) {
    return;
  }
  const at = new Date(now()).toISOString();
  const id = newId(now());
  // A call for help is not held back.
  const delay = result === 'worse' ? {} : { heldUntil: Date.now() + UNDO_MS };
  const fact: Fact = {
    id,
    owner: reader.user,
    dataset: reader.dataset,
    createdAt: at,
    state: 'waiting',
    refusal: null,
    kind: 'team-visit',
    body: { id, householdId: home.id, at, result, ...more },
    ...delay,
  };
  await keep([fact]);
  if (result !== 'worse') {
    last.value = { id, name: home.name, result };
    if (result !== 'called') {
      held.value = new Map([...held.value, [home.id, id]]);
    }
    setTimeout(() => {
      release(id);
      void flush();
    }, UNDO_MS + 200);
  }
}

/** Takes a record back that was not sent yet. @returns whether it could be. */
export async function takeBack(id: string): Promise<boolean> {
  release(id);
  const fact = facts.value.find((one) => one.id === id);
  if (last.value?.id === id) {
    last.value = null;
  }
  if (fact === undefined || !isHeld(fact, Date.now())) {
    return false;
  }
  await drop(id);
  return true;
}

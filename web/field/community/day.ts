import { computed, signal } from '@preact/signals';
import type { DataOf, ErrorReply } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import {
  drop,
  facts,
  flush,
  forgetTeamNames,
  forgetTeamReceipts,
  keep,
  teamReceipts,
} from '../data/queue.ts';
import { type Fact, isHeld, type TeamVisit, UNDO_MS } from '../data/queue-rules.ts';
import { api, lapsed, logOut, now, session } from '../data/session.ts';
import { get, put, remove } from '../data/store.ts';
import { type ListChange, listChange } from './list-change.ts';
import { dayOf, isReadable, type OwnRecord } from './row-state.ts';

export type Day = DataOf<'GET /community/today'>;
type KeptDay = {
  readonly owner: string;
  readonly dataset: string;
  readonly fetchedAt: string;
  readonly day: Day;
  /** What of it is new to the reader. */
  readonly change?: ListChange;
};

const KEY = 'team-day';
const POLL_MS = 60_000;
const TURN_MS = 5_000;

/** Today's list as the server gave it last; kept for a whole day without a network, for its own reader alone. */
export const day = signal<KeptDay | null>(null);
export const opened = signal(false);
export const trouble = signal<ErrorReply | null>(null);
/** The server is being asked for the list: until it answers nobody can say that there is none. */
export const asking = signal(false);
/** What was recorded last and may be taken back. */
export const last = signal<{
  readonly id: string;
  readonly name: string;
  readonly result: TeamVisit['result'];
} | null>(null);

/** A tap that the phone could not keep: its storage is full or was taken away. */
export const notKept = signal(false);

/** Records that may still be taken back, by household. */
export const held = signal<ReadonlyMap<string, string>>(new Map());

function release(id: string): void {
  held.value = new Map([...held.value].filter(([, one]) => one !== id));
}

/** The calendar day in Vietnam, by the phone's corrected clock; midnight turns it also where nothing else happens. */
export const today = signal(dayOf(now()));
const turnDay = () => (today.value = dayOf(now()));

/** Today's records of this phone by household: those that wait and those that the server has. */
export const ownRecords = computed(() => {
  const waiting = facts.value.flatMap((fact) =>
    fact.kind === 'team-visit' && fact.state === 'waiting' && fact.owner.id === session.value?.user.id
      ? [{ visit: fact.body, sent: false }]
      : [],
  );
  const sent = teamReceipts.value.map(({ visit }) => ({ visit, sent: true }));
  const ofToday = [...sent, ...waiting].filter(({ visit }) => dayOf(Date.parse(visit.at)) === today.value);
  return Map.groupBy(ofToday, ({ visit }): string => visit.householdId) as Map<string, OwnRecord[]>;
});

/** Reads the kept list, then asks the server for today's. A list of another reader, or of days ago, shows to nobody. */
export async function openDay(): Promise<void> {
  const kept = await get<KeptDay>('values', KEY);
  const reader = session.value;
  turnDay();
  const own = kept !== undefined && kept.owner === reader?.user.id && kept.dataset === reader.dataset;
  if (kept !== undefined && !own) {
    await remove('values', KEY);
  }
  day.value = own && isReadable(kept.day.day, today.value) ? kept : null;
  opened.value = true;
  await fetchDay();
}

let fetching: Promise<void> | null = null;
/** The member is handing the phone on: a list that arrives now is no longer theirs to keep. */
let leaving = false;

/** Asks for today's list; without a network the kept one stays. Asked for twice at once, it is fetched once. */
export async function fetchDay(): Promise<void> {
  fetching ??= fetchOnce().finally(() => {
    fetching = null;
    asking.value = false;
  });
  await fetching;
}

async function fetchOnce(): Promise<void> {
  const reader = session.value;
  if (reader === null || lapsed.value || !navigator.onLine) {
    return;
  }
  asking.value = true;
  const askedAt = new Date(now()).toISOString();
  const answer = await api.call('GET /community/today', { signal: AbortSignal.timeout(20_000) });
  if (leaving) {
    return;
  }
  // Who has logged out meanwhile leaves no list behind; who has logged in meanwhile gets their own.
  if (session.value?.user.id !== reader.user.id) {
    return await fetchOnce();
  }
  if (!answer.ok) {
    trouble.value = answer.status === 0 ? null : answer.error;
    if (answer.status === 403) {
      // Out of the team, or no member any more: the list is not theirs to read.
      await dropDay();
    }
    return;
  }
  trouble.value = null;
  const former = day.value;
  const change = listChange(former?.day ?? null, answer.data, former?.change);
  const kept: KeptDay = {
    owner: reader.user.id,
    dataset: reader.dataset,
    fetchedAt: askedAt,
    day: answer.data,
    ...(change === null ? {} : { change }),
  };
  day.value = kept;
  await put('values', KEY, kept);
  // What the server had confirmed before it was asked stands in its list.
  await forgetTeamReceipts(askedAt);
}

/** The reader has seen what is new on the list. */
export async function acknowledge(): Promise<void> {
  if (day.value !== null) {
    const { change: _seen, ...kept } = day.value;
    day.value = kept;
    await put('values', KEY, kept);
  }
}

async function dropDay(): Promise<void> {
  day.value = null;
  await remove('values', KEY);
}

/** Keeps the list fresh while the screen is open. @returns what stops it. */
export function followDay(): () => void {
  const look = () => {
    turnDay();
    void fetchDay();
  };
  const timer = setInterval(look, POLL_MS);
  const clock = setInterval(turnDay, TURN_MS);
  globalThis.addEventListener('online', look);
  globalThis.addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    clearInterval(clock);
    globalThis.removeEventListener('online', look);
    globalThis.removeEventListener('focus', look);
  };
}

/**
 * Leaves the phone to somebody else: no list, no names, nothing to take back. What waits to be sent stays. All is gone before
 * the phone asks who comes next.
 */
export async function leave(): Promise<void> {
  leaving = true;
  try {
    await dropDay();
    await forgetTeamNames();
    last.value = null;
    held.value = new Map();
    trouble.value = null;
    await logOut();
  } finally {
    leaving = false;
  }
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
    name: home.name,
    ...delay,
  };
  turnDay();
  try {
    await keep([fact]);
    notKept.value = false;
  } catch {
    notKept.value = true;
    return;
  }
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

import { signal } from '@preact/signals';
import { newId } from '../../shared/ids.ts';
import { device, pack } from './device.ts';
import { dropAll, facts, flush, keep, receipts, waiting } from './queue.ts';
import { type CrossingBody, isHeld, type Payload, type Receipt, type Shown, UNDO_MS } from './queue-rules.ts';
import { now, session } from './session.ts';
import type { Line } from './shift-counts.ts';
import { get, put } from './store.ts';

/** A rapid test that was taken here; its result is read after 15 minutes. */
export type RapidWait = {
  readonly id: string;
  readonly crossing: { readonly id: string; readonly at: string; readonly postId: string };
  readonly who: string;
  readonly sampledAt: string;
  readonly kitLot: string;
};

export type Shift = {
  readonly id: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly dataset: string;
  readonly postId: string;
  readonly postName: string;
  readonly lane: string;
  readonly direction: 'in' | 'out';
  readonly startedAt: string;
  /** Why it went on with a pack older than a day. */
  readonly oldPackReason: string | null;
  readonly rapid: readonly RapidWait[];
  /** Everybody since the present mode of the post began, for one in n. */
  readonly seen: number;
};

export const shift = signal<Shift | null>(null);

export async function openShift(): Promise<void> {
  shift.value = (await get<Shift | null>('values', 'shift')) ?? null;
}

/** Change the running shift; kept at once. */
export async function changeShift(change: (shift: Shift) => Shift): Promise<void> {
  if (shift.value !== null) {
    shift.value = change(shift.value);
    await put('values', 'shift', shift.value);
  }
}

/** What every fact of a shift carries: it belongs to the officer of the shift, whoever is logged in. */
function factBase(id: string, { owner, dataset }: Pick<Shift, 'owner' | 'dataset'>) {
  const createdAt = new Date(now()).toISOString();
  return { id, owner, dataset, createdAt, state: 'waiting', refusal: null } as const;
}

/** Begin a shift; also without a network, once the phone has a pack. */
export async function beginShift(
  choice: Pick<Shift, 'postId' | 'postName' | 'lane' | 'direction' | 'oldPackReason'>,
): Promise<void> {
  if (shift.value !== null) {
    // Somebody else's shift that was left open on this phone: it ends, and is sent when they log in again.
    await endShift('', true);
  }
  const { user, dataset } = session.value!;
  const id = newId(now());
  const startedAt = new Date(now()).toISOString();
  const { postId, direction, lane } = choice;
  const begun: Shift = { ...choice, id, owner: user, dataset, startedAt, rapid: [], seen: 0 };
  const deviceId = device.value!.id;
  const body = { id, postId, direction, startedAt, deviceId, ...(lane === '' ? {} : { lane }) };
  // In one step with what the server is told of it: a shift that it never hears of would lose all its crossings' shift.
  await keep([{ ...factBase(newId(now()), begun), kind: 'shift-start', body }], {
    keep: [['values', 'shift', begun]],
    // The lines of shifts before.
    forget: receipts.value.map((receipt) => ['receipts', receipt.id]),
  });
  shift.value = begun;
}

/** End the shift or hand it over. What is still open are records of their own, which the next shift takes over. */
export async function endShift(note: string, handOver: boolean): Promise<void> {
  const ended = shift.value;
  if (ended === null) {
    return;
  }
  const old = ended.oldPackReason === null ? [] : [`Gói dữ liệu cũ: ${ended.oldPackReason}`];
  const text = [note.trim(), ...old].filter(Boolean).join('\n').slice(0, 1000);
  const body = {
    endedAt: new Date(now()).toISOString(),
    handOver,
    unsynced: waiting.value.filter(({ kind }) => kind === 'crossing').length,
    ...(text === '' ? {} : { note: text }),
  };
  await keep([{ ...factBase(newId(now()), ended), kind: 'shift-end', shiftId: ended.id, body }], {
    keep: [['values', 'shift', null]],
  });
  shift.value = null;
}

/** Somebody who was decided about, and the line of the log. */
export type Decided = { readonly body: CrossingBody; readonly who: string };
/** What was made at the same tap: a vehicle, a question to the commander, a declaration. */
export type Beside = Exclude<Payload, { kind: 'crossing' | 'rapid' | 'shift-start' | 'shift-end' }>;

/**
 * Keep what one tap decided, all of it or none, on the disk before anything else happens.
 * @returns the ids by which it can be taken back.
 */
export async function keepDecided(
  decided: readonly Decided[],
  beside: readonly Beside[] = [],
): Promise<readonly string[]> {
  const running = shift.value!;
  const heldUntil = Date.now() + UNDO_MS;
  const made = [
    ...decided.map(({ body, who }) => {
      const { at, zoneRank, decision, waved = false } = body;
      const shown: Shown = { shiftId: running.id, at, who, decision, zoneRank, waved };
      return { ...factBase(body.id, running), kind: 'crossing' as const, body, shown, heldUntil };
    }),
    ...beside.map((payload) => {
      // A settlement has no id of its own at the server: it belongs to its question.
      const id = 'escalationId' in payload ? newId(now()) : payload.body.id;
      return { ...factBase(id, running), ...payload, heldUntil };
    }),
  ];
  await keep(made);
  await changeShift((before) => ({ ...before, seen: before.seen + 1 }));
  setTimeout(() => void flush(), UNDO_MS + 200);
  return made.map(({ id }) => id);
}

/** Keep something that is not to be taken back. */
export async function keepBeside(payload: Beside): Promise<void> {
  const id = 'escalationId' in payload ? newId(now()) : payload.body.id;
  await keep([{ ...factBase(id, shift.value!), ...payload }]);
}

/** Take what one tap decided back within its ten seconds; false when it is too late. */
export async function takeBack(ids: readonly string[]): Promise<boolean> {
  const made = facts.value.filter(({ id }) => ids.includes(id));
  if (made.length < ids.length || !made.every((fact) => isHeld(fact, Date.now()))) {
    return false;
  }
  await dropAll(ids);
  await changeShift((before) => ({ ...before, seen: before.seen - 1 }));
  return true;
}

/** Keep the result of a rapid test; it is sent once its crossing is in the system. */
export async function keepRapid(test: RapidWait, result: 'POSITIVE' | 'NEGATIVE' | 'INDETERMINATE') {
  const { sampledAt, kitLot, crossing } = test;
  const lot = kitLot === '' ? {} : { kitLot };
  const body = {
    id: test.id,
    result,
    sampledAt,
    purpose: 'gate' as const,
    placeId: crossing.postId,
    ...lot,
  };
  await keep([{ ...factBase(test.id, shift.value!), kind: 'rapid', crossing, body }]);
  await changeShift((before) => ({ ...before, rapid: before.rapid.filter(({ id }) => id !== test.id) }));
}

/** Where and with what the running shift decides. */
export function place() {
  const { postId, id, direction } = shift.value!;
  return {
    postId,
    shiftId: id,
    direction,
    deviceId: device.value!.id,
    packSequence: pack.value!.sequence,
  };
}

/** Lines of the shift, newest first: what waits, what was refused, what is in the system. */
export function shiftLines(kept: readonly Receipt[]): readonly Line[] {
  const id = shift.value?.id;
  const open = facts.value.flatMap((fact) =>
    fact.kind === 'crossing' && fact.shown.shiftId === id
      ? [{ ...fact.shown, id: fact.id, state: fact.state }]
      : [],
  );
  const stored = kept
    .filter(({ shown }) => shown.shiftId === id)
    .map((receipt) => ({ ...receipt.shown, id: receipt.id, state: 'stored' as const }));
  return [...stored, ...open].sort((a, b) => (a.id < b.id ? 1 : -1));
}

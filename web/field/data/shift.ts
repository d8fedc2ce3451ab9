import { signal } from '@preact/signals';
import { newId } from '../../shared/ids.ts';
import { device, pack } from './device.ts';
import { drop, facts, flush, forgetReceipts, keep, waiting } from './queue.ts';
import { type CrossingBody, isHeld, type Receipt, type Shown, UNDO_MS } from './queue-rules.ts';
import { now, session } from './session.ts';
import type { Line } from './shift-counts.ts';
import { get, put } from './store.ts';

/** Something that waits for somebody else: a commander's word, an ambulance, the commune. */
export type OpenItem = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly reason: string;
  readonly keptVehicle: boolean;
  readonly handedTo: string;
  readonly settled: string | null;
};

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
  readonly open: readonly OpenItem[];
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
  shift.value = { ...choice, id, owner: user, dataset, startedAt, open: [], rapid: [], seen: 0 };
  await put('values', 'shift', shift.value);
  await forgetReceipts(id);
  const deviceId = device.value!.id;
  const body = { id, postId, direction, startedAt, deviceId, ...(lane === '' ? {} : { lane }) };
  await keep([{ ...factBase(newId(now()), shift.value), kind: 'shift-start', body }]);
}

/** End the shift or hand it over; the note carries what is still open. */
export async function endShift(note: string, handOver: boolean): Promise<void> {
  const ended = shift.value;
  if (ended === null) {
    return;
  }
  const open = ended.open
    .filter(({ settled }) => settled === null)
    .map(({ who, reason, handedTo }) => `• ${who}: ${reason}${handedTo === '' ? '' : ` → ${handedTo}`}`);
  const old = ended.oldPackReason === null ? [] : [`Gói dữ liệu cũ: ${ended.oldPackReason}`];
  const text = [note.trim(), ...open, ...old].filter(Boolean).join('\n').slice(0, 1000);
  const body = {
    endedAt: new Date(now()).toISOString(),
    handOver,
    unsynced: waiting.value.filter(({ kind }) => kind === 'crossing').length,
    ...(text === '' ? {} : { note: text }),
  };
  await put('values', 'shift', null);
  await keep([{ ...factBase(newId(now()), ended), kind: 'shift-end', shiftId: ended.id, body }]);
  shift.value = null;
}

/** Keep a decision, on the disk before anything else happens. */
export async function keepCrossing(body: CrossingBody, who: string): Promise<void> {
  const { at, zoneRank, decision, waved = false } = body;
  const shown: Shown = { shiftId: shift.value!.id, at, who, decision, zoneRank, waved };
  const heldUntil = Date.now() + UNDO_MS;
  await keep([{ ...factBase(body.id, shift.value!), kind: 'crossing', body, shown, heldUntil }]);
  await changeShift((before) => ({ ...before, seen: before.seen + 1 }));
  setTimeout(() => void flush(), UNDO_MS + 200);
}

/** Take a decision back within its ten seconds; false when it is too late. */
export async function takeBack(id: string): Promise<boolean> {
  const fact = facts.value.find((one) => one.id === id);
  if (fact === undefined || !isHeld(fact, Date.now())) {
    return false;
  }
  await drop(id);
  await changeShift((before) => ({
    ...before,
    seen: before.seen - 1,
    open: before.open.filter((item) => item.id !== id),
  }));
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

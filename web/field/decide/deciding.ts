import { signal } from '@preact/signals';
import type { GateDecision, GateScan } from '../../../lib/gates/index.ts';
import { newId } from '../../shared/ids.ts';
import { device, pack } from '../data/device.ts';
import type { Pack } from '../data/pack-open.ts';
import { api, lapsed, now, online } from '../data/session.ts';
import { changeShift, keepCrossing, place, shift } from '../data/shift.ts';
import type { Assessment, Engine } from './engine.ts';
import { type Identity, identityOf, identityOfScan, isSamePerson, type Subject } from './subject.ts';
import { crossingOf } from './record.ts';
import { changeVehicle, takePermit, takePlate, vehicle } from './vehicle.ts';

/** What came of a text that names nobody. */
export type Notice = 'unknown' | 'place' | 'other-person' | 'permit-kept' | 'not-kept';
export type Asked = 'off' | 'asking' | 'answered' | 'silent';

export const subject = signal<Subject | null>(null);
export const assessment = signal<Assessment | null>(null);
/** What the last text came to where it named nobody, with the text as typed. */
export const notice = signal<{ readonly kind: Notice; readonly text: string } | null>(null);
/** Whether the server was asked, and answered in time. */
export const asked = signal<Asked>('off');
export const serverName = signal<{ readonly name: string | null; readonly birthYear: number | null } | null>(
  null,
);
/** The last decision, which may be taken back for ten seconds. */
export const lastDecision = signal<{
  readonly id: string;
  readonly at: string;
  readonly decision: GateDecision;
  readonly who: string;
  /** Code to read out to somebody without a phone. */
  readonly slip: string | null;
} | null>(null);

/** The officer waits for nobody: an answer later than this does not change what is shown. */
const CHECK_MS = 2_500;

let engine: Promise<Engine> | null = null;
let engineOf: Pack | null = null;
let server: Parameters<Engine['assess']>[3] = null;

/** The engine of the pack on this phone; started once a pack. */
export async function currentEngine(): Promise<Engine> {
  const newest = pack.value!;
  if (engine === null || engineOf !== newest) {
    engineOf = newest;
    engine = import('./engine.ts').then(({ startEngine }) =>
      startEngine(newest, device.value?.watchKey ?? null),
    );
  }
  return await engine;
}

function newSubject(change: Partial<Subject>): Subject {
  return {
    id: newId(now()),
    startedAt: now(),
    scans: [],
    typed: null,
    origin: null,
    companions: null,
    temperature: null,
    symptoms: null,
    vehicle: vehicle.value,
    ...change,
  };
}

async function assess(): Promise<void> {
  const current = subject.value;
  if (current === null) {
    assessment.value = null;
    return;
  }
  const result = await (await currentEngine()).assess(current, shift.value!.direction, now(), server);
  if (subject.value === current) {
    assessment.value = result;
  }
}

/** A text from the camera, the hand scanner or the keyboard: a new person, one more paper of this one, or nobody. */
export async function take(text: string): Promise<void> {
  const trimmed = text.trim();
  if (trimmed === '' || shift.value === null) {
    return;
  }
  // A scan right behind a tap belongs to the next person: the decision is kept first.
  await keeping?.catch(() => undefined);
  const scan = await (await currentEngine()).read(trimmed, now());
  const { kind } = scan.scanned;
  notice.value = null;
  if (kind === 'place' || (kind === 'unknown' && scan.outcome === 'unknown') || isTornCertificate(scan)) {
    notice.value = { kind: kind === 'place' ? 'place' : 'unknown', text: trimmed };
    return;
  }
  const current = subject.value;
  const shown: Identity = identityOfScan(scan);
  if (current !== null && !isSamePerson(identityOf(current), shown)) {
    notice.value = { kind: 'other-person', text: trimmed };
    return;
  }
  if (current === null && scan.scanned.kind === 'plate') {
    takePlate(scan.scanned.plate.canonical);
    return;
  }
  if (current === null && kind === 'permit' && (vehicle.value !== null || hasPlate(scan))) {
    takePermit(trimmed, scan);
    notice.value = { kind: 'permit-kept', text: trimmed };
    return;
  }
  await put(
    current === null
      ? newSubject({ scans: [{ text: trimmed, scan }] })
      : { ...current, scans: [...current.scans, { text: trimmed, scan }] },
  );
}

const isTornCertificate = ({ scanned, outcome }: GateScan): boolean =>
  scanned.kind === 'dcc' && outcome === 'unknown';
const hasPlate = ({ code }: GateScan): boolean => code?.kind === 'permit' && code.data.plate !== undefined;

/** Somebody without a code, as the officer typed them. */
export async function takeTyped(change: Partial<Subject>): Promise<void> {
  notice.value = null;
  await put(newSubject(change));
}

/** Change what is known of the person shown: origin, temperature, how many are along. */
export async function amend(change: Partial<Subject>): Promise<void> {
  if (subject.value !== null) {
    await put({ ...subject.value, ...change });
  }
}

async function put(next: Subject): Promise<void> {
  if (subject.value?.id !== next.id) {
    server = null;
    serverName.value = null;
  }
  subject.value = next;
  await assess();
  void ask(next);
}

/** Ask the server for what it knows beyond the codes; never in the way of a decision. */
async function ask(current: Subject): Promise<void> {
  const { typed } = current;
  const codes = [
    ...current.scans.map(({ text }) => text),
    ...(current.vehicle?.permit ? [current.vehicle.permit.text] : []),
    ...(typed === null ? [] : [typed.cccd, typed.phone].filter((text) => text !== '')),
  ].slice(0, 6);
  if (!online.value || lapsed.value || codes.length === 0 || shift.value === null) {
    asked.value = 'off';
    return;
  }
  asked.value = 'asking';
  const plate = current.vehicle?.plate ?? '';
  const origin = identityOf(current).originCode;
  const answer = await api.call('POST /gates/check', {
    body: {
      postId: shift.value.postId,
      direction: shift.value.direction,
      codes,
      ...(plate === '' ? {} : { plate }),
      ...(origin === null ? {} : { originAreaCode: origin }),
      ...(current.companions === null ? {} : { counted: current.companions }),
      ...(current.temperature === null ? {} : { temperature: current.temperature }),
      ...(current.symptoms === null ? {} : { symptoms: current.symptoms }),
    },
    signal: AbortSignal.timeout(CHECK_MS),
  });
  if (subject.value !== current) {
    return;
  }
  if (!answer.ok) {
    asked.value = 'silent';
    return;
  }
  const { person, facts } = answer.data;
  const named = { name: person?.name ?? null, birthYear: person?.birthYear ?? null };
  server = { facts: facts as NonNullable<typeof server>['facts'], ...named };
  serverName.value = named;
  await assess();
  asked.value = 'answered';
}

/** Name and year as shown: from the codes, else as the server knows them. */
export function shownName(): { readonly name: string | null; readonly birthYear: number | null } {
  const identity = subject.value === null ? null : identityOf(subject.value);
  return {
    name: identity?.name ?? serverName.value?.name ?? null,
    birthYear: identity?.birthYear ?? serverName.value?.birthYear ?? null,
  };
}

/** The decision that is being kept; null between two. */
let keeping: Promise<void> | null = null;

/** Keep the officer's decision; a decision against the proposal needs a reason. A second tap decides nobody twice. */
export async function decideNow(decision: GateDecision, reason: string): Promise<void> {
  const current = subject.value;
  const result = assessment.value;
  if (current === null || result === null || keeping !== null) {
    return;
  }
  keeping = keepDecision(current, result, decision, reason);
  try {
    await keeping;
  } catch {
    // The person stays on the screen: nothing was recorded.
    notice.value = { kind: 'not-kept', text: '' };
  } finally {
    keeping = null;
  }
}

async function keepDecision(
  current: Subject,
  result: Assessment,
  decision: GateDecision,
  reason: string,
): Promise<void> {
  const { plate } = current.vehicle ?? { plate: '' };
  const who = shownName().name ?? (plate || (current.scans[0]?.text.slice(0, 20) ?? '–'));
  const body = crossingOf(current, result, { decision, reason, at: now() }, place());
  await keepCrossing(body, who);
  if (decision === 'ask-commander') {
    await noteOpen(body, who, reason || (result.verdict.reasons[0]?.vi ?? ''));
  }
  if (vehicle.value !== null && current.vehicle?.groupId === vehicle.value.groupId) {
    changeVehicle({ done: vehicle.value.done + 1 });
  }
  lastDecision.value = { id: body.id, at: body.at, decision, who, slip: body.slip ?? null };
  leave();
}

async function noteOpen({ id, at }: { id: string; at: string }, who: string, reason: string): Promise<void> {
  const item = { id, at, who, reason, keptVehicle: false, handedTo: '', settled: null };
  await changeShift((before) => ({ ...before, open: [...before.open, item] }));
}

/** Go back without a decision: nothing is kept. */
export function leave(): void {
  subject.value = null;
  assessment.value = null;
  notice.value = null;
  asked.value = 'off';
}

import { signal } from '@preact/signals';
import type { GateScan } from '../../../lib/gates/index.ts';
import { newId } from '../../shared/ids.ts';
import { api, lapsed, now, online } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { currentEngine } from './current-engine.ts';
import type { Assessment, Engine } from './engine.ts';
import {
  addressOf,
  type Identity,
  identityOf,
  identityOfScan,
  isSamePerson,
  type ServerFacts,
} from './subject.ts';
import type { Subject, Typed } from './types.ts';
import { changeVehicle, refOf, takePermit, takePlate, vehicle } from './vehicle.ts';

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
/** The officer waits for nobody: an answer later than this does not change what is shown. */
const CHECK_MS = 2_500;

let server: Parameters<Engine['assess']>[3] = null;
/** What is being kept at this moment; null between two decisions. */
export const keeping: { now: Promise<void> | null } = { now: null };

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
    vehicle: refOf(vehicle.value),
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

/** The plate or the permit of the vehicle changed: what the rules ask of those who wait in it is asked again. */
export async function refreshMembers(): Promise<void> {
  const open = vehicle.value;
  if (open === null || open.members.length === 0 || shift.value === null) {
    return;
  }
  const { direction } = shift.value;
  const from = await currentEngine();
  const members = await Promise.all(
    open.members.map(async (member) => {
      const asked = { ...member.subject, vehicle: refOf(open) };
      return {
        ...member,
        subject: asked,
        assessment: await from.assess(asked, direction, now(), member.server),
      };
    }),
  );
  if (vehicle.value === open) {
    changeVehicle({ members });
  }
}

/** A text from the camera, the hand scanner or the keyboard: a new person, one more paper of this one, or nobody. */
export async function take(text: string): Promise<void> {
  const trimmed = text.trim();
  if (trimmed === '' || shift.value === null) {
    return;
  }
  // A scan right behind a tap belongs to the next person: the decision is kept first.
  await keeping.now?.catch(() => undefined);
  const { certificate, takeCertificate } = await import('./certificate.ts');
  certificate.value = null;
  if (/^vxc1:/iu.test(trimmed)) {
    notice.value = null;
    await takeCertificate(trimmed);
    return;
  }
  const read = await (await currentEngine()).read(trimmed, now());
  const { text: known, scan, change } = await openWritten(trimmed, read);
  const { kind } = scan.scanned;
  notice.value = null;
  if (kind === 'place' || (kind === 'unknown' && scan.outcome === 'unknown') || isTornCertificate(scan)) {
    notice.value = { kind: kind === 'place' ? 'place' : 'unknown', text: trimmed };
    return;
  }
  const current = subject.value;
  if (current?.scans.some(({ text: before }) => before === known)) {
    return;
  }
  const shown: Identity = change.typed
    ? identityOf({ scans: [], typed: change.typed, origin: null })
    : identityOfScan(scan);
  if (current !== null && !isSamePerson(identityOf(current), shown)) {
    notice.value = { kind: 'other-person', text: trimmed };
    return;
  }
  if (current === null && scan.scanned.kind === 'plate') {
    takePlate(scan.scanned.plate.canonical);
    await refreshMembers();
    return;
  }
  if (current === null && kind === 'permit' && (vehicle.value !== null || hasPlate(scan))) {
    takePermit(trimmed, scan);
    await refreshMembers();
    notice.value = { kind: 'permit-kept', text: trimmed };
    return;
  }
  await put(
    current === null
      ? newSubject({ ...change, scans: [{ text: known, scan }] })
      : {
          ...current,
          typed: current.typed ?? change.typed ?? null,
          scans: [...current.scans, { text: known, scan }],
        },
  );
}

/** A short code that was typed or dictated, not scanned with its signature. */
const isShortCode = ({ scanned }: GateScan): boolean => scanned.kind === 'declaration' && !scanned.signed;

/**
 * A code that a phone of this post or of a neighbour wrote on paper is known without a network: as its signed code, or as
 * it was declared on this phone a moment ago.
 */
async function openWritten(
  text: string,
  scan: GateScan,
): Promise<{
  text: string;
  scan: GateScan;
  change: Partial<Pick<Subject, 'typed' | 'companions' | 'symptoms'>>;
}> {
  const written =
    isShortCode(scan) && scan.scanned.kind === 'declaration'
      ? await (await import('../data/find-written.ts')).findWritten(scan.scanned.code)
      : null;
  if (written?.kind === 'signed') {
    const signed = await (await currentEngine()).read(written.text, now());
    return { text: written.text, scan: signed, change: {} };
  }
  if (written === null) {
    return { text, scan, change: {} };
  }
  const { person, symptoms, exposures, counted = 0 } = written.body;
  const year = person.birthYear ?? Number.parseInt(person.birthDate ?? '', 10);
  const typed: Typed = {
    fullName: person.fullName,
    birthYear: Number.isNaN(year) ? null : year,
    phone: person.phone ?? '',
    cccd: person.cccd ?? '',
    originCode: written.originCode,
    originText: '',
    destination: '',
    purpose: '',
    plate: '',
    slip: null,
    declared: true,
    drawn: false,
    said: null,
  };
  return {
    text,
    scan,
    change: { typed, companions: counted, symptoms: symptoms.length + exposures.length > 0 },
  };
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
    // A code that this phone has not sent yet is no code that nobody has.
    ...current.scans.filter(({ scan }) => typed === null || !isShortCode(scan)).map(({ text }) => text),
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
  const address = addressOf(current);
  const answer = await api.call('POST /gates/check', {
    body: {
      postId: shift.value.postId,
      direction: shift.value.direction,
      codes,
      ...(plate === '' ? {} : { plate }),
      ...(origin === null ? {} : { originAreaCode: origin }),
      ...(address === null ? {} : { originText: address }),
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
  const { person, facts, opened } = answer.data;
  const named = { name: person?.name ?? null, birthYear: person?.birthYear ?? null };
  server = { facts: facts as NonNullable<typeof server>['facts'], ...named };
  serverName.value = named;
  if (opened !== null) {
    await openShortCode(current, opened);
  }
  await assess();
  asked.value = 'answered';
}

/** A short code that was typed becomes the signed code behind it: as if its QR had been scanned. */
async function openShortCode(current: Subject, text: string): Promise<void> {
  const scan = await (await currentEngine()).read(text, now());
  const others = current.scans.filter(({ scan: one }) => !isShortCode(one));
  if (!isSamePerson(identityOf({ ...current, scans: others }), identityOfScan(scan))) {
    notice.value = { kind: 'other-person', text };
  } else if (subject.value === current) {
    const scans = current.scans.map((one) => (isShortCode(one.scan) ? { text, scan } : one));
    subject.value = { ...current, scans };
  }
}

/** What the server said about the person shown, for who joins a vehicle. */
export function serverFacts(): ServerFacts | null {
  return server;
}

/** Shows somebody again who was read before: the one who is taken out of a vehicle. */
export async function showAgain(before: Subject, known: ServerFacts | null): Promise<void> {
  server = known;
  serverName.value = known === null ? null : { name: known.name, birthYear: known.birthYear };
  notice.value = null;
  subject.value = before;
  await assess();
}

/** Name and year as shown: from the codes, else as the server knows them. */
export function shownName(): { readonly name: string | null; readonly birthYear: number | null } {
  const identity = subject.value === null ? null : identityOf(subject.value);
  return {
    name: identity?.name ?? serverName.value?.name ?? null,
    birthYear: identity?.birthYear ?? serverName.value?.birthYear ?? null,
  };
}

/** Go back without a decision: nothing is kept. */
export function leave(): void {
  subject.value = null;
  assessment.value = null;
  notice.value = null;
  asked.value = 'off';
}

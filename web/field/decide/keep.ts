import { signal } from '@preact/signals';
import type { GateDecision } from '../../../lib/gates/index.ts';
import { newId } from '../../shared/ids.ts';
import { pack } from '../data/device.ts';
import { type Entry, entry } from '../data/entry-slot.ts';
import { askLater, dropLookUps } from '../data/look-ups.ts';
import { now } from '../data/session.ts';
import { type Beside, type Decided, keepBeside, keepDecided, place, takeBack } from '../data/shift.ts';
import {
  assessment,
  keeping,
  leave,
  notice,
  serverFacts,
  showAgain,
  shownName,
  subject,
} from './deciding.ts';
import type { Assessment } from './engine.ts';
import { crossingsOf, proposalFor, vehicleOf } from './group.ts';
import { crossingOf, declarationOf } from './record.ts';
import { unopenedCode } from './subject.ts';
import type { Subject } from './types.ts';
import { changeVehicle, closeVehicle, type Member, readIn, type Vehicle, vehicle } from './vehicle.ts';

/** What somebody without a phone takes along on paper. */
export type Slip = {
  readonly code: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly origin: string;
  readonly companions: number;
  readonly at: string;
};

/** The last decision, which may be taken back for ten seconds. */
export const lastDecision = signal<{
  readonly ids: readonly string[];
  readonly decision: GateDecision;
  readonly who: string;
  /** How many were decided about at once. */
  readonly people: number;
  /** The crossing of one person: who is tested is told by it. */
  readonly crossing: { readonly id: string; readonly at: string } | null;
  readonly slip: Slip | null;
  /** The vehicle, and what was being typed, as they were before: shown again when this is taken back. */
  readonly before: Vehicle | null;
  readonly typed: Entry | null;
} | null>(null);

/** The rules by which those in the vehicle were judged. */
const ruleSet = () => {
  const { rules } = pack.value!.content;
  const version = vehicle.value?.members[0]?.assessment.verdict.ruleVersion;
  return rules.find((one) => one.version === version) ?? rules[0]!;
};

/** Keep something; a second tap decides nobody twice, and what could not be kept stays on the screen. */
async function keepOnce(work: () => Promise<void>): Promise<void> {
  if (keeping.now !== null) {
    return;
  }
  keeping.now = work();
  try {
    await keeping.now;
  } catch {
    // The person stays on the screen: nothing was recorded.
    notice.value = { kind: 'not-kept', text: '' };
  } finally {
    keeping.now = null;
  }
}

/** Keep the officer's decision about the person shown; a decision against the proposal needs a reason. */
export async function decideNow(decision: GateDecision, reason: string): Promise<void> {
  const current = subject.value;
  const result = assessment.value;
  if (current !== null && result !== null) {
    await keepOnce(async () => await keepOne(current, result, decision, reason));
  }
}

function shownAs(current: Subject): string {
  return shownName().name ?? (current.vehicle?.plate || (current.scans[0]?.text.slice(0, 20) ?? '–'));
}

async function keepOne(
  current: Subject,
  result: Assessment,
  decision: GateDecision,
  reason: string,
): Promise<void> {
  const who = shownAs(current);
  const body = crossingOf(current, result, { decision, reason, at: now() }, place());
  const declared = declarationOf(newId(now()), current);
  const ids = await keepDecided(
    [{ body, who }],
    [
      ...(declared === null ? [] : [{ kind: 'declaration' as const, body: declared }]),
      ...questionAbout([{ body, who }], decision, who, reason),
    ],
  );
  const code = unopenedCode(current);
  if (code !== null) {
    await askLater({ id: body.id, code, at: body.at, decided: decision });
  }
  const before = vehicle.value;
  if (before !== null && current.vehicle?.groupId === before.groupId) {
    changeVehicle({ apart: [...before.apart, { id: body.id, decision }] });
  }
  const slip = slipOf(current, body.at);
  const crossing = { id: body.id, at: body.at };
  const typed = doneTyping(current);
  lastDecision.value = { ids, decision, who, people: 1, crossing, slip, before, typed };
  leave();
}

/** What was typed of this person is done with; what is being typed of somebody else stays. */
function doneTyping(current: Subject): Entry | null {
  const before = current.typed?.said ? entry.value : null;
  entry.value = before === null ? entry.value : null;
  return before;
}

function slipOf({ typed, companions }: Subject, at: string): Slip | null {
  return typed === null || typed.slip === null
    ? null
    : {
        code: typed.slip,
        name: typed.fullName,
        birthYear: typed.birthYear,
        origin: typed.originText,
        companions: companions ?? 0,
        at,
      };
}

/** The question that goes to the commander with this decision; about a vehicle it is one for all in it. */
function questionAbout(
  decided: readonly Decided[],
  decision: GateDecision,
  who: string,
  reason: string,
): readonly Beside[] {
  const first = decided.find(({ body }) => body.proposed === 'ask-commander') ?? decided[0];
  if (decision !== 'ask-commander' || first === undefined) {
    return [];
  }
  const { id: crossingId, at, postId, shiftId, groupId, companions = 0 } = first.body;
  const why = reason || (first.body.reasons[0]?.vi ?? who);
  const people = Math.min(99, decided.length + companions);
  const about = { crossingId, ...(groupId === undefined ? {} : { groupId }), ...(shiftId && { shiftId }) };
  const body = { id: newId(now()), postId, raisedAt: at, who: who.slice(0, 120), people, ...about };
  return [
    { kind: 'escalation', body: { ...body, reason: why.slice(0, 400), keptVehicle: groupId !== undefined } },
  ];
}

/** The person shown waits in the vehicle for the decision about the whole. */
export function joinVehicle(): void {
  const [open, current, result] = [vehicle.value, subject.value, assessment.value];
  if (open === null || current === null || result === null) {
    return;
  }
  const member: Member = {
    subject: current,
    assessment: result,
    server: serverFacts(),
    who: shownAs(current),
    seat: readIn(open) === 0 ? 'driver' : 'passenger',
  };
  const members = [...open.members, member];
  changeVehicle({ members, people: Math.max(open.people, members.length + open.apart.length) });
  lastDecision.value = null;
  doneTyping(current);
  leave();
}

/** Take somebody out of the vehicle and decide about them apart. */
export async function decideApart(member: Member): Promise<void> {
  changeVehicle({ members: vehicle.value!.members.filter((one) => one !== member) });
  await showAgain(member.subject, member.server);
}

/** One tap for everybody who waits in the vehicle, with its seals and goods; the vehicle is through then. */
export async function decideVehicle(decision: GateDecision, reason: string): Promise<void> {
  const open = vehicle.value;
  if (open !== null && open.members.length > 0) {
    await keepOnce(async () => await keepVehicle(open, decision, reason));
  }
}

async function keepVehicle(open: Vehicle, decision: GateDecision, reason: string): Promise<void> {
  const at = now();
  const decided = crossingsOf(ruleSet(), open, { decision, reason, at }, place());
  const record = vehicleOf(ruleSet(), open, { decision, at }, place());
  const who = open.plate || (decided[0]?.who ?? '–');
  const declared = open.members.flatMap(({ subject: one }) => declarationOf(newId(at), one) ?? []);
  const codes = open.members.map(({ subject: one }) => unopenedCode(one));
  const ids = await keepDecided(decided, [
    ...declared.map((body) => ({ kind: 'declaration' as const, body })),
    ...(record === null ? [] : [{ kind: 'vehicle' as const, body: record }]),
    ...questionAbout(decided, decision, who, reason),
  ]);
  for (const [i, { body }] of decided.entries()) {
    const code = codes[i] ?? null;
    if (code !== null) {
      await askLater({ id: body.id, code, at: body.at, decided: decision });
    }
  }
  lastDecision.value = {
    ids,
    decision,
    who,
    people: decided.length,
    crossing: null,
    slip: null,
    before: open,
    typed: null,
  };
  closeVehicle();
}

/** The vehicle is through, everybody in it decided about apart. Nothing is recorded where nobody was. */
export async function finishVehicle(): Promise<void> {
  const open = vehicle.value;
  if (open === null) {
    return;
  }
  const record = vehicleOf(ruleSet(), open, { decision: null, at: now() }, place());
  await keepOnce(async () => {
    if (record !== null) {
      await keepBeside({ kind: 'vehicle', body: record });
    }
    lastDecision.value = null;
    closeVehicle();
  });
}

/** Take the last decision back; false when its ten seconds have passed. */
export async function undoLast(): Promise<boolean> {
  const made = lastDecision.value;
  if (made === null || !(await takeBack(made.ids))) {
    return false;
  }
  await dropLookUps(made.ids);
  if (made.before !== null) {
    vehicle.value = made.before;
  }
  entry.value = made.typed ?? entry.value;
  lastDecision.value = null;
  return true;
}

/** What the rules ask of the open vehicle. */
export function proposalForOpen(): ReturnType<typeof proposalFor> {
  return vehicle.value === null ? null : proposalFor(ruleSet(), vehicle.value);
}

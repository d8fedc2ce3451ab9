import { computed } from '@preact/signals';
import { newId } from '../../shared/ids.ts';
import { facts } from './queue.ts';
import { type Escalation, keepServed, served } from './served.ts';
import { api, now } from './session.ts';
import { keepBeside, shift } from './shift.ts';

/** A question to the commander as this phone shows it: the server's, or one that was not sent yet. */
export type Question = {
  readonly id: string;
  readonly who: string;
  readonly reason: string;
  readonly raisedAt: string;
  readonly raisedBy: string;
  readonly keptVehicle: boolean;
  readonly answer: Pick<Escalation, 'decision' | 'answer' | 'answeredBy'> | null;
  /** The shift that raised it ended; nobody of this one took it over yet. */
  readonly leftBehind: boolean;
  readonly takenBy: string | null;
  readonly state: 'waiting' | 'refused' | 'sent';
};

/** Questions that are not done, the oldest first. What this phone settled is gone at once. */
export const questions = computed((): readonly Question[] => {
  const settled = new Set(
    facts.value.flatMap((fact) => (fact.kind === 'escalation-end' ? fact.escalationId : [])),
  );
  const taken = new Set(
    facts.value.flatMap((fact) => (fact.kind === 'escalation-take' ? fact.escalationId : [])),
  );
  const known = (served.value?.escalations ?? []).map((one): Question => ({
    id: one.id,
    who: one.who ?? '–',
    reason: one.reason,
    raisedAt: one.raisedAt,
    raisedBy: one.raisedBy,
    keptVehicle: one.keptVehicle,
    answer: one.answeredAt === null ? null : one,
    leftBehind: one.raisedAt < (shift.value?.startedAt ?? '') && one.takenBy === null && !taken.has(one.id),
    takenBy: one.takenBy,
    state: 'sent',
  }));
  const own = facts.value.flatMap((fact): Question[] =>
    fact.kind === 'escalation' && !known.some(({ id }) => id === fact.body.id)
      ? [{ ...fact.body, raisedBy: fact.owner.name, ...UNSENT, state: fact.state }]
      : [],
  );
  return [...known, ...own].filter(({ id }) => !settled.has(id));
});
const UNSENT = { answer: null, leftBehind: false, takenBy: null } as const;

/** Look at the server what is open at the post. */
export async function updateOpenItems(): Promise<void> {
  if (shift.value === null) {
    return;
  }
  const answer = await api.call('GET /gates/open-items', { query: { post: shift.value.postId } });
  if (answer.ok) {
    await keepServed(answer.data);
  }
}

/** Ask the commander about something that is no crossing: a crowd, a quarrel, a vehicle that is kept. */
export async function ask(who: string, reason: string, keptVehicle: boolean): Promise<void> {
  const { postId, id: shiftId } = shift.value!;
  const raisedAt = new Date(now()).toISOString();
  const body = { id: newId(now()), postId, shiftId, raisedAt, who, reason, people: 0, keptVehicle };
  await keepBeside({ kind: 'escalation', body });
}

/** Take a question over that the shift before left. */
export async function takeOver(escalationId: string): Promise<void> {
  const body = { shiftId: shift.value!.id, takenAt: new Date(now()).toISOString() };
  await keepBeside({ kind: 'escalation-take', escalationId, body });
}

/** It is done here. */
export async function settle(escalationId: string, handedTo: string, keptVehicle: boolean): Promise<void> {
  const to = handedTo.trim();
  const body = {
    settledAt: new Date(now()).toISOString(),
    keptVehicle,
    ...(to === '' ? {} : { handedTo: to }),
  };
  await keepBeside({ kind: 'escalation-end', escalationId, body });
}

import type { Body } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type NeedAct, needSteps } from '../rules/life-cycles.ts';
import { liftRuleAt } from '../rules/lift-checklist.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import {
  closeRound,
  insertNeed,
  insertRound,
  needsOf,
  roundsOf,
  saveCheck,
  saveLine,
  updateNeed,
} from '../store/work.ts';
import { actOn, type Noted } from './reach.ts';
import { readPast, readTime } from './read-time.ts';
import { type ShownLockdown, showAfter } from './show-lockdown.ts';

type Api = typeof lockdownWorkApi;

/** A phone as people write it, in one form; refused where it is none. */
export function readPhone(text: string | undefined): Outcome<string | null> {
  if (text === undefined || text.trim() === '') {
    return done(null);
  }
  const read = parsePhone(text);
  return read.ok ? done(read.value.canonical) : refuse('bad-phone', { fields: { phone: 'wrong' } });
}

/** Does something inside a cordon once by the id of the request, and answers the id. */
export async function recordOnce(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: { readonly id: string },
  noted: Noted,
  work: (tx: Tx, row: LockdownRow, now: number, id: string) => Promise<Outcome<unknown>>,
): Promise<Outcome<{ id: string }>> {
  const receipt = { id: input.id, kind: noted.kind, content: input };
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'prepare', receipt } as const;
  return await actOn(context, scope, asked, async (tx, row, now) => {
    const id = input.id.toLowerCase();
    const worked = await work(tx, row, now, id);
    return worked.ok ? done({ value: { id }, noted, status: 201 }) : worked;
  });
}

/** Plans a supply round or a test round. */
export async function planRound(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/rounds']>,
): Promise<Outcome<{ id: string }>> {
  const planned = readTime(input.plannedAt, 'plannedAt');
  if (!planned.ok) {
    return planned;
  }
  const noted = { kind: `round-${input.kind}`, detail: input.what ?? null };
  return await recordOnce(context, scope, lockdownId, input, noted, async (tx, row, now, id) => {
    const before = (await roundsOf(scope, tx, [row.id])).filter(({ kind }) => kind === input.kind);
    await insertRound(scope, tx, {
      lockdown_id: row.id,
      id,
      dataset: scope.dataset,
      kind: input.kind,
      no: Math.max(0, ...before.map(({ no }) => no)) + 1,
      planned_at: planned.value,
      done_at: null,
      what: input.what ?? null,
      households: null,
      created_at: new Date(now),
      created_by: scope.actor.name,
    });
    return done(null);
  });
}

/** Closes a round. */
export async function finishRound(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  roundId: string,
  input: Body<Api['POST /lockdowns/{id}/rounds/{roundId}/done']>,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'work' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) => {
    const at = readPast(input.at, now);
    if (!at.ok) {
      return at;
    }
    return (await closeRound(scope, tx, row.id, roundId.toLowerCase(), at.value))
      ? done({ value: null, noted: { kind: 'round-done' } })
      : refuse('unknown-item');
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Notes what somebody inside needs. */
export async function reportNeed(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/needs']>,
): Promise<Outcome<{ id: string }>> {
  const { people, platform } = context;
  const deadline = readTime(input.deadline, 'deadline');
  const phone = readPhone(input.phone);
  if (!deadline.ok) {
    return deadline;
  }
  if (!phone.ok) {
    return phone;
  }
  const { encrypt } = platform.secrets;
  return await recordOnce(context, scope, lockdownId, input, { kind: 'need' }, async (tx, row, now, id) => {
    const personId = input.personId?.toLowerCase();
    const nos = personId === undefined ? new Map() : await people.personNos(scope, tx, [personId]);
    if (personId !== undefined && nos.size === 0) {
      return refuse('unknown-person', { params: { count: 1 }, fields: { personId: 'unknown' } });
    }
    await insertNeed(scope, tx, {
      lockdown_id: row.id,
      id,
      dataset: scope.dataset,
      kind: input.kind,
      state: 'OPEN',
      person_no: personId === undefined ? null : (nos.get(personId) ?? null),
      who: encrypt(input.who.trim()),
      phone: phone.value === null ? null : encrypt(phone.value),
      detail: encrypt(input.detail.trim()),
      deadline: deadline.value,
      assigned_to: null,
      assigned_phone: null,
      done_at: null,
      outcome: null,
      reported_at: new Date(now),
      reported_by: scope.actor.name,
    });
    return done(null);
  });
}

/** Assigns a need, reports it done, drops it with a reason, or opens it again. */
export async function workNeed(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  needId: string,
  input: Body<Api['POST /lockdowns/{id}/needs/{needId}']>,
): Promise<Outcome<ShownLockdown>> {
  const phone = readPhone(input.assignedPhone);
  if (!phone.ok) {
    return phone;
  }
  if (input.action === 'assign' && input.assignedTo === undefined) {
    return refuse('who-missing', { fields: { assignedTo: 'required' } });
  }
  if (input.action === 'drop' && input.outcome === undefined) {
    return refuse('outcome-missing', { fields: { outcome: 'required' } });
  }
  const { encrypt } = context.platform.secrets;
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'work' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) => {
    const need = (await needsOf(scope, tx, [row.id])).find(({ id }) => id === needId.toLowerCase());
    const act: NeedAct = input.action;
    const next = need === undefined ? undefined : needSteps[need.state][act];
    if (need === undefined || next === undefined) {
      return refuse('unknown-item');
    }
    const ended = next === 'DONE' || next === 'DROPPED';
    await updateNeed(scope, tx, {
      ...need,
      state: next,
      ...(act === 'assign'
        ? {
            assigned_to: input.assignedTo ?? null,
            assigned_phone: phone.value === null ? null : encrypt(phone.value),
          }
        : {}),
      done_at: ended ? new Date(now) : null,
      outcome: ended && input.outcome !== undefined ? encrypt(input.outcome) : null,
    });
    return done({ value: null, noted: { kind: `need-${act}` } });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Notes whether a line to the people inside works. */
export async function noteLine(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/lines']>,
): Promise<Outcome<ShownLockdown>> {
  const { encrypt } = context.platform.secrets;
  const outcome = await recordOnce(
    context,
    scope,
    lockdownId,
    input,
    { kind: 'line' },
    async (tx, row, now) => {
      const reached = input.reachedAt === undefined ? done(null) : readPast(input.reachedAt, now);
      if (!reached.ok) {
        return reached;
      }
      await saveLine(scope, tx, {
        lockdown_id: row.id,
        kind: input.kind,
        name: input.name.trim(),
        dataset: scope.dataset,
        state: input.state,
        contact: input.contact === undefined ? null : encrypt(input.contact),
        reached_at: reached.value,
        note: input.note ?? null,
        noted_at: new Date(now),
        noted_by: scope.actor.name,
      });
      return done(null);
    },
  );
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Answers an item of the lift checklist that the records can't. */
export async function answerCheck(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<Api['POST /lockdowns/{id}/checks']>,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'work' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) => {
    const item = liftRuleAt(now).items.find(({ code }) => code === input.code);
    if (item?.by !== 'officer') {
      return refuse('unknown-check', { fields: { code: 'unknown' } });
    }
    await saveCheck(scope, tx, {
      lockdown_id: row.id,
      code: item.code,
      dataset: scope.dataset,
      answer: input.answer,
      note: input.note ?? null,
      answered_at: new Date(now),
      answered_by: scope.actor.name,
    });
    return done({ value: null, noted: { kind: 'check', detail: item.code } });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

import type { Scope } from '../../../platform/access/scope.ts';
import { doneBy } from '../../../platform/access/stand-in.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { InterviewContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterAttempt } from '../rules/call-rules.ts';
import { insertAttempt, type InterviewRecord, updateInterview } from '../store/interviews.ts';
import type { AttemptResult, Saved } from '../types.ts';
import { auditCall, changeCall } from './change-call.ts';

export type AttemptInput = {
  readonly id: string;
  readonly at: string;
  readonly result: AttemptResult;
  readonly callBackAt?: string | undefined;
};

/**
 * Records one attempt to call; repeatable by its id. A time ahead of ours is kept as ours: a wrong clock must not
 * lose the attempt.
 */
export async function recordAttempt(
  context: InterviewContext,
  scope: Scope,
  interviewId: string,
  input: AttemptInput,
): Promise<Outcome<Saved>> {
  return await changeCall(
    context,
    scope,
    'interview.attempt',
    interviewId,
    input,
    async (tx, row, now) =>
      await accept(context, scope, tx, row, { ...input, id: input.id.toLowerCase() }, now),
  );
}

async function accept(
  context: InterviewContext,
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  input: AttemptInput,
  now: number,
): Promise<Outcome<Saved>> {
  const at = Math.min(Date.parse(input.at), now);
  const callBackAt =
    input.result === 'CALL_BACK' && input.callBackAt !== undefined ? Date.parse(input.callBackAt) : null;
  if (Number.isNaN(at) || (input.result === 'CALL_BACK' && !(callBackAt !== null && callBackAt > at))) {
    return refuse('call-back-time', { fields: { callBackAt: 'after the call' } });
  }
  const facts = afterAttempt(
    {
      attempts: row.attempts,
      firstAttemptAt: row.first_attempt_at?.getTime() ?? null,
      firstReachedAt: row.first_reached_at?.getTime() ?? null,
      lastAttemptAt: row.last_attempt_at?.getTime() ?? null,
      lastResult: row.last_result,
      callBackAt: row.call_back_at?.getTime() ?? null,
    },
    { at, result: input.result, callBackAt },
  );
  const officer = await doneBy(context.standsInFor, scope, tx, { kind: 'call', id: row.id });
  await insertAttempt(scope, tx, {
    case_id: row.case_id,
    id: input.id,
    interview_id: row.id,
    dataset: scope.dataset,
    at: new Date(at),
    result: input.result,
    call_back_at: callBackAt === null ? null : new Date(callBackAt),
    officer,
  });
  await updateInterview(scope, tx, row, {
    status: 'IN_PROGRESS',
    started_at: row.started_at ?? new Date(at),
    officer_id: scope.actor.id,
    officer,
    attempts: facts.attempts,
    first_attempt_at: dateOf(facts.firstAttemptAt),
    first_reached_at: dateOf(facts.firstReachedAt),
    last_attempt_at: dateOf(facts.lastAttemptAt),
    last_result: facts.lastResult,
    call_back_at: dateOf(facts.callBackAt),
  });
  await appendEvent(tx, {
    topic: 'interviews.attempted',
    dataset: scope.dataset,
    payload: {
      interviewId: row.id,
      caseId: row.case_id,
      personNo: row.person_no,
      areaNos: row.area_nos,
      result: input.result,
      at,
    },
    at: now,
  });
  await auditCall(scope, tx, row, now, 'interview.attempt', { result: input.result });
  return done({ id: row.id, version: row.version, status: 'IN_PROGRESS' }, 201);
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

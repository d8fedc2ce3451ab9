import type { Static } from 'typebox';
import type { interviewsApi } from '../../../../contract/interviews.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { findCaseForTracing } from '../../cases/index.ts';
import { nameContactsWithin, saveCircumstances } from '../../tracing/index.ts';
import type { InterviewContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { circumstancesFrom, staysForLog, wrongStays } from '../rules/recalled-stays.ts';
import { type InterviewRecord, updateInterview } from '../store/interviews.ts';
import type { Draft } from '../types.ts';
import { auditCall, changeCall } from './change-call.ts';
import { openDraft } from './seal-draft.ts';

type Finished = Static<(typeof interviewsApi)['POST /interviews/{id}/completion']['reply'][200]>;

/** A row was refused after others were written: carries the refusal out of the transaction, which rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('rolled back');
    this.refusal = refusal;
  }
}

/**
 * Finishes a call: named contacts are handed to tracing in this transaction; recalled stays follow into the log by
 * event. All or nothing: a row that is wrong is named, and nothing happens. Repeatable by its id.
 */
export async function finishCall(
  context: InterviewContext,
  scope: Scope,
  interviewId: string,
  input: { readonly id: string; readonly at: string },
): Promise<Outcome<Finished>> {
  try {
    return await changeCall(
      context,
      scope,
      'interview.finish',
      interviewId,
      input,
      async (tx, row, now) => await finish(context, scope, tx, row, Math.min(Date.parse(input.at), now), now),
    );
  } catch (error) {
    if (error instanceof RolledBack) {
      return error.refusal;
    }
    throw error;
  }
}

async function finish(
  context: InterviewContext,
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  at: number,
  now: number,
): Promise<Outcome<Finished>> {
  if (row.first_reached_at === null) {
    return refuse('not-reached');
  }
  const draft = openDraft(context, row.draft);
  const wrong = { ...wrongStays(draft, now), ...wrongContacts(draft) };
  if (Object.keys(wrong).length > 0) {
    return refuse('bad-answers', { fields: wrong });
  }
  const named = await handOverContacts(context, scope, tx, row, draft);
  if (row.kind === 'F0') {
    await keepCircumstances(context, scope, tx, row, draft);
  }
  const stays = staysForLog(draft, now, context.presenceKeptDays).length;
  const version = row.version + 1;
  await updateInterview(scope, tx, row, {
    status: 'DONE',
    completed_at: new Date(at),
    officer_id: scope.actor.id,
    officer: scope.actor.name,
    call_back_at: null,
    version,
  });
  await appendEvent(tx, {
    topic: 'interviews.completed',
    dataset: scope.dataset,
    payload: { interviewId: row.id, caseId: row.case_id, areaNos: row.area_nos, named },
    at: now,
  });
  await auditCall(scope, tx, row, now, 'interview.finish', { named, stays });
  const unplaced = Object.keys(draft.stays).length - stays;
  return done({ id: row.id, version, status: 'DONE', named, stays, unplaced });
}

/** Mask and roof of the visits that the case recalled, for the rank of those who were there. */
async function keepCircumstances(
  { places }: InterviewContext,
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  draft: Draft,
): Promise<void> {
  const recalled = circumstancesFrom(draft);
  const refs = await places.byIds(
    scope,
    tx,
    recalled.map(({ placeId }) => placeId),
  );
  const found = recalled.flatMap(({ placeId, ...one }) => {
    const placeNo = refs.get(placeId)?.placeNo;
    return placeNo === undefined ? [] : [{ ...one, placeNo }];
  });
  await saveCircumstances(scope, tx, row.case_id, found);
}

async function handOverContacts(
  context: InterviewContext,
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  draft: Draft,
): Promise<number> {
  const contacts = Object.entries(draft.contacts);
  const ref = contacts.length === 0 ? undefined : await findCaseForTracing(scope, tx, row.case_id);
  if (contacts.length === 0) {
    return 0;
  }
  if (ref === undefined) {
    throw new RolledBack(refuseGeneral('not-found'));
  }
  const items = contacts.map(([, one]) => ({
    fullName: one.fullName ?? undefined,
    phone: one.phone ?? undefined,
    address: one.address ?? undefined,
    relation: one.relation ?? undefined,
    lastContactDate: one.lastContactDate!,
  }));
  const refused = await nameContactsWithin(context, scope, tx, ref, items);
  const wrong = refused.flatMap((refusal, i) =>
    refusal === null ? [] : [[`contacts.${contacts[i]![0]}`, refusal.code] as const],
  );
  if (wrong.length > 0) {
    throw new RolledBack(refuse('bad-answers', { fields: Object.fromEntries(wrong) }));
  }
  return items.length;
}

function wrongContacts(draft: Draft): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draft.contacts).flatMap(([id, one]) =>
      (one.lastContactDate ?? null) === null ? [[`contacts.${id}`, 'a last day']] : [],
    ),
  );
}

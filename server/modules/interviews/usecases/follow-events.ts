import { systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { caseNodes, type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import { listStays } from '../../presence/index.ts';
import { casesWithConfirmed, contactsToCall, traceAfterNaming } from '../../tracing/index.ts';
import type { InterviewContext } from '../context.ts';
import { areasOfCall } from '../rules/call-areas.ts';
import { caseDueSince, PLANNED_DAYS } from '../rules/call-rules.ts';
import { notYetKnown, staysForLog } from '../rules/recalled-stays.ts';
import { addCalls, type CallToPlan, planCalls } from '../store/call-list.ts';
import { findInterview } from '../store/interviews.ts';
import { openDraft } from './seal-draft.ts';

/** Stays of one person that are looked through for ones that say the same. */
const MOST_STAYS = 5_000;

/** Sets the calls that a case asks for: the case itself and its confirmed contacts. Studies are not called. */
export async function followCase(
  context: InterviewContext,
  event: { readonly dataset: string; readonly payload: { readonly caseId: string } },
): Promise<void> {
  const { platform } = context;
  const { dataset } = event;
  const { caseId } = event.payload;
  if (dataset.startsWith('study:')) {
    return;
  }
  const scope = systemScope('interviews.follow-case', dataset);
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    const ref = await findCaseForTracing(scope, tx, caseId);
    if (ref === undefined || startOfDate(ref.reportDate) < now - PLANNED_DAYS * DAY_MS) {
      return;
    }
    const open = ref.classification !== 'NO_CASE' && ref.outcome === 'NO_OUTCOME';
    const ours = open && !ref.transferred;
    const contacts = open ? await contactsToCall(scope, tx, caseId) : [];
    const homes = await context.people.resolvedByNo(scope, tx, [ref.personNo]);
    await planCalls(scope, tx, caseId, [
      ...(ours ? [callOfCase(dataset, ref, homes.get(ref.personNo)?.areaNo ?? null, now)] : []),
      ...contacts.map((one) => planned(dataset, ref, one.personNo, 'F1', one.areaNo, one.since)),
    ]);
  });
}

/**
 * Sets the calls of cases just opened, as an import opens thousands: their own in one statement. One whose contacts are known
 * already is followed alone.
 */
export async function followOpened(
  context: InterviewContext,
  opened: readonly { readonly dataset: string; readonly payload: { readonly caseId: string } }[],
): Promise<void> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const called = opened.filter(({ dataset }) => !dataset.startsWith('study:'));
  for (const [dataset, own] of Map.groupBy(called, (event) => event.dataset)) {
    const scope = systemScope('interviews.follow-case', dataset);
    // Most of an old list that is handed in was reported long ago: nobody is called any more.
    const first = now - PLANNED_DAYS * DAY_MS;
    const asked = own.map(({ payload }) => payload.caseId);
    const recent = (await caseNodes(scope, db, asked, localDate(first))).filter(
      ({ reportDate }) => startOfDate(reportDate) >= first,
    );
    if (recent.length === 0) {
      continue;
    }
    const ids = recent.map(({ caseId }) => caseId);
    const withContacts = await casesWithConfirmed(scope, db, ids);
    const alone = own.filter(({ payload }) => withContacts.has(payload.caseId));
    const refs = recent.filter(
      (ref) =>
        !withContacts.has(ref.caseId) && ref.classification !== 'NO_CASE' && ref.outcome === 'NO_OUTCOME',
    );
    await db.transaction().execute(async (tx) => {
      const nos = refs.map(({ personNo }) => personNo);
      const homes = await context.people.resolvedByNo(scope, tx, nos);
      const calls = refs.map((ref) => ({
        ...callOfCase(dataset, ref, homes.get(ref.personNo)?.areaNo ?? null, now),
        caseId: ref.caseId,
      }));
      await addCalls(scope, tx, calls);
    });
    for (const event of alone) {
      await followCase(context, event);
    }
  }
}

function callOfCase(dataset: string, ref: CaseRef, areaNo: number | null, now: number): CallToPlan {
  return planned(dataset, ref, ref.personNo, 'F0', areaNo, caseDueSince(ref.reportDate, now));
}

function planned(
  dataset: string,
  ref: CaseRef,
  personNo: number,
  kind: 'F0' | 'F1',
  areaNo: number | null,
  dueSince: number,
): CallToPlan {
  return {
    personNo,
    id: namedUuid7(dueSince, `interview:${dataset}:${ref.caseId}:${personNo}`),
    kind,
    areaNos: areasOfCall(areaNo, ref),
    dueSince,
  };
}

/**
 * After a call: the case is traced with the contacts that were named, and recalled stays at registered places go to
 * the presence log as the intervals they are, source `declared`, quality `recalled`. Ids are made from the call, so
 * that an event delivered twice writes once.
 */
export async function followCompleted(
  context: InterviewContext,
  event: OutboxEvent<'interviews.completed'>,
): Promise<void> {
  const { platform, places, people, presence } = context;
  const { interviewId, caseId, named } = event.payload;
  const scope = systemScope('interviews', event.dataset);
  const row = await findInterview(scope, platform.db, interviewId);
  if (row === undefined) {
    return;
  }
  const stays = staysForLog(openDraft(context, row.draft), event.at.getTime(), context.presenceKeptDays);
  if (stays.length > 0) {
    const placeOf = await places.byIds(
      scope,
      platform.db,
      stays.map(({ placeId }) => placeId),
    );
    const personNos = await people.mergedNos(scope, row.person_no);
    const person = (await people.resolvedByNo(scope, platform.db, [row.person_no])).get(row.person_no);
    const known = await listStays(scope, platform.db, {
      personNos,
      placeNos: null,
      from: Math.min(...stays.map(({ from }) => from)) - DAY_MS,
      to: Math.max(...stays.map(({ to }) => to)) + 1,
      before: null,
      limit: MOST_STAYS,
    });
    const placed = stays.flatMap((stay) => {
      const place = placeOf.get(stay.placeId);
      return place === undefined ? [] : [{ ...stay, placeNo: place.placeNo, code: place.code }];
    });
    const ids = new Set(placed.map((stay) => idInLog(interviewId, stay)));
    const fresh = notYetKnown(
      placed,
      known
        .filter(({ id }) => !ids.has(id))
        .map((one) => ({ placeNo: one.place_no, from: one.in_at.getTime(), to: one.out_at.getTime() })),
    );
    const outcomes = await Promise.all(
      fresh.map((stay) =>
        presence.record(
          scope,
          {
            id: idInLog(interviewId, stay),
            placeCode: stay.code,
            person: { personId: person?.personId ?? '' },
            at: new Date(stay.from).toISOString(),
            leftAt: new Date(stay.to).toISOString(),
            assurance: 'officer',
          },
          'declared',
        ),
      ),
    );
    const codes = [...new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code])))];
    if (codes.length > 0) {
      platform.log.warn({ interviewId, codes }, 'recalled stays were refused by the log');
    }
  }
  if (named > 0 || stays.length > 0) {
    await traceAfterNaming(context, scope, caseId);
  }
}

function idInLog(interviewId: string, stay: { readonly id: string; readonly from: number }): string {
  return namedUuid7(stay.from, `interview-stay:${interviewId}:${stay.id}`);
}

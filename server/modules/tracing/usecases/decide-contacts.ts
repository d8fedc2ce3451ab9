import type { RowOutcome } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { linksOf, saveLinks } from '../store/links.ts';
import { countedLink } from '../rules/counted-link.ts';
import { lastMet } from '../rules/follow-up.ts';
import { findContacts, linkContacts, lockTrace } from '../store/projection.ts';
import type { ContactRow, LinkRow } from '../store/tables.ts';
import type { DropReason } from '../types.ts';
import { areasOf, openCaseFor } from './open-case.ts';

export type DecisionInput = {
  readonly personIds: readonly string[];
  readonly decision: 'confirm' | 'drop';
  readonly reason?: DropReason | undefined;
};
export type DecisionOutcome = RowOutcome & { contactId: string | null };

/**
 * Confirms or drops contacts of a case. Each person has an outcome of its own; the evidence is copied into the
 * decision. Deciding the same again changes nothing.
 */
export async function decideContacts(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  input: DecisionInput,
): Promise<Outcome<{ outcomes: DecisionOutcome[] }>> {
  const opened = await openCaseFor(context, scope, 'contact.decide', caseId);
  if (!opened.ok) {
    return opened;
  }
  if (input.decision === 'drop' && input.reason === undefined) {
    return refuse('reason-required', { fields: { reason: 'required' } });
  }
  return await context.platform.db
    .transaction()
    .execute(async (tx) => done({ outcomes: await decideAll(context, scope, tx, opened.value, input) }));
}

/** The same in the caller's transaction, which holds the lock of the case's tracing. */
export async function decideAll(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  input: DecisionInput,
): Promise<DecisionOutcome[]> {
  const { people, platform } = context;
  const now = platform.clock.now();
  await lockTrace(scope, tx, ref.caseId);
  const asked = await people.personNos(
    scope,
    tx,
    input.personIds.map((id) => id.toLowerCase()),
  );
  const numbers = await people.numbersOf(scope, tx, [...new Set(asked.values())]);
  const rows = await findContacts(scope, tx, ref.caseId, [...new Set([...numbers.values()].flat())]);
  const rowOf = new Map(rows.map((row) => [row.person_no, row]));
  const links = new Map((await linksOf(scope, tx, ref.caseId)).map((link) => [link.person_no, link]));
  const persons = await people.resolvedByNo(
    scope,
    tx,
    rows.map((row) => row.person_no),
  );
  const saved = new Map<number, { before: LinkRow | undefined; after: LinkRow }>();
  const outcomes = input.personIds.map((personId): DecisionOutcome => {
    const own = numbers.get(asked.get(personId.toLowerCase()) ?? -1) ?? [];
    const row = own.map((no) => rowOf.get(no)).find((one) => one !== undefined);
    if (row === undefined) {
      return { ...refusedRow(personId, refuse('not-a-contact')), contactId: null };
    }
    const before = own.map((no) => links.get(no)).find((link) => link !== undefined);
    if (input.decision === 'drop' && row.is_case) {
      return { ...refusedRow(personId, refuse('is-case')), contactId: before?.id ?? null };
    }
    const wanted = input.decision === 'confirm' ? 'CONFIRMED' : 'DROPPED';
    if (before?.decision === wanted && before.reason === (input.reason ?? null)) {
      return { id: personId, contactId: before.id, status: 200 };
    }
    const known = saved.get(row.person_no);
    const after = known?.after ?? decide(scope, ref, row, before, input, persons.get(row.person_no), now);
    saved.set(row.person_no, { before, after });
    return { id: personId, contactId: after.id, status: 200 };
  });
  const changes = [...saved.values()];
  await saveLinks(
    scope,
    tx,
    changes.map((change) => change.after),
  );
  await linkContacts(
    scope,
    tx,
    ref.caseId,
    rows.flatMap((row) => {
      const change = saved.get(row.person_no);
      return change === undefined ? [] : [{ personNo: row.person_no, id: change.after.id }];
    }),
  );
  await account(scope, tx, ref, changes, persons, now);
  return outcomes;
}

/** The decision as it shall be stored, with the evidence of now. A link keeps its id, and its own person number. */
function decide(
  scope: Scope,
  ref: CaseRef,
  row: ContactRow,
  before: LinkRow | undefined,
  input: DecisionInput,
  person: ResolvedPerson | undefined,
  now: number,
): LinkRow {
  const { level, ms, score, first_at, last_at, places, via_person_no, evidence } = row;
  const confirmed = input.decision === 'confirm';
  return {
    id: before?.id ?? uuid7(now),
    dataset: scope.dataset,
    case_id: ref.caseId,
    person_no: before?.person_no ?? row.person_no,
    decision: confirmed ? 'CONFIRMED' : 'DROPPED',
    reason: confirmed ? null : (input.reason ?? null),
    decided_at: new Date(now),
    decided_by: scope.actor.name,
    level,
    ms,
    score,
    first_at,
    last_at,
    places,
    via_person_no,
    evidence,
    area_no: person?.areaNo ?? ref.areaNo ?? ref.stayAreaNo,
    follow_up_until: confirmed ? localDate(lastMet(last_at) + ref.profile.followUpDays * DAY_MS) : null,
    is_case: row.is_case,
    last_visit_at: before?.last_visit_at ?? null,
    last_result: before?.last_result ?? null,
    last_seen_at: before?.last_seen_at ?? null,
    lost_at: before?.lost_at ?? null,
    order_id: before?.order_id ?? null,
    ordered_from: before?.ordered_from ?? null,
    transferred_at: before?.transferred_at ?? null,
    counted_by: null,
    counted_by_since: null,
  };
}

/** Counters, event and audit of the decisions. A confirmation taken back leaves the hour that it was counted in. */
async function account(
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  changes: readonly { before: LinkRow | undefined; after: LinkRow }[],
  persons: ReadonlyMap<number, ResolvedPerson>,
  now: number,
): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  await addFigures(
    tx,
    changes.flatMap(({ before, after }) => [...countedLink(before, -1), ...countedLink(after, 1)]),
  );
  const confirmed = changes.filter(({ after }) => after.decision === 'CONFIRMED').length;
  await appendEvent(tx, {
    topic: 'contacts.decided',
    dataset: scope.dataset,
    payload: { caseId: ref.caseId, areaNos: areasOf(ref), confirmed, dropped: changes.length - confirmed },
    at: now,
  });
  await audit(
    tx,
    scope,
    now,
    changes.map(({ after }) => {
      const id = persons.get(after.person_no)?.personId;
      return {
        action: after.decision === 'CONFIRMED' ? 'contact.confirm' : 'contact.drop',
        subjectKind: 'person',
        ...(id === undefined ? {} : { subjectId: id }),
        areaNo: after.area_no,
        detail: { caseId: ref.caseId, ...(after.reason === null ? {} : { reason: after.reason }) },
      };
    }),
  );
}

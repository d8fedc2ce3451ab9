import type { Static } from 'typebox';
import type { TraceAnswer as TraceAnswerSchema } from '../../../../contract/tracing.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseRef, noteTrace } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { traceWindow } from '../rules/trace-window.ts';
import { linksOf } from '../store/links.ts';
import { replaceContacts, saveTrace } from '../store/projection.ts';
import type { ContactRow, LinkRow, TraceRow } from '../store/tables.ts';
import type { TracedContact } from '../types.ts';
import { findFirstLevel, findSecondLevel } from './find-contacts.ts';
import { formerLevels, levelsTraced } from './observe-levels.ts';
import { followPlan } from './follow-plan.ts';
import { areasOf, openCaseFor } from './open-case.ts';
import { casesByPerson } from './people-as-cases.ts';

export type TraceAnswer = Static<typeof TraceAnswerSchema>;

/** Times are ISO 8601; what is left out follows the case and its disease. */
export type TraceOptions = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly depth?: number | undefined;
  readonly minMinutes?: number | undefined;
};

/** More first-level contacts than this, and the second level is found in the background. */
export const MAX_INLINE_EXPOSERS = 300;

export const TRACE_JOB = 'tracing.trace';

/**
 * Traces a case: finds who was exposed, and replaces the case's contacts. Decisions taken before stand.
 * @returns the counts, or the job that finds the second level when the first is large (it is stored by then).
 */
export async function traceCase(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  options: TraceOptions,
): Promise<Outcome<TraceAnswer | { jobId: string }>> {
  const { platform } = context;
  const opened = await openCaseFor(context, scope, 'tracing.run', caseId);
  if (!opened.ok) {
    return opened;
  }
  const trace: TraceRow = {
    case_id: opened.value.caseId,
    dataset: scope.dataset,
    from_at: options.from === undefined ? null : new Date(options.from),
    to_at: options.to === undefined ? null : new Date(options.to),
    depth: options.depth ?? 1,
    min_minutes: options.minMinutes ?? null,
    as_of: new Date(platform.clock.now()),
  };
  const window = windowOf(opened.value, trace);
  if (window.from >= window.to) {
    return refuse('bad-window', { fields: { to: 'after from' } });
  }
  const traced = await runTrace(context, scope, platform.db, opened.value, trace, MAX_INLINE_EXPOSERS);
  await audit(platform.db, scope, platform.clock.now(), [
    {
      action: 'case.trace',
      subjectKind: 'case',
      subjectId: opened.value.caseId,
      areaNo: opened.value.areaNo,
      detail: { ...traced.answer.levels, depth: trace.depth },
    },
  ]);
  if (traced.complete) {
    return done(traced.answer);
  }
  const jobId = await platform.jobs.add(
    TRACE_JOB,
    { dataset: scope.dataset, caseId: trace.case_id },
    scope.actor.id,
  );
  return done({ jobId }, 202);
}

/**
 * Finds and stores the contacts of a case as its trace row says.
 * @param db where to read; a transaction is written in, too.
 * @param maxExposers so many first-level contacts are traced on; beyond, only the first level is stored.
 */
export async function runTrace(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  ref: CaseRef,
  trace: TraceRow,
  maxExposers = Infinity,
): Promise<{ answer: TraceAnswer; complete: boolean }> {
  const window = windowOf(ref, trace);
  const now = trace.as_of.getTime();
  const first = await findFirstLevel(context, scope, db, ref, window, now);
  const complete = window.depth === 1 || first.length <= maxExposers;
  const second =
    window.depth === 2 && complete
      ? await findSecondLevel(context, scope, db, ref, window, first, now)
      : { contacts: [], total: 0, engine: 'sql' as const };
  const places = new Set(first.flatMap((contact) => contact.evidence.flatMap((one) => one.placeNo ?? [])));
  const levels = { F1: first.length, F2: second.total };
  const store = async (tx: Tx): Promise<void> => {
    const former = context.levels === undefined ? null : await formerLevels(scope, tx, ref.caseId);
    await saveTrace(scope, tx, trace);
    await replaceContacts(
      scope,
      tx,
      ref.caseId,
      await toRows(context, scope, tx, trace, [...first, ...second.contacts]),
    );
    const moved = levelsTraced(former, { ref, at: now, depth: window.depth, complete, first, second });
    if (moved !== null) {
      await context.levels?.(scope, tx, moved);
    }
    await noteTrace(scope, tx, ref.caseId, { at: now, contacts: levels.F1 + levels.F2 });
    await appendEvent(tx, {
      topic: 'contacts.traced',
      dataset: scope.dataset,
      payload: { caseId: ref.caseId, areaNos: areasOf(ref), levels },
      at: context.platform.clock.now(),
    });
  };
  await (db.isTransaction ? store(db as Tx) : db.transaction().execute(store));
  const answer: TraceAnswer = {
    // The first level of one case is read from the log: only a ring is worth the index.
    engine: second.engine,
    contacts: levels.F1 + levels.F2,
    levels,
    placeExposures: places.size,
    asOf: trace.as_of.toISOString(),
  };
  return { answer, complete };
}

function windowOf(ref: CaseRef, trace: TraceRow) {
  return traceWindow(ref, {
    from: trace.from_at?.getTime() ?? null,
    to: trace.to_at?.getTime() ?? null,
    minMinutes: trace.min_minutes,
    depth: trace.depth,
  });
}

/**
 * Rows of the projection: who was found, and who was decided on before but is not found any more. Cut-offs that were
 * applied to the case before hold on.
 */
async function toRows(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  trace: TraceRow,
  contacts: readonly TracedContact[],
): Promise<ContactRow[]> {
  const links = await linksOf(scope, tx, trace.case_id);
  const kept = await context.people.resolvedByNo(
    scope,
    tx,
    links.map((link) => link.person_no),
  );
  const linkOf = new Map(links.map((link) => [kept.get(link.person_no)?.personNo ?? link.person_no, link]));
  const found = new Set(contacts.map((contact) => contact.personNo));
  const carried = [...linkOf].filter(([no]) => !found.has(no));
  const cases = await casesByPerson(context, scope, tx, [...found, ...carried.map(([no]) => no)]);
  const common = (personNo: number) => ({
    dataset: trace.dataset,
    case_id: trace.case_id,
    person_no: personNo,
    is_case: cases.has(personNo),
    link_id: linkOf.get(personNo)?.id ?? null,
    as_of: trace.as_of,
    below: null,
  });
  const rows = [
    ...contacts.map((contact): ContactRow => ({ ...common(contact.personNo), ...toColumns(contact) })),
    ...carried.map(([no, link]): ContactRow => ({ ...common(no), ...exposureOf(link), factors: null })),
  ];
  return await followPlan(scope, tx, trace.case_id, rows, linkOf, trace.as_of);
}

function toColumns(contact: TracedContact) {
  return {
    level: contact.level,
    ms: contact.ms,
    score: contact.score,
    factors: contact.factors,
    first_at: new Date(contact.first),
    last_at: new Date(contact.last),
    places: contact.places,
    via_person_no: contact.viaNo,
    evidence: [...contact.evidence],
  };
}

function exposureOf({ level, ms, score, first_at, last_at, places, via_person_no, evidence }: LinkRow) {
  return { level, ms, score, first_at, last_at, places, via_person_no, evidence };
}

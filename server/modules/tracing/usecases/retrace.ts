import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Projection } from '../../../platform/rebuild/projections.ts';
import { findCaseForTracing, personsOfCases } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { casesWithContact, findTrace, markCases, peopleInContacts, tracesOf } from '../store/projection.ts';
import { casesByPerson } from './people-as-cases.ts';
import { runTrace, TRACE_JOB, type TraceAnswer } from './trace-case.ts';

/** Traces a case again as it was traced last; null when it never was, or is gone. */
export async function retrace(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  caseId: string,
): Promise<TraceAnswer | null> {
  const trace = await findTrace(scope, db, caseId);
  const ref = trace === undefined ? undefined : await findCaseForTracing(scope, db, caseId);
  if (trace === undefined || ref === undefined) {
    return null;
  }
  const asOf = new Date(context.platform.clock.now());
  return (await runTrace(context, scope, db, ref, { ...trace, as_of: asOf })).answer;
}

/** Queues the tracing of cases that were traced before, once each; cases that never were stay alone. */
export async function queueRetrace(
  context: TracingContext,
  scope: Scope,
  caseIds: readonly string[],
): Promise<void> {
  for (const caseId of new Set(caseIds)) {
    if ((await findTrace(scope, context.platform.db, caseId)) !== undefined) {
      await context.platform.jobs.addOnce(TRACE_JOB, { dataset: scope.dataset, caseId }, caseId);
    }
  }
}

/** What changed about these people may change the contacts of their own cases, and of cases they are contacts of. */
export async function queueRetraceOfPeople(
  context: TracingContext,
  scope: Scope,
  personNos: readonly number[],
): Promise<void> {
  const { db } = context.platform;
  const own = [...(await casesByPerson(context, scope, db, personNos)).values()]
    .flat()
    .map((one) => one.caseId);
  const numbers = [...(await context.people.numbersOf(scope, db, personNos)).values()].flat();
  const met = await casesWithContact(scope, db, [...new Set([...personNos, ...numbers])]);
  await queueRetrace(context, scope, [...own, ...met]);
}

/** Follows a case whose classification changed: its person is a case, or no longer one. */
async function followCase(context: TracingContext, dataset: string, caseId: string): Promise<void> {
  const scope = systemScope('tracing.follow-case', dataset);
  const { db } = context.platform;
  const ref = await findCaseForTracing(scope, db, caseId);
  if (ref === undefined) {
    return;
  }
  const isCase = (await casesByPerson(context, scope, db, [ref.personNo])).size > 0;
  const numbers = await context.people.mergedNos(scope, ref.personNo);
  await db.transaction().execute((tx) => markCases(scope, tx, numbers, isCase));
}

/** Follows cases that were opened, thousands at once: who of their people is a contact somewhere is a case now. */
export async function followOpened(
  context: TracingContext,
  events: readonly { readonly dataset: string; readonly payload: { readonly caseId: string } }[],
): Promise<void> {
  const { db } = context.platform;
  for (const [dataset, own] of Map.groupBy(events, (event) => event.dataset)) {
    const scope = systemScope('tracing.follow-case', dataset);
    const opened = own.map(({ payload }) => payload.caseId);
    const numbers = await context.people.numbersOf(scope, db, await personsOfCases(scope, db, opened));
    const known = new Set(await peopleInContacts(scope, db, [...numbers.values()].flat()));
    const nos = [...numbers].flatMap(([no, all]) => (all.some((one) => known.has(one)) ? [no] : []));
    if (nos.length === 0) {
      continue;
    }
    const cases = await casesByPerson(context, scope, db, nos);
    await db.transaction().execute(async (tx) => {
      for (const isCase of [true, false]) {
        const marked = nos.filter((no) => cases.has(no) === isCase).flatMap((no) => numbers.get(no)!);
        await markCases(scope, tx, marked, isCase);
      }
    });
  }
}

/** Columns of a case that move its window. */
const WINDOW_FIELDS = new Set([
  'onset_date',
  'onset_date_to',
  'rash_date',
  'rash_date_to',
  'first_fever_date',
  'first_fever_date_to',
  'sample_date',
  'report_date',
  'isolated_at',
  'infectious_override',
]);

/**
 * Follows a changed case: its contacts are found again when its window moved. Whom its person exposes as a contact of
 * other cases hangs on the isolation of a case, so that those are traced again when it becomes one or no longer is.
 */
export async function followChange(
  context: TracingContext,
  dataset: string,
  change: { readonly caseId: string; readonly fields: readonly string[] },
): Promise<void> {
  const scope = systemScope('tracing.follow-case', dataset);
  const reclassified = change.fields.includes('classification');
  if (reclassified) {
    await followCase(context, dataset, change.caseId);
  }
  const moved = change.fields.some((field) => WINDOW_FIELDS.has(field));
  if (!moved && !reclassified) {
    return;
  }
  const ref = await findCaseForTracing(scope, context.platform.db, change.caseId);
  if (ref !== undefined) {
    const numbers = await context.people.mergedNos(scope, ref.personNo);
    const others = await casesWithContact(scope, context.platform.db, numbers);
    await queueRetrace(context, scope, moved ? [ref.caseId, ...others] : others);
  }
}

/** The contacts of every traced case of the dataset, found again. */
export function contactsProjection(context: TracingContext): Projection {
  return {
    name: 'contacts',
    version: 1,
    rebuild: async (scope, tx) => {
      for (const trace of await tracesOf(scope, tx)) {
        await retrace(context, scope, tx, trace.case_id);
      }
    },
  };
}

import type { Static } from 'typebox';
import type { tracingApi } from '../../../../contract/tracing.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { type NamedContact, type NamedInput, readNamed } from '../rules/read-named.ts';
import { linksOf } from '../store/links.ts';
import { saveNamed } from '../store/named.ts';
import { findTrace } from '../store/projection.ts';
import { type MatchedRow, matchNamed } from './match-named.ts';
import { openCaseFor } from './open-case.ts';
import { MAX_INLINE_EXPOSERS, runTrace, TRACE_JOB } from './trace-case.ts';

type NamedOutcome = Static<
  (typeof tracingApi)['POST /cases/{id}/contacts']['reply'][200]
>['outcomes'][number];

/**
 * Adds contacts that somebody named, as pasted from a sheet. A row is matched to a person by id, or by phone and
 * name (families share phones), else a person is made. Then the case is traced anew, so that they appear ranked.
 */
export async function nameContacts(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  items: readonly NamedInput[],
): Promise<Outcome<{ outcomes: NamedOutcome[] }>> {
  const { platform } = context;
  const opened = await openCaseFor(context, scope, 'contact.decide', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const now = platform.clock.now();
  const read = items.map((item) => readNamed(item, now));
  const rows = await platform.db.transaction().execute((tx) => saveRows(context, scope, tx, ref, read, now));
  await traceAgain(context, scope, ref, now);
  const persons = await context.people.resolvedByNo(
    scope,
    platform.db,
    rows.flatMap((row) => ('personNo' in row ? row.personNo : [])),
  );
  const links = new Map(
    (await linksOf(scope, platform.db, ref.caseId)).map((link) => [link.person_no, link.id]),
  );
  return done({
    outcomes: rows.map((row): NamedOutcome => {
      if (!('personNo' in row)) {
        return { ...refusedRow(null, row), contactId: null };
      }
      return {
        status: row.made ? 201 : 200,
        id: persons.get(row.personNo)?.personId ?? null,
        contactId: links.get(row.personNo) ?? null,
      };
    }),
  });
}

/** Keeps rows as read, in the caller's transaction; who has the case traced again is the caller. */
export async function saveRows(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  read: readonly Outcome<NamedContact>[],
  now: number,
): Promise<(MatchedRow | Refusal)[]> {
  const rows = await matchNamed(context, scope, tx, ref, read);
  const found = rows.filter((row) => 'personNo' in row);
  await saveNamed(
    scope,
    tx,
    // One row a person, the last one said: a statement can't write a row twice.
    [...new Map(found.map((row) => [row.personNo, row])).values()].map(({ personNo, named }) => ({
      case_id: ref.caseId,
      person_no: personNo,
      dataset: scope.dataset,
      relation: named.relation,
      from_at: new Date(named.from),
      to_at: new Date(named.to),
      named_at: new Date(now),
      named_by: scope.actor.name,
      setting: named.setting,
      spot: named.spot,
    })),
  );
  const made = found.filter((row) => row.made);
  await audit(tx, scope, now, [
    {
      action: 'contact.name',
      subjectKind: 'case',
      subjectId: ref.caseId,
      areaNo: ref.areaNo,
      detail: { named: found.length, created: made.length, refused: rows.length - found.length },
    },
  ]);
  return rows;
}

/** As it was traced last, or by default; a large second level follows in the background. */
export async function traceAgain(
  { platform, ...rest }: TracingContext,
  scope: Scope,
  ref: CaseRef,
  now: number,
): Promise<void> {
  const last = await findTrace(scope, platform.db, ref.caseId);
  const trace = {
    case_id: ref.caseId,
    dataset: scope.dataset,
    from_at: null,
    to_at: null,
    depth: 1,
    min_minutes: null,
    ...last,
    as_of: new Date(now),
  };
  const traced = await runTrace({ platform, ...rest }, scope, platform.db, ref, trace, MAX_INLINE_EXPOSERS);
  if (!traced.complete) {
    await platform.jobs.add(TRACE_JOB, { dataset: scope.dataset, caseId: ref.caseId }, scope.actor.id);
  }
}

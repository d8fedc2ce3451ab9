import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CreatedPerson, LaidOutPeople } from '../../../registry/people/index.ts';
import { casesOfPeople, findCaseForTracing, loadCases } from '../../cases/index.ts';
import { nameContactsWithin, traceAfterNaming } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import type { ProblemCode } from '../rules/clean-row.ts';
import { replaceProblems } from '../rules/findings.ts';
import { countRows, saveImport } from '../store/imports.ts';
import { type RowOutcome, saveOutcomes, stillReady } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { judgeFor, openSheet } from './find-sheet.ts';
import { takeCorrections } from './correct-cases.ts';
import { takeContactCorrections } from './correct-contacts.ts';
import {
  layOutBatch,
  type PreparedBatch,
  preparedBatches,
  type PreparedRow,
  prepareRows,
  provenanceOf,
} from './prepare-rows.ts';
import {
  correctsRecord,
  draftOf,
  overwrites,
  personOf,
  type ReviewedRow,
  reviewRows,
} from './review-rows.ts';

export const TAKE_JOB = 'imports.take';
/** Rows of one transaction: what a killed program does again. The first are fewer, since the database waits for them. */
const [FIRST_BATCH, BATCH] = [500, 2_000];

/**
 * Takes in the rows that are ready: people, then their cases or contacts. A batch is one transaction with what became of its
 * rows, so that nothing is done twice or lost. Possible duplicates are queued, and stop nothing.
 */
export async function takeRows(
  context: SheetContext,
  scope: Scope,
  id: string,
  onShare: (share: number) => Promise<void>,
): Promise<{ readonly taken: number } | null> {
  const { db } = context.platform;
  const opened = await openSheet(context, scope, db, id);
  if (opened === undefined || opened.state !== 'importing') {
    return null;
  }
  const judge = await judgeFor(context, scope, db, opened);
  const { ready = 0 } = (await countRows(scope, db, [opened.id])).get(opened.id) ?? {};
  const batches = preparedBatches(async (after) => {
    const limit = after === 0 ? FIRST_BATCH : BATCH;
    const wanted = { states: ['ready'] as const, after, limit };
    const rows = await prepareRows(context, scope, opened, judge, wanted, true);
    return await layOutBatch(context, scope, opened, rows);
  }, 0);
  let taken = 0;
  let told: Promise<void> = Promise.resolve();
  for (;;) {
    const prepared = await batches.take();
    if (prepared.rows.length === 0) {
      break;
    }
    const isOurs = await db.transaction().execute(async (tx) => {
      const sheet = await openSheet(context, scope, tx, id, true);
      if (sheet?.state !== 'importing') {
        return false;
      }
      // Another worker of the same sheet may have taken them meanwhile.
      const numbers = prepared.rows.map((one) => one.row_no);
      const waiting = await stillReady(scope, tx, sheet.id, numbers);
      const rows = prepared.rows.filter((one) => waiting.has(one.row_no));
      const batch = { rows, people: prepared.people };
      const outcomes = rows.length === 0 ? [] : await takeBatch(context, scope, tx, sheet, batch);
      await saveOutcomes(scope, tx, sheet.id, outcomes);
      const refused = outcomes.filter(({ state, code }) => state === 'bad' && code !== null);
      if (refused.length > 0) {
        const findings = refused.reduce(
          (found, { row, code }) => replaceProblems(found, row, [], [code as ProblemCode]),
          sheet.findings,
        );
        await saveImport(scope, tx, { ...sheet, findings });
      }
      taken += rows.length;
      return true;
    });
    if (!isOurs) {
      break;
    }
    // The progress of the job is noted while the next batch is written.
    await told;
    told = onShare(ready === 0 ? 1 : Math.min(1, taken / ready));
    told.catch(() => undefined);
  }
  await told;
  // Before the end is noted: a program killed in between traces again.
  if (opened.case_id !== null) {
    await traceAfterNaming(context.tracing, scope, opened.case_id);
  }
  await endWork(context, scope, id);
  return { taken };
}

async function endWork(context: SheetContext, scope: Scope, id: string): Promise<void> {
  await context.platform.db.transaction().execute(async (tx) => {
    const sheet = await openSheet(context, scope, tx, id, true);
    if (sheet?.state === 'importing') {
      const { bad = 0 } = (await countRows(scope, tx, [sheet.id])).get(sheet.id) ?? {};
      await saveImport(scope, tx, { ...sheet, state: bad === 0 ? 'done' : 'checked', acting: null });
    }
  });
}

type Reviewed = Pick<PreparedRow, 'person'> & {
  readonly row: number;
  readonly judged: ReviewedRow;
  readonly overwrites: boolean;
};
/** A row with its person. */
type Placed = Reviewed & {
  readonly personNo: number;
  readonly personId: string;
  readonly isDuplicate: boolean;
};

async function takeBatch(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  batch: PreparedBatch,
): Promise<RowOutcome[]> {
  const reviewed = await reviewRows(context, scope, tx, sheet, batch.rows);
  const rows = batch.rows.map((one, i) => ({
    row: one.row_no,
    judged: reviewed[i]!,
    overwrites: overwrites(sheet, one),
    own: one.overwrites,
    person: one.person,
  }));
  const stale = rows.filter(({ judged }) => judged.state !== 'ready');
  const ready = rows.filter(({ judged }) => judged.state === 'ready' && !correctsRecord(judged));
  const corrections = rows.flatMap(({ row, judged, own }) =>
    judged.state === 'ready' && correctsRecord(judged) ? [{ row, judged, overwrites: own }] : [],
  );
  const placed = await placePeople(context, scope, tx, sheet, ready, batch.people);
  const outcomes =
    sheet.kind === 'case'
      ? await takeCases(context, scope, tx, sheet, placed)
      : sheet.kind === 'contact'
        ? await takeContacts(context, scope, tx, sheet, placed)
        : placed.map((one) => taken(one, null));
  await audit(tx, scope, context.platform.clock.now(), [
    {
      action: 'import.take',
      subjectKind: 'import',
      subjectId: sheet.id,
      areaNo: sheet.area_no,
      detail: { rows: rows.length, people: placed.length },
    },
  ]);
  return [
    ...outcomes,
    ...(await takeCorrections(
      context,
      scope,
      tx,
      corrections.filter(({ judged }) => judged.contact === null),
    )),
    ...(await takeContactCorrections(
      context,
      scope,
      tx,
      corrections.filter(({ judged }) => judged.contact !== null),
    )),
    // Since the check the day has changed, an answer was given, or a record was.
    ...stale.map(({ row, judged }) => ({
      row,
      state: judged.state,
      code: judged.problems[0]?.code ?? null,
    })),
  ];
}

/** People of rows: those who are known, their records brought up to the row, and new ones, their possible duplicates queued. */
async function placePeople(
  { people }: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  rows: readonly Reviewed[],
  laidOut: LaidOutPeople | null,
): Promise<Placed[]> {
  const known = rows.flatMap((one) =>
    one.judged.match?.kind === 'known' ? [{ one, match: one.judged.match }] : [],
  );
  await people.takeRows(
    scope,
    tx,
    known
      .filter(({ match }) => match.differences.length > 0)
      .map(({ one, match }) => ({
        ...personOf(sheet, one.judged),
        personNo: match.personNo,
        overwrites: one.overwrites,
      })),
  );
  // Of another area: a contact or a case may be theirs, the record is not ours to change.
  const outside = rows.filter(({ judged }) => judged.match?.kind === 'outside');
  const numbers = await people.personNos(
    scope,
    tx,
    outside.flatMap(({ judged }) => judged.personId ?? []),
  );
  const fresh = rows.filter(({ judged }) => judged.match === null || judged.match.kind === 'new');
  const { made, found } = await makePeople({ people }, scope, tx, sheet, fresh, laidOut);
  return [
    ...known.map(({ one, match: { personNo, personId } }) => ({
      ...one,
      personNo,
      personId,
      isDuplicate: false,
    })),
    ...outside.flatMap((one) => {
      const personId = one.judged.personId!;
      const personNo = numbers.get(personId);
      return personNo === undefined ? [] : [{ ...one, personNo, personId, isDuplicate: false }];
    }),
    ...fresh.map((one, i) => {
      const { personNo, personId } = made[i]!;
      return { ...one, personNo, personId, isDuplicate: (found.get(personNo) ?? []).length > 0 };
    }),
  ];
}

/** Makes the people of rows, as they were laid out where all of them are still to be made, and looks for their duplicates. */
async function makePeople(
  { people }: Pick<SheetContext, 'people'>,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  rows: readonly Reviewed[],
  laidOut: LaidOutPeople | null,
): Promise<{ made: readonly CreatedPerson[]; found: ReadonlyMap<number, readonly unknown[]> }> {
  if (
    laidOut?.suspects.length === rows.length &&
    rows.every(({ person }, i) => person?.draft === laidOut.suspects[i]!.draft)
  ) {
    const made = await people.makeLaidOut(scope, tx, laidOut);
    return { made, found: await people.queueDuplicates(scope, tx, laidOut.suspects, laidOut.probes) };
  }
  const drafts = rows.map(({ judged, person }) => {
    const draft = person?.draft ?? draftOf(sheet, judged);
    return { draft, sealed: person?.sealed ?? people.seal(draft) };
  });
  const provenance = provenanceOf(sheet.kind);
  const made = await people.createPeople(
    scope,
    tx,
    drafts.map(({ draft, sealed }) => ({ ...draft, ...provenance, sealed })),
  );
  const suspects = drafts.map((one, i) => ({ ...one, personNo: made[i]!.personNo }));
  return { made, found: await people.queueDuplicates(scope, tx, suspects) };
}

function taken({ row, personId, isDuplicate }: Placed, caseId: string | null): RowOutcome {
  return { row, state: isDuplicate ? 'duplicate' : 'imported', code: null, personId, caseId };
}

/** A case for each; who is a case of the disease already keeps it. */
async function takeCases(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  { plan }: ImportRow,
  placed: readonly Placed[],
): Promise<RowOutcome[]> {
  const now = context.platform.clock.now();
  const named = placed
    .filter(({ judged }) => judged.match?.kind === 'known' || judged.personId !== null)
    .map(({ personNo }) => personNo);
  const numbers = await context.people.numbersOf(scope, tx, named);
  const existing = await casesOfPeople(scope, tx, [...numbers.values()].flat());
  const before = new Map(
    existing
      .filter((one) => one.disease === plan.disease && one.classification !== 'NO_CASE')
      .map((one) => [one.personNo, one.caseId]),
  );
  const caseOf = new Map<number, string>();
  const rows = placed.map((one) => {
    const own = numbers.get(one.personNo) ?? [one.personNo];
    const known = own.map((no) => before.get(no) ?? caseOf.get(no)).find((id) => id !== undefined);
    const caseId = known ?? uuid7(now);
    caseOf.set(one.personNo, caseId);
    return { one, caseId, isNew: known === undefined };
  });
  await loadCases(
    context.cases,
    scope,
    tx,
    rows
      .filter(({ isNew }) => isNew)
      .map(({ one: { judged, personNo }, caseId }) => ({
        id: caseId,
        person_no: personNo,
        disease: plan.disease!,
        classification: plan.classification ?? 'CONFIRMED',
        outcome: 'NO_OUTCOME',
        outcome_date: null,
        report_date: judged.reportDate!,
        onset_date: judged.onsetDate,
        sample_date: judged.sampleDate,
        rapid_positive_date: null,
        pcr_positive_date: null,
        announced_date: null,
        area_no: judged.areaNo,
        stay_area_no: judged.areaNo,
        isolated_at: null,
        created_at: new Date(now),
      })),
  );
  return rows.map(({ one, caseId }) => taken(one, caseId));
}

/** Contacts of the case, named by the sheet. */
async function takeContacts(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  placed: readonly Placed[],
): Promise<RowOutcome[]> {
  const ref = sheet.case_id === null ? undefined : await findCaseForTracing(scope, tx, sheet.case_id);
  if (ref === undefined) {
    return placed.map(({ row }) => ({ row, state: 'bad', code: 'not-taken' }));
  }
  const refusals = await nameContactsWithin(
    context.tracing,
    scope,
    tx,
    ref,
    placed.map(({ personId, judged }) => ({
      personId,
      relation: judged.relation,
      ...(judged.firstContactDate === null || judged.firstContactDate > judged.lastContactDate!
        ? {}
        : { firstContactDate: judged.firstContactDate }),
      lastContactDate: judged.lastContactDate!,
    })),
  );
  return placed.map((one, i): RowOutcome => {
    const refusal = refusals[i];
    if (refusal === null || refusal === undefined) {
      return taken(one, ref.caseId);
    }
    const code = refusal.code.endsWith('the-case-itself') ? 'the-case-itself' : 'not-taken';
    return { row: one.row, state: 'bad', code, personId: one.personId };
  });
}

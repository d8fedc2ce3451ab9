import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CreatedPerson, LaidOutPeople } from '../../../registry/people/index.ts';
import { casesOfPeople, findCaseForTracing, loadCases } from '../../cases/index.ts';
import { nameContactsWithin } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { takeCorrections } from './correct-cases.ts';
import { takeContactCorrections } from './correct-contacts.ts';
import { recordDays } from './record-days.ts';
import { type PreparedBatch, type PreparedRow, provenanceOf } from './prepare-rows.ts';
import {
  correctsRecord,
  draftOf,
  overwrites,
  personOf,
  type ReviewedRow,
  reviewRows,
} from './review-rows.ts';

/** People were written for rows that turn out to be taken or known: what was written must not stay. */
export class Withdrawn extends Error {}

/** Rows that are taken in at once, and their people where they are written already. */
export type Batch = PreparedBatch & { readonly made: readonly CreatedPerson[] | null };

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

/**
 * Takes a batch in: its people, their cases or contacts, and corrections of records, in the caller's transaction.
 * @returns what became of each row.
 * @throws Withdrawn
 */
export async function takeBatch(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  batch: Batch,
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
  const placed = await placePeople(context, scope, tx, sheet, ready, batch);
  const outcomes =
    sheet.kind === 'case'
      ? await takeCases(context, scope, tx, sheet, placed)
      : sheet.kind === 'contact'
        ? await takeContacts(context, scope, tx, sheet, placed)
        : placed.map((one) => taken(one, null));
  const isTaken = new Set(outcomes.filter(({ state }) => state !== 'bad').map(({ row }) => row));
  await recordDays(context, scope, tx, sheet, [
    ...placed.filter(({ row }) => isTaken.has(row)),
    ...corrections.map(({ judged }) => ({ judged, personNo: null })),
  ]);
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
  batch: Batch,
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
  const { made, found } = await makePeople({ people }, scope, tx, sheet, fresh, batch);
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
  { people: laidOut, made: early }: Batch,
): Promise<{ made: readonly CreatedPerson[]; found: ReadonlyMap<number, readonly unknown[]> }> {
  if (laidOut !== null && areOf(laidOut, rows)) {
    const made = early ?? (await people.makeLaidOut(scope, tx, laidOut));
    return { made, found: await people.queueDuplicates(scope, tx, laidOut.suspects, laidOut.probes) };
  }
  if (early !== null) {
    throw new Withdrawn();
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

/** Whether these are the rows, all of them, that people were laid out for. */
function areOf({ suspects }: LaidOutPeople, rows: readonly Reviewed[]): boolean {
  return (
    suspects.length === rows.length && rows.every(({ person }, i) => person?.draft === suspects[i]!.draft)
  );
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

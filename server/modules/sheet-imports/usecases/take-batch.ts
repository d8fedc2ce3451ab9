import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CreatedPerson, LaidOutPeople, LikelyPair, LookedUp } from '../../../registry/people/index.ts';
import { findCaseForTracing, isSameIllness, loadCases } from '../../cases/index.ts';
import { nameContactsWithin } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { takeCorrections } from './correct-cases.ts';
import { takeContactCorrections } from './correct-contacts.ts';
import { knownCases } from './known-cases.ts';
import { recordDays } from './record-days.ts';
import { type PreparedBatch, provenanceOf, type RowToTakeIn } from './prepare-rows.ts';
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

/** What a run of taking in knows of the batches before. */
export type Run = {
  /** Their transactions. */
  readonly transactions: string[];
  /** Who their rows turned out to be; whether the record is ours to change. */
  readonly people: Map<number, Pick<CreatedPerson, 'personNo' | 'personId'> & { readonly isOurs: boolean }>;
};

/** Rows that are taken in at once, and their people where they are written already. */
export type Batch = PreparedBatch & { readonly made: readonly CreatedPerson[] | null };

type Reviewed = Pick<RowToTakeIn, 'person' | 'twin' | 'alike'> & {
  readonly row: number;
  readonly judged: ReviewedRow;
  readonly overwrites: boolean;
};
/** A row with its person. */
type Placed = Reviewed & {
  readonly personNo: number;
  readonly personId: string;
  readonly isMade: boolean;
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
  run: Run,
): Promise<RowOutcome[]> {
  const since = await changesSince(context, scope, tx, batch.rows, run);
  const reviewed = await reviewRows(context, scope, tx, sheet, batch.rows, since);
  const rows = batch.rows.map(({ person, twin, alike, ...one }, i) => ({
    row: one.row_no,
    judged: reviewed[i]!,
    overwrites: overwrites(sheet, one),
    own: one.overwrites,
    person,
    twin,
    alike,
  }));
  const stale = rows.filter(({ judged }) => judged.state !== 'ready');
  const ready = rows.filter(({ judged }) => judged.state === 'ready' && !correctsRecord(judged));
  const corrections = rows.flatMap(({ row, judged, own }) =>
    judged.state === 'ready' && correctsRecord(judged) ? [{ row, judged, overwrites: own }] : [],
  );
  const placed = await placePeople(context, scope, tx, sheet, ready, batch, run);
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

/** The keys that others kept since the rows were looked up; undefined: too many, all are to be looked up anew. */
async function changesSince(
  { people }: SheetContext,
  scope: Scope,
  tx: Tx,
  rows: readonly RowToTakeIn[],
  run: Run,
): Promise<LookedUp['since'] | undefined> {
  const seen = rows.flatMap(({ looked }) => (looked === null ? [] : [BigInt(looked.since)]));
  if (seen.length === 0) {
    return undefined;
  }
  const first = seen.reduce((least, one) => (one < least ? one : least));
  const { tx: own, keys } = await people.keysSince(scope, tx, String(first), run.transactions);
  // Of ours however many others there were: the next batch must not take its keys for theirs.
  run.transactions.push(own);
  return keys === null ? undefined : { keys };
}

/**
 * People of rows: those who are known, their records brought up to the row, and new ones, whose possible duplicates are
 * queued. Rows that are surely one person make one.
 */
async function placePeople(
  { people }: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  rows: readonly Reviewed[],
  batch: Batch,
  run: Run,
): Promise<Placed[]> {
  const matched = rows.flatMap((one) => {
    const { match } = one.judged;
    // Of another area: a contact or a case may be theirs, the record is not ours to change.
    return match?.kind === 'known' || match?.kind === 'outside' ? [{ one, match }] : [];
  });
  const unmatched = rows.filter(({ judged }) => judged.match === null || judged.match.kind === 'new');
  for (const { one, match } of matched) {
    run.people.set(one.row, { ...match, isOurs: match.kind === 'known' });
  }
  const numbers = new Set(unmatched.map(({ row }) => row));
  const isTwin = ({ twin }: Reviewed) => twin !== null && (run.people.has(twin) || numbers.has(twin));
  const fresh = unmatched.filter((one) => !isTwin(one));
  const made = await makePeople({ people }, scope, tx, sheet, fresh, batch);
  fresh.forEach(({ row }, i) => run.people.set(row, { ...made[i]!, isOurs: true }));
  const twins = unmatched.filter(isTwin).map((one) => ({ one, match: run.people.get(one.twin!)! }));
  const differing = matched.filter(({ match }) => 'differences' in match && match.differences.length > 0);
  await people.takeRows(
    scope,
    tx,
    [...differing, ...twins.filter(({ match }) => match.isOurs)].map(({ one, match }) => ({
      ...personOf(sheet, one.judged),
      personNo: match.personNo,
      overwrites: one.overwrites,
    })),
  );
  const pairs = fresh.flatMap((one) => likelyPairs(one, run));
  await people.queueFound(scope, tx, pairs);
  const questioned = new Set(pairs.map(({ personNo }) => personNo));
  return [
    ...[...matched, ...twins].map(({ one, match: { personNo, personId } }) => ({
      ...one,
      personNo,
      personId,
      isMade: false,
      isDuplicate: false,
    })),
    ...fresh.map((one, i) => {
      const { personNo, personId } = made[i]!;
      return { ...one, personNo, personId, isMade: true, isDuplicate: questioned.has(personNo) };
    }),
  ];
}

/** Who may be the person of a row that made one: on record, and among the rows before. */
function likelyPairs({ row, judged, alike }: Reviewed, run: Run): LikelyPair[] {
  const { personNo } = run.people.get(row)!;
  const possible = judged.match?.kind === 'new' ? judged.match.possible : [];
  return [
    ...possible.map((other) => ({ ...other, personNo })),
    ...alike.flatMap(({ row: earlier, score, reasons }) => {
      const other = run.people.get(earlier);
      return other === undefined ? [] : [{ personNo, otherNo: other.personNo, score, reasons }];
    }),
  ];
}

/** Makes the people of rows, as they were laid out where all of them are still to be made. */
async function makePeople(
  { people }: Pick<SheetContext, 'people'>,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  rows: readonly Reviewed[],
  { people: laidOut, made: early }: Batch,
): Promise<readonly CreatedPerson[]> {
  if (laidOut !== null && areOf(laidOut, rows)) {
    const made = early ?? (await people.makeLaidOut(scope, tx, laidOut));
    await people.takeNumbers(scope, tx, laidOut);
    return made;
  }
  if (early !== null) {
    throw new Withdrawn();
  }
  const provenance = provenanceOf(sheet.kind);
  return await people.createPeople(
    scope,
    tx,
    rows.map(({ judged, person }) => {
      const draft = person?.draft ?? draftOf(sheet, judged);
      return { ...draft, ...provenance, sealed: person?.sealed ?? people.seal(draft) };
    }),
  );
}

/** Whether these are the rows, all of them, that people were laid out for. */
function areOf({ drafts }: LaidOutPeople, rows: readonly Reviewed[]): boolean {
  return drafts.length === rows.length && rows.every(({ person }, i) => person?.draft === drafts[i]);
}

function taken({ row, personId, isDuplicate }: Placed, caseId: string | null): RowOutcome {
  return { row, state: isDuplicate ? 'duplicate' : 'imported', code: null, personId, caseId };
}

/** A case for each; who is a case of the same illness already keeps it. */
async function takeCases(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  { plan }: ImportRow,
  placed: readonly Placed[],
): Promise<RowOutcome[]> {
  const now = context.platform.clock.now();
  const onRecord = placed.filter(({ isMade }) => !isMade).map(({ personNo }) => personNo);
  const known = await knownCases(context, scope, tx, plan.disease!, onRecord);
  const opened = new Map<number, { readonly caseId: string; readonly reportDate: string }[]>();
  const rows = placed.map((one) => {
    const reportDate = one.judged.reportDate!;
    const own = opened.get(one.personNo)?.find((other) => isSameIllness(other.reportDate, reportDate));
    const before = known(one.personNo, reportDate) ?? own;
    const caseId = before?.caseId ?? uuid7(now);
    if (before === undefined) {
      opened.set(one.personNo, [...(opened.get(one.personNo) ?? []), { caseId, reportDate }]);
    }
    return { one, caseId, isNew: before === undefined };
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
  // Who is a contact already is named anew only by a row that says when the contact was.
  const isNamed = ({ judged }: Placed) => judged.isContact !== true || judged.lastContactDate !== null;
  const named = placed.filter(isNamed);
  const refusals = await nameContactsWithin(
    context.tracing,
    scope,
    tx,
    ref,
    named.map(({ personId, judged }) => ({
      personId,
      relation: judged.relation,
      ...(judged.firstContactDate === null || judged.firstContactDate > judged.lastContactDate!
        ? {}
        : { firstContactDate: judged.firstContactDate }),
      lastContactDate: judged.lastContactDate!,
    })),
  );
  const refusalOf = new Map(named.map(({ row }, i) => [row, refusals[i]]));
  return placed.map((one): RowOutcome => {
    const refusal = refusalOf.get(one.row);
    if (refusal === null || refusal === undefined) {
      return taken(one, ref.caseId);
    }
    const code = refusal.code.endsWith('the-case-itself') ? 'the-case-itself' : 'not-taken';
    return { row: one.row, state: 'bad', code, personId: one.personId };
  });
}

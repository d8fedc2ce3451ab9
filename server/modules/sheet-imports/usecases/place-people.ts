import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CreatedPerson, LaidOutPeople, LikelyPair } from '../../../registry/people/index.ts';
import type { SheetContext } from '../context.ts';
import type { ImportRow } from '../store/tables.ts';
import { type PreparedBatch, provenanceOf, type RowToTakeIn } from './prepare-rows.ts';
import { draftOf, personOf, type ReviewedRow } from './review-rows.ts';

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

/** A row as it is to be taken in. */
export type Reviewed = Pick<RowToTakeIn, 'person' | 'twin' | 'alike'> & {
  readonly row: number;
  readonly judged: ReviewedRow;
  readonly overwrites: boolean;
};
/** A row with its person. */
export type Placed = Reviewed & {
  readonly personNo: number;
  readonly personId: string;
  readonly isMade: boolean;
  readonly isDuplicate: boolean;
};

/**
 * People of rows: those who are known, their records brought up to the row, and new ones, whose possible duplicates are
 * queued. Rows that are surely one person make one.
 */
export async function placePeople(
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

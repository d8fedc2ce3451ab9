import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { LookedUp } from '../../../registry/people/index.ts';
import type { SheetContext } from '../context.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { takeCorrections } from './correct-cases.ts';
import { takeContactCorrections } from './correct-contacts.ts';
import { type Batch, placePeople, type Run } from './place-people.ts';
import type { RowToTakeIn } from './prepare-rows.ts';
import { recordDays } from './record-days.ts';
import { correctsRecord, overwrites, type ReviewedRow, reviewRows } from './review-rows.ts';
import { takeCases, takeContacts, taken } from './take-kinds.ts';

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
  const reviewed = await reviewHeld(context, scope, tx, sheet, batch, run);
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

/**
 * Reviews rows with their people held: what is judged is what stands until the transaction ends. Where somebody was changed or
 * merged between the look and the hold, rows are reviewed once more.
 */
async function reviewHeld(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  { rows }: Batch,
  run: Run,
): Promise<ReviewedRow[]> {
  const earlier = new Set(
    rows.flatMap(({ twin, alike }) => [twin ?? [], ...alike.map((one) => one.row)].flat()),
  );
  for (;;) {
    const since = await changesSince(context, scope, tx, rows, run);
    const reviewed = await reviewRows(context, scope, tx, sheet, rows, since);
    const matched = reviewed.flatMap(({ match }) => (match !== null && 'personNo' in match ? [match] : []));
    const made = [...run.people].filter(([row]) => earlier.has(row));
    const nos = [...matched, ...made.map(([, person]) => person)].map(({ personNo }) => personNo);
    const held = await context.people.hold(scope, tx, [...new Set(nos)]);
    if (
      matched.every(({ personNo, version }) => {
        const now = held.get(personNo);
        return now?.personNo === personNo && now.version === version;
      })
    ) {
      for (const [row, person] of made) {
        const { personNo, personId } = held.get(person.personNo)!;
        run.people.set(row, { ...person, personNo, personId });
      }
      return reviewed;
    }
  }
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

import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ServedContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { addedCells, laidOver } from '../rules/returned-cells.ts';
import { cellsStamp, columnsInReturned, type ReturnedFile } from '../rules/returned-rows.ts';
import type { StagedRow } from '../rules/stage-rows.ts';
import { saveImport } from '../store/imports.ts';
import { keepRows, lockRows, type OpenRow, readOriginals, readRows } from '../store/rows.ts';
import type { ColumnView, ImportRow } from '../store/tables.ts';
import { openSheet } from './find-sheet.ts';
import { fixRowsIn, isWorkedOn } from './fix-rows.ts';
import { showImport, type ShownImport } from './show-imports.ts';

/** Rows of a list are looked through for one that was added before. */
const MOST_ROWS = 1_000_000;
/** When who was told to wait is told to try again: as the sentence says, a minute. */
const AGAIN_SECONDS = 60;

type Returned = NonNullable<ShownImport['returned']>;
type Mended = { readonly row: number; readonly cells: string[] };
type Added = Pick<StagedRow, 'cells' | 'dittos'>;

/**
 * Takes the mended file of refused rows, whole or not at all: each row is found again by its code and corrected in the list that
 * it came from, and a row that was added to the file is added to the list. What the file says as it was sent out changes nothing,
 * nor do rows that are taken in already: an officer may have mended them meanwhile. The same file twice changes nothing more.
 * @returns null where the list is none of the officer's: then the file is a list of its own.
 */
export async function takeReturned(
  context: ServedContext,
  scope: Scope,
  file: ReturnedFile,
): Promise<Outcome<ShownImport> | null> {
  const { db } = context.platform;
  const sheets = await Promise.all(file.imports.map(async (id) => await openSheet(context, scope, db, id)));
  const own = sheets.find((one) => one !== undefined);
  if (own === undefined) {
    return null;
  }
  if (file.imports.length > 1) {
    return refuse('returned-mixed');
  }
  const taken = await db.transaction().execute(async (tx): Promise<Outcome<Returned>> => {
    // Somebody else's file, or work on the list: what is in the middle of a change is not compared with.
    const sheet = await openSheet(context, scope, tx, own.id, 'free');
    return sheet === undefined || isWorkedOn(sheet)
      ? refuse('returned-busy', { retryAfterSeconds: AGAIN_SECONDS })
      : done(await takeInto(context, scope, tx, sheet, file));
  });
  if (!taken.ok) {
    return taken;
  }
  const shown = await showImport(context, scope, own.id);
  return shown.ok ? done({ ...shown.value, returned: taken.value }) : shown;
}

async function takeInto(
  context: ServedContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  file: ReturnedFile,
): Promise<Returned> {
  const { platform, memory } = context;
  const columns = JSON.parse(platform.secrets.decrypt(sheet.columns)) as ColumnView[];
  const places = columnsInReturned(
    columns.map(({ title }) => title),
    file,
  );
  const numbers = [...new Set(file.rows.flatMap(({ row }) => row ?? []))];
  const named = await lockRows(scope, tx, platform.secrets, sheet.id, numbers);
  const originals = await readOriginals(scope, tx, platform.secrets, sheet.id, numbers);
  const { mended, added, taken, untouched } = compare(file, places, named, originals);
  const more = await rowsToAdd(context, scope, tx, sheet.id, added, mended);
  let now = sheet;
  if (more.length > 0) {
    await keepRows(scope, tx, platform.secrets, memory, sheet.id, more);
    const state = sheet.state === 'done' ? 'checked' : sheet.state;
    now = { ...sheet, rows: sheet.rows + more.length, state };
    await saveImport(scope, tx, now);
    now = { ...now, version: now.version + 1 };
  }
  const fixes = [...mended, ...more.map(({ row, cells }) => ({ row, cells: [...cells] }))];
  if (fixes.length > 0) {
    await fixRowsIn(context, scope, tx, now, fixes);
  }
  const returned = { mended: mended.length, added: more.length, taken, untouched };
  await audit(tx, scope, platform.clock.now(), [
    {
      action: 'import.hand-in',
      subjectKind: 'import',
      subjectId: sheet.id,
      areaNo: sheet.area_no,
      detail: returned,
    },
  ]);
  return returned;
}

/** What a file says of the rows of its list, and which it adds. */
function compare(
  { rows }: ReturnedFile,
  places: readonly (number | null)[],
  named: readonly OpenRow[],
  originals: ReadonlyMap<number, readonly string[]>,
) {
  const byNumber = new Map(named.map((row) => [row.row_no, row]));
  const mended: Mended[] = [];
  const added: Added[] = [];
  let taken = 0;
  let untouched = 0;
  let above: readonly string[] = [];
  const seen = new Set<number>();
  for (const { row, stamp, cells } of rows) {
    // Two people of one row are often made two rows by copying it, with its code.
    const before = row === null || seen.has(row) ? undefined : byNumber.get(row);
    if (before === undefined) {
      const one = addedCells(above, places, cells);
      added.push(one);
      above = one.cells;
      continue;
    }
    seen.add(before.row_no);
    const { kept, state } = before;
    const base = sentOut(kept.cells, originals.get(before.row_no), stamp, places.length);
    const back = laidOver(base, { cells: base, dittos: kept.dittos }, places, cells);
    const now = laidOver(base, kept, places, cells);
    above = now;
    if (state === 'imported' || state === 'duplicate') {
      taken += 1;
    } else if (stampOf(back, places.length) === (stamp ?? stampOf(base, places.length))) {
      untouched += 1;
    } else if (keyOf(kept.cells) !== keyOf(now)) {
      mended.push({ row: before.row_no, cells: now });
    }
  }
  return { mended, added, taken, untouched };
}

const stampOf = (cells: readonly string[], width: number) => cellsStamp(cells.slice(0, width));

/** The cells of a row as its file left with them: as they are, or as they were handed in. */
function sentOut(
  now: readonly string[],
  original: readonly string[] | undefined,
  stamp: string | null,
  width: number,
): readonly string[] {
  return original === undefined || stampOf(now, width) === stamp ? now : original;
}

/** Rows that somebody added to the file, numbered below the others; not those that the list has, or that are doubled in the file. */
async function rowsToAdd(
  { platform }: ServedContext,
  scope: Scope,
  tx: Tx,
  id: string,
  added: readonly Added[],
  mended: readonly Mended[],
): Promise<readonly StagedRow[]> {
  if (added.length === 0) {
    return [];
  }
  const known = await readRows(scope, tx, platform.secrets, id, { after: 0, limit: MOST_ROWS });
  const there = new Set([...known.map(({ kept }) => kept), ...mended].map(({ cells }) => keyOf(cells)));
  const first = (known.at(-1)?.row_no ?? 0) + 1;
  const fresh = added.filter(({ cells }) => {
    const isNew = !there.has(keyOf(cells));
    there.add(keyOf(cells));
    return isNew;
  });
  return fresh.map((one, i) => ({ ...one, row: first + i, notes: ['added-row'] }));
}

/** What rows have in common that say the same. */
function keyOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .join('\t')
    .trimEnd();
}

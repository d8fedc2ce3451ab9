import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ServedContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { columnsInReturned, type ReturnedFile } from '../rules/returned-rows.ts';
import type { StagedRow } from '../rules/stage-rows.ts';
import { saveImport } from '../store/imports.ts';
import { keepRows, lockRows, type OpenRow, readRows } from '../store/rows.ts';
import type { ColumnView } from '../store/tables.ts';
import { openSheet } from './find-sheet.ts';
import { fixRows } from './fix-rows.ts';
import { showImport, type ShownImport } from './show-imports.ts';

/** Rows of a list are looked through for one that was added before. */
const MOST_ROWS = 1_000_000;

/**
 * Takes the mended file of refused rows: each row is found again by its code and corrected in the list that it came from, and a
 * row that was added to the file is added to the list. Rows that are taken in already stay as they are, so that the same file
 * twice changes nothing more.
 * @returns null where the list is none of the officer's: then the file is a list of its own.
 */
export async function takeReturned(
  context: ServedContext,
  scope: Scope,
  { imports, titles, rows }: ReturnedFile,
): Promise<Outcome<ShownImport> | null> {
  const { platform } = context;
  const sheets = await Promise.all(
    imports.map(async (id) => await openSheet(context, scope, platform.db, id)),
  );
  const sheet = sheets.find((one) => one !== undefined);
  if (sheet === undefined) {
    return null;
  }
  if (imports.length > 1) {
    return refuse('returned-mixed');
  }
  if (sheet.state === 'checking' || sheet.state === 'importing') {
    return refuse('busy');
  }
  const columns = JSON.parse(platform.secrets.decrypt(sheet.columns)) as ColumnView[];
  const places = columnsInReturned(
    columns.map(({ title }) => title),
    titles,
  );
  const numbers = [...new Set(rows.flatMap(({ row }) => row ?? []))];
  const named = await platform.db
    .transaction()
    .execute(async (tx) => await lockRows(scope, tx, platform.secrets, sheet.id, numbers));
  const byNumber = new Map(named.map((row) => [row.row_no, row]));
  const mended: { row: number; cells: string[] }[] = [];
  const added: string[][] = [];
  let taken = 0;
  const seen = new Set<number | null>([null]);
  for (const { row, cells } of rows) {
    // Two people of one row are often made two rows by copying it, with its code.
    const before = seen.has(row) ? undefined : byNumber.get(row!);
    seen.add(row);
    const now = laidOver(before, places, cells);
    if (before === undefined) {
      added.push(now);
    } else if (before.state === 'imported' || before.state === 'duplicate') {
      taken += 1;
    } else if (keyOf(before.kept.cells) !== keyOf(now)) {
      mended.push({ row: before.row_no, cells: now });
    }
  }
  const more = await rowsToAdd(context, scope, sheet.id, added, mended);
  await addRows(context, scope, sheet.id, more, { mended: mended.length, taken });
  const fixes = [...mended, ...more.map(({ row, cells }) => ({ row, cells: [...cells] }))];
  if (fixes.length > 0) {
    const fixed = await fixRows(context, scope, sheet.id, fixes);
    if (!fixed.ok) {
      return fixed;
    }
  }
  const shown = await showImport(context, scope, sheet.id);
  const returned = { mended: mended.length, added: more.length, taken };
  return shown.ok ? done({ ...shown.value, returned }) : shown;
}

/** Rows that somebody added to the file, numbered below the others; not those that the list has, or that are doubled in the file. */
async function rowsToAdd(
  { platform }: ServedContext,
  scope: Scope,
  id: string,
  added: readonly (readonly string[])[],
  mended: readonly { readonly cells: readonly string[] }[],
): Promise<readonly StagedRow[]> {
  if (added.length === 0) {
    return [];
  }
  const known = await readRows(scope, platform.db, platform.secrets, id, { after: 0, limit: MOST_ROWS });
  const there = new Set([...known.map(({ kept }) => kept), ...mended].map(({ cells }) => keyOf(cells)));
  const first = (known.at(-1)?.row_no ?? 0) + 1;
  const fresh = added.filter((cells) => {
    const isNew = !there.has(keyOf(cells));
    there.add(keyOf(cells));
    return isNew;
  });
  return fresh.map((cells, i) => ({ row: first + i, cells, dittos: [], notes: ['added-row'] }));
}

/** The cells of a row as the file has them now; what its columns do not hold stays. */
function laidOver(
  before: OpenRow | undefined,
  places: readonly (number | null)[],
  cells: readonly string[],
): string[] {
  const kept = before?.kept.cells ?? [];
  const width = Math.max(kept.length, places.length);
  return Array.from({ length: width }, (_, at) => {
    const place = places[at] ?? null;
    return place === null ? (kept[at] ?? '') : (cells[place] ?? '');
  });
}

/** What rows have in common that say the same. */
function keyOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .join('\t')
    .trimEnd();
}

async function addRows(
  context: ServedContext,
  scope: Scope,
  id: string,
  rows: readonly StagedRow[],
  counts: { readonly mended: number; readonly taken: number },
): Promise<void> {
  const { platform } = context;
  await platform.db.transaction().execute(async (tx) => {
    const sheet = (await openSheet(context, scope, tx, id, true))!;
    if (rows.length > 0) {
      await keepRows(scope, tx, platform.secrets, context.memory, id, rows);
      const state = sheet.state === 'done' ? 'checked' : sheet.state;
      await saveImport(scope, tx, { ...sheet, rows: sheet.rows + rows.length, state });
    }
    await audit(tx, scope, platform.clock.now(), [
      {
        action: 'import.hand-in',
        subjectKind: 'import',
        subjectId: id,
        areaNo: sheet.area_no,
        detail: { ...counts, added: rows.length },
      },
    ]);
  });
}

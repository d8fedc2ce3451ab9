import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ServedContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { columnsInReturned, type ReturnedFile } from '../rules/returned-rows.ts';
import type { StagedRow } from '../rules/stage-rows.ts';
import { saveImport } from '../store/imports.ts';
import { keepRows, type OpenRow, readRows } from '../store/rows.ts';
import type { ColumnView, ImportRow } from '../store/tables.ts';
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
  const sheets: ImportRow[] = [];
  for (const id of imports) {
    const sheet = await openSheet(context, scope, platform.db, id);
    if (sheet !== undefined) {
      sheets.push(sheet);
    }
  }
  const [sheet, ...others] = sheets;
  if (sheet === undefined) {
    return null;
  }
  if (others.length > 0 || imports.length > 1) {
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
  const known = await readRows(scope, platform.db, platform.secrets, sheet.id, {
    after: 0,
    limit: MOST_ROWS,
  });
  const byNumber = new Map(known.map((row) => [row.row_no, row]));
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
    } else if (!isSame(before.kept.cells, now)) {
      mended.push({ row: before.row_no, cells: now });
    }
  }
  const there = [...known.map(({ kept }) => kept.cells), ...mended.map(({ cells }) => cells)];
  const fresh = added.filter((cells) => !there.some((one) => isSame(one, cells)));
  const first = (known.at(-1)?.row_no ?? 0) + 1;
  const more = fresh.map((cells, i): StagedRow => ({
    row: first + i,
    cells,
    dittos: [],
    notes: ['added-row'],
  }));
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

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return Array.from({ length: Math.max(one.length, other.length) }).every(
    (_, at) => (one[at] ?? '').trim() === (other[at] ?? '').trim(),
  );
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

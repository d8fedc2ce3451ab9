import { fold } from '../../../../lib/vietnamese/index.ts';
import { titleKey } from './guess-columns.ts';
import { type StagedRow, TOP_ROWS } from './stage-rows.ts';

/** Columns that a file of rows to be mended has around those of its sender. */
export const RETURNED_TITLES = { row: 'Dòng', reason: 'Lý do', code: 'Mã dòng (giữ nguyên)' } as const;
const CODE_TITLE = /^ma dong( giu nguyen)?$/;
const CODE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}):(\d{1,9})$/iu;
/** Columns before those of the sender: number and reason. */
const BEFORE = 2;

/** By which a row is found again when its file comes back. */
export function rowCode(importId: string, row: number): string {
  return `${importId}:${row}`;
}

/** A file of rows to be mended that came back. */
export type ReturnedFile = {
  /** Lists whose rows it names, by id, the first two; one, unless somebody put several files together. */
  readonly imports: readonly string[];
  readonly titles: readonly string[];
  readonly rows: readonly {
    /** Null: somebody added the row. */
    readonly row: number | null;
    readonly cells: readonly string[];
  }[];
};

/** Reads a file by the column of its row codes; null where it has none, and is a list of its own. */
export function readReturned(rows: readonly StagedRow[]): ReturnedFile | null {
  const head = rows.slice(0, TOP_ROWS).findIndex(({ cells }) => cells.some((cell) => isCodeTitle(cell)));
  if (head < 0) {
    return null;
  }
  const titles = rows[head]!.cells;
  const at = titles.findIndex((title) => isCodeTitle(title));
  const ignored = new Set([
    at,
    ...[RETURNED_TITLES.row, RETURNED_TITLES.reason].map((title) => titles.indexOf(title)),
  ]);
  const read = rows.slice(head + 1).map(({ cells }) => {
    const [, id, row] = CODE.exec((cells[at] ?? '').trim()) ?? [];
    return { id: id?.toLowerCase() ?? null, row: row === undefined ? null : Number(row), cells };
  });
  const imports = [...new Set(read.flatMap(({ id }) => id ?? []))].slice(0, 2);
  const said = read.filter(
    ({ row, cells }) => row !== null || cells.some((cell, i) => !ignored.has(i) && cell.trim() !== ''),
  );
  return imports.length === 0 ? null : { imports, titles, rows: said };
}

function isCodeTitle(title: string): boolean {
  return CODE_TITLE.test(fold(title));
}

/**
 * Where each column of the sender stands in the file that came back: where it stood, or under its title where columns were moved.
 * Null: it is not there any more, and its cells stay as they were.
 */
export function columnsInReturned(
  wanted: readonly string[],
  titles: readonly string[],
): readonly (number | null)[] {
  const keys = titles.map(titleKey);
  if (wanted.every((title, i) => keys[i + BEFORE] === titleKey(title))) {
    return wanted.map((_, i) => i + BEFORE);
  }
  const taken = new Set<number>();
  return wanted.map((title) => {
    const at = keys.findIndex((key, i) => key !== '' && key === titleKey(title) && !taken.has(i));
    taken.add(at);
    return at < 0 ? null : at;
  });
}

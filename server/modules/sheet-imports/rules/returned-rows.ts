import { createHash } from 'node:crypto';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { titleKey } from './guess-columns.ts';
import { plainCell } from './returned-cells.ts';
import { isReason } from './sentences.ts';

/** Columns that a file of rows to be mended has around those of its sender. */
export const RETURNED_TITLES = { row: 'Dòng', reason: 'Lý do', code: 'Mã dòng (giữ nguyên)' } as const;
/** Rows at the top among which the titles are looked for. */
const TOP_ROWS = 30;
const CODE_TITLE = /^ma dong( giu nguyen)?$/;
/** Files that left before the third part was written have the first two. */
const CODE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}):(\d{1,9})(?::([\da-f]{8}))?$/iu;
/** Columns before those of the sender: number and reason. */
const BEFORE = 2;

/** By which a row is found again when its file comes back, and whether it was changed on the way. */
export function rowCode(importId: string, row: number, cells: readonly string[]): string {
  return `${importId}:${row}:${cellsStamp(cells)}`;
}

/** Tells cells from others, however a spreadsheet wrote them in between. */
export function cellsStamp(cells: readonly string[]): string {
  const plain = cells.map(plainCell).join('\t').trimEnd();
  return createHash('sha256').update(plain).digest('hex').slice(0, 8);
}

/** A row of such a file. */
export type ReturnedRow = {
  /** Null: somebody added the row. */
  readonly row: number | null;
  /** Of the cells as they were sent out; null in older files. */
  readonly stamp: string | null;
  /** As they stand in the file: marks for "as above" are still marks. */
  readonly cells: readonly string[];
};

/** A file of rows to be mended that came back. */
export type ReturnedFile = {
  /** Lists whose rows it names, by id, the first two; one, unless somebody put several files together. */
  readonly imports: readonly string[];
  readonly titles: readonly string[];
  /** Columns that are none of the sender's: number, reason, code. */
  readonly ours: ReadonlySet<number>;
  readonly rows: readonly ReturnedRow[];
};

/**
 * Reads a file by the column of its row codes; null where it has none, and is a list of its own.
 * @param inUnicode rewrites the letters of old fonts.
 */
export function readReturned(
  rows: readonly { readonly cells: readonly string[] }[],
  inUnicode: (cells: readonly string[]) => readonly string[],
): ReturnedFile | null {
  const head = rows.slice(0, TOP_ROWS).findIndex(({ cells }) => cells.some((cell) => isCodeTitle(cell)));
  if (head < 0) {
    return null;
  }
  const titles = rows[head]!.cells;
  const at = titles.findIndex((title) => isCodeTitle(title));
  const read = rows.slice(head + 1).map(({ cells: texts }) => {
    const cells = inUnicode(texts);
    const [, id, row, stamp] = CODE.exec((cells[at] ?? '').trim()) ?? [];
    return {
      id: id?.toLowerCase() ?? null,
      row: row === undefined ? null : Number(row),
      stamp: stamp?.toLowerCase() ?? null,
      cells,
    };
  });
  const imports = [...new Set(read.flatMap(({ id }) => id ?? []))].slice(0, 2);
  if (imports.length === 0) {
    return null;
  }
  const number = likeliest(RETURNED_TITLES.row, titles, read, (cell, row) => cell === String(row));
  const reason = likeliest(RETURNED_TITLES.reason, titles, read, isReason);
  const ours = new Set([at, number, reason].filter((column) => column !== undefined));
  const said = read.filter(
    ({ row, cells }) => row !== null || cells.some((cell, i) => !ours.has(i) && cell.trim() !== ''),
  );
  return { imports, titles, ours, rows: said };
}

/** The column of a title whose cells are as we write them: a sender's own may have the title too. */
function likeliest(
  title: string,
  titles: readonly string[],
  rows: readonly ReturnedRow[],
  isOurs: (cell: string, row: number) => boolean,
): number | undefined {
  const found = titles.flatMap((one, column) => {
    const cells =
      one.trim() === title
        ? rows.filter(({ row, cells: texts }) => row !== null && isOurs((texts[column] ?? '').trim(), row))
        : [];
    return cells.length === 0 ? [] : [{ column, cells: cells.length }];
  });
  return found.toSorted((a, b) => b.cells - a.cells)[0]?.column;
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
  { titles, ours }: Pick<ReturnedFile, 'titles' | 'ours'>,
): readonly (number | null)[] {
  const keys = titles.map(titleKey);
  if (wanted.every((title, i) => !ours.has(i + BEFORE) && keys[i + BEFORE] === titleKey(title))) {
    return wanted.map((_, i) => i + BEFORE);
  }
  const taken = new Set(ours);
  return wanted.map((title) => {
    const at = keys.findIndex((key, i) => key !== '' && key === titleKey(title) && !taken.has(i));
    taken.add(at);
    return at < 0 ? null : at;
  });
}

import { cellText, type Merge, type SheetRow } from '../../../../lib/sheets/index.ts';
import { fromLegacy, type LegacyColumn, legacyColumn } from '../../../../lib/vietnamese/index.ts';
import type { KeptCells } from './clean-row.ts';
import { areSlashes, isDitto, numberMeant } from '../../../../lib/clerks/index.ts';
import type { TopRow } from './read-heading.ts';
import { CLOSING } from './nobody.ts';
import { namesColumns, tableArranger } from './second-table.ts';
import { sectionReader } from './section-lines.ts';
import type { SideRow } from './side-tables.ts';
import { tableKinds, type TableKinds } from './table-kinds.ts';

/** Rows at the top among which the titles are looked for. */
export const TOP_ROWS = 30;
/** Rows by their number that "như stt 3" may mean. */
const MOST_NUMBERED = 5_000;
/** A list of people has no more; a wider sheet is refused, not cut. */
export const MOST_COLUMNS = 200;

/** A row as it is kept. */
export type StagedRow = KeptCells & { readonly row: number };
/** A row as the file has it, in texts. */
type TextRow = { readonly row: number; readonly cells: readonly string[]; readonly isHidden: boolean };

/** Reads rows of a file as texts, in their order; what all of them show of a column is known when the last was read. */
export type SheetTexts = {
  readonly read: (row: SheetRow) => TextRow;
  readonly columns: readonly LegacyColumn[];
};

export function sheetTexts(): SheetTexts {
  const columns: LegacyColumn[] = [];
  return {
    columns,
    read: ({ row, cells: values, hidden }) => {
      const cells = values.map((value) => plainText(cellText(value)));
      for (const [column, text] of cells.entries()) {
        (columns[column] ??= legacyColumn()).see(text);
      }
      return { row, cells, isHidden: hidden === true };
    },
  };
}

/** Zero-width letters and marks of direction, which come along when text is pasted; not the soft hyphen, a letter of TCVN3. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** A text without what programs put around it to keep it one: `="0912"`, and the mark of our own files against formulas. */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u0000', '')
    .replace(INVISIBLE, '')
    .replace(/^="([^"]*)"$/u, '$1')
    .replace(/^'(?=[=+\-@\d])/u, '');
}

export type RowStager = {
  readonly stage: (row: SideRow) => StagedRow;
  /** Titles of columns that only a later table has, by their place behind those of the first. */
  readonly moreTitles: ReadonlyMap<number, string>;
  /** What to note of each row when all were staged, where tables of both kinds stand in the sheet. */
  readonly tables: TableKinds['notes'];
};

/**
 * Takes rows into the form that is kept: what ditto marks stand for, letters of old fonts rewritten, a second table below in
 * the order of the first. A mark repeats the cell above it in the last row of more than one cell: section lines between are
 * passed over.
 */
export function rowStager(columns: readonly LegacyColumn[]): RowStager {
  let above: readonly string[] = [];
  let widest = 0;
  /** Whether what closes a page or opens one stands above. */
  let isBetweenPages = false;
  let previous: readonly string[] = [];
  const numbered = new Map<string, readonly string[]>();
  const table = tableArranger();
  const sectionOf = sectionReader();
  const kinds = tableKinds();
  return {
    moreTitles: table.moreTitles,
    tables: kinds.notes,
    stage: ({ row, cells: texts, isHidden, isSide }) => {
      const read = inUnicode(columns, texts);
      const isOldFont = read.some((text, column) => text !== texts[column]);
      const { cells: own, isMoved } = table.arrange(read);
      const dittos: number[] = [];
      const cells = own.map((text, column) => {
        const mark = text.trim();
        const number = numberMeant(mark);
        const upper = number === undefined ? above[column] : numbered.get(number)?.[column];
        const repeats = number !== undefined || isDitto(mark) || areSlashes(mark);
        if (repeats && upper !== undefined && upper !== '' && !isDitto(upper) && !areSlashes(upper)) {
          dittos.push(column);
          return upper;
        }
        return text;
      });
      const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
      const areTitles = filled.length > 1 && namesColumns(cells);
      // Below signatures and titles that stand again on each page a mark means the last row of the page before.
      if (kinds.see(filled, areTitles)) {
        // Below those of another list it would be somebody else.
        above = [];
      }
      if (areTitles) {
        isBetweenPages = false;
      } else if (CLOSING.test(filled[0] ?? '')) {
        isBetweenPages = true;
      } else if (filled.length > 1 && !mayCloseOrOpen(filled, widest)) {
        above = cells;
        isBetweenPages = false;
      } else if (filled.length > 1 && !isBetweenPages) {
        // Somebody of whom little is known, or a letterhead: a mark below repeats nobody, and waits.
        above = [];
      }
      widest = Math.max(widest, filled.length);
      const first = filled[0] ?? '';
      if (/^\d{1,6}$/u.test(first) && numbered.size < MOST_NUMBERED) {
        numbered.set(first, cells);
      }
      const notes = [
        ...(isOldFont ? ['old-font' as const] : []),
        ...(isMoved ? ['other-table' as const] : []),
        ...(isHidden ? ['hidden-row' as const] : []),
        ...(hasNumberOf(previous, cells) ? ['same-number' as const] : []),
        ...(isSide === true ? ['side-table' as const] : []),
      ];
      previous = cells;
      const section = sectionOf(cells);
      return { row, cells, dittos, notes, ...(section === undefined ? {} : { section }) };
    },
  };
}

/** Texts with the letters of old fonts rewritten. */
export function inUnicode(columns: readonly LegacyColumn[], texts: readonly string[]): string[] {
  return texts.map((text, column) => {
    const code = columns[column]?.codeOf(text) ?? null;
    return code === null ? text : fromLegacy(text, code);
  });
}

/** Whether a row has the number of the one before, and what stands behind the number too. */
function hasNumberOf(previous: readonly string[], cells: readonly string[]): boolean {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const [number = '', next = ''] = [cells[at], cells[at + 1]];
  return /^\d{1,6}$/u.test(number) && next !== '' && previous[at] === number && previous[at + 1] === next;
}

/** Whether a row may be of a letterhead or of signatures: two texts beside each other in a wide table. */
function mayCloseOrOpen(filled: readonly string[], widest: number): boolean {
  return filled.length === 2 && widest > 3 && !filled.some((text) => /\d/u.test(text));
}

/** The top of a sheet with its merged cells filled to the right and down, as titles stand over several columns. */
export function fillTitles(top: readonly TopRow[], merges: readonly Merge[]): TopRow[] {
  return top.map(({ row, cells }) => {
    const filled = [...cells];
    for (const { top: first, left, right } of merges) {
      // A line over the whole sheet is its title, not one of columns.
      if (first === row - 1 && right > left && right - left < 6) {
        for (let column = left + 1; column <= right; column += 1) {
          while (filled.length < column) {
            filled.push('');
          }
          filled[column] ||= cells[left] ?? '';
        }
      }
    }
    return { row, cells: filled };
  });
}

import { fieldOfTitle, type SheetField } from './read-heading.ts';

type TextRow = { readonly row: number; readonly cells: readonly string[]; readonly isHidden: boolean };
/** A row of one of several tables beside each other. */
export type SideRow = TextRow & { readonly isSide?: true };

const NAMES: readonly SheetField[] = ['fullName', 'familyName', 'givenName'];
/** Titles that a table beside another has in common with it: a second name alone may be that of somebody's mother. */
const FEWEST = 3;
/** Rows of the next table are numbered from the next power of ten on: row 7 of the second table is 107 in a short sheet, 1007 in a longer one. */
const FEWEST_ROWS = 100;

/**
 * The first columns of tables that stand beside the first one, as lists are printed to save paper: the same titles in the same
 * order once more, or another number of the row with columns of its own, a name among them. None where the sheet is one table.
 */
export function sideTables(top: readonly Pick<TextRow, 'cells'>[]): readonly number[] {
  for (const { cells } of top) {
    const titles = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim().toLowerCase());
    const first = titles.findIndex((title) => title !== '');
    const numbers = titles.flatMap((title, at) =>
      title !== '' && fieldOfTitle(title) === 'ordinal' ? [at] : [],
    );
    const starts = titles.flatMap((title, at) =>
      (at > first && title !== '' && title === titles[first] && isSameTable(titles, first, at)) ||
      (at > first && numbers[0] === first && numbers.includes(at) && isTable(titles, at, numbers))
        ? [at]
        : [],
    );
    if (starts.length > 0) {
      return starts;
    }
  }
  return [];
}

function isSameTable(titles: readonly string[], first: number, start: number): boolean {
  const end = titles.findIndex((title, at) => at >= start && title !== titles[first + at - start]);
  return namesPeople(titles.slice(start, end < 0 ? undefined : end));
}

/** Whether the columns from a number of the row to the next one are a table of people. */
function isTable(titles: readonly string[], start: number, numbers: readonly number[]): boolean {
  return namesPeople(titles.slice(start, numbers[numbers.indexOf(start) + 1]));
}

function namesPeople(titles: readonly string[]): boolean {
  const fields = new Set(titles.flatMap((title) => (title === '' ? [] : (fieldOfTitle(title) ?? []))));
  return fields.size >= FEWEST && NAMES.some((name) => fields.has(name));
}

/** The rows of all tables one below the other, each table by itself; `starts` as `sideTables` gives them. */
export function splitSides(rows: readonly TextRow[], starts: readonly number[]): readonly SideRow[] {
  if (starts.length === 0) {
    return rows;
  }
  const last = Math.max(...rows.slice(-1).map(({ row }) => row), FEWEST_ROWS - 1);
  const apart = 10 ** String(last).length;
  const beside = starts.flatMap((start, i) =>
    rows.flatMap(({ row, cells, isHidden }): SideRow[] => {
      const own = cells.slice(start, starts[i + 1]);
      const isEmpty = own.every((cell) => cell.trim() === '');
      return isEmpty ? [] : [{ row: row + apart * (i + 1), cells: own, isHidden, isSide: true }];
    }),
  );
  return [...rows.map((one) => ({ ...one, cells: one.cells.slice(0, starts[0]) })), ...beside];
}

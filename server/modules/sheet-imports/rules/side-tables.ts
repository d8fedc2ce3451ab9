import { fieldOfTitle, isValue, meanPeople } from './read-heading.ts';

type TextRow = { readonly row: number; readonly cells: readonly string[]; readonly isHidden: boolean };
/** A row of one of several tables beside each other. */
export type SideRow = TextRow & { readonly isSide?: true };

/** Rows among which tables with titles on one row are looked for. */
const TOP_ROWS = 30;
/** Rows of the next table are numbered from the next power of ten on: row 7 of the second table is 107 in a short sheet, 1007 in a longer one. */
const FEWEST_ROWS = 100;

/**
 * The first columns of tables that stand beside the first one, as lists are printed to save paper: the same titles in the same
 * order once more, or another number of the row with columns of its own, a name among them. None where the sheet is one table.
 */
export function sideTables(rows: readonly Pick<TextRow, 'cells'>[]): readonly number[] {
  for (const { cells } of rows.slice(0, TOP_ROWS)) {
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
  return startsApart(rows);
}

/** Where the titles of a table of people stand: its row among those given, its columns from `start` to before `end`. */
type Titles = { readonly at: number; readonly start: number; readonly end: number };

/** A cell that names somebody, as titles of lists of people do: most rows have none and are passed over by it. */
const MAY_BE_NAME = /^\s*(?:họ|ho|tên|ten|full ?name|name)(?:\s|$)/iu;

/**
 * The first columns of tables beside the first one whose titles stand on other rows, as when one list was pasted beside another.
 * The columns of one title row say nothing of the other table: they are blank there, or hold its rows.
 */
function startsApart(rows: readonly Pick<TextRow, 'cells'>[]): readonly number[] {
  const tables = rows.flatMap(({ cells }, at) =>
    cells.some((cell) => MAY_BE_NAME.test(cell)) ? titlesIn(cells, at) : [],
  );
  const byColumn = tables.toSorted((a, b) => a.start - b.start || a.at - b.at);
  const apart: Titles[] = [];
  for (const one of byColumn) {
    const left = apart.at(-1);
    if (left === undefined || (one.start >= left.end && areApart(rows, left, one))) {
      apart.push(one);
    }
  }
  return apart.slice(1).map(({ start }) => start);
}

/** Runs of titles in a row that name people by themselves: a blank, a value or another number of the row ends one. */
function titlesIn(cells: readonly string[], at: number): Titles[] {
  const found: Titles[] = [];
  let start = 0;
  for (let end = 0; end <= cells.length; end += 1) {
    const cell = (cells[end] ?? '').trim();
    const isTitle = cell !== '' && !isValue(cell) && !/^\d/u.test(cell);
    if (isTitle && !(end > start && fieldOfTitle(cell) === 'ordinal')) {
      continue;
    }
    if (end > start && namesPeople(cells.slice(start, end))) {
      found.push({ at, start, end });
    }
    start = isTitle ? end : end + 1;
  }
  return found;
}

/** Whether titles on two rows are of two tables, and not the halves of titles over titles. */
function areApart(rows: readonly Pick<TextRow, 'cells'>[], left: Titles, right: Titles): boolean {
  const [upper, lower] = left.at < right.at ? [left, right] : [right, left];
  const own = (row: number, { start, end }: Titles) =>
    (rows[row]?.cells ?? []).slice(start, end).filter((cell) => cell.trim() !== '');
  const beside = own(upper.at, lower);
  return (
    left.at !== right.at &&
    (beside.length === 0 || own(lower.at, upper).some((cell) => isValue(cell) || /^\d/u.test(cell.trim())))
  );
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
  return meanPeople(fields);
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

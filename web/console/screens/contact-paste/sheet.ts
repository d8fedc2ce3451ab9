import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { formatCalendarDate, parseTypedDate } from '../../../shared/formats.ts';
import { fold } from '../../app/palette/fold.ts';
import { defined, typed } from '../../kit/defined.ts';

/** Columns of the grid, in its order. */
export const columns = ['fullName', 'phone', 'address', 'birthYear', 'relation', 'lastContactDate'] as const;
export type ColumnId = (typeof columns)[number];
/** A row as typed; a relation is a code or a word. */
export type SheetRow = { readonly id: number } & { readonly [column in ColumnId]: string };
export type ContactInput = BodyOf<'POST /cases/{id}/contacts'>['items'][number];

const headings: { readonly [column in ColumnId]: RegExp } = {
  fullName: /^(ho va ten|ho ten|ten|name|full name|contact name)/u,
  phone: /(dien thoai|sdt|so dt|^dt$|phone|mobile|tel)/u,
  address: /(dia chi|noi o|address)/u,
  birthYear: /(nam sinh|ngay sinh|birth|dob|^ns$)/u,
  relation: /(quan he|moi quan he|relation)/u,
  lastContactDate: /(ngay gap|lan cuoi|tiep xuc|last|contact date|^ngay$|^date$)/u,
};

/** The cells of a pasted table: tabs between cells, quotes around cells that hold breaks or quotes. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (quoted && char === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (quoted || cell === '')) {
      quoted = !quoted;
    } else if (char === '\t' && !quoted) {
      endCell();
    } else if (char === '\n' && !quoted) {
      endCell();
      rows.push([]);
    } else {
      cell += char;
    }
  }
  endCell();
  return rows.filter((row) => row.some((value) => value !== ''));
}

function byHeading(cell: string): ColumnId | null {
  const heading = fold(cell.trim());
  return columns.find((column) => headings[column].test(heading)) ?? null;
}

function byContent(values: readonly string[]): ColumnId | null {
  const filled = values.filter((value) => value !== '');
  const all = (test: (value: string) => boolean) => filled.length > 0 && filled.every(test);
  if (all((value) => /^(19|20)\d{2}$/u.test(value))) {
    return 'birthYear';
  }
  if (all((value) => dateOf(value) !== null)) {
    return 'lastContactDate';
  }
  if (all((value) => /^[+\d][\d\s.-]{7,14}$/u.test(value))) {
    return 'phone';
  }
  return all((value) => relationOf(value) !== undefined) ? 'relation' : null;
}

/** Which column each cell position holds, and whether the first row is a heading. */
export function recogniseColumns(cells: readonly (readonly string[])[]): {
  readonly order: readonly (ColumnId | null)[];
  readonly heading: boolean;
} {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const first = cells[0] ?? [];
  const named = Array.from({ length: width }, (_, at) => byHeading(first[at] ?? ''));
  if (named.filter((column) => column !== null).length >= Math.min(2, width)) {
    return { order: named, heading: true };
  }
  const order = Array.from({ length: width }, (_, at) => byContent(cells.map((row) => row[at] ?? '')));
  // What has no shape of its own: the first is the name, the next the address.
  for (const column of ['fullName', 'address'] as const) {
    const free = order.indexOf(null);
    if (free >= 0) {
      order[free] = column;
    }
  }
  return { order, heading: false };
}

/** A pasted table as rows of the grid. `firstId` numbers them. */
export function readSheet(text: string, firstId: number): SheetRow[] {
  const cells = readCells(text);
  const { order, heading } = recogniseColumns(cells);
  return cells.slice(heading ? 1 : 0).map((row, index) => {
    const valueOf = (column: ColumnId) => {
      const at = order.indexOf(column);
      return at < 0 ? '' : (row[at] ?? '');
    };
    return {
      id: firstId + index,
      fullName: valueOf('fullName'),
      phone: valueOf('phone'),
      address: valueOf('address'),
      birthYear: valueOf('birthYear').match(/(19|20)\d{2}/u)?.[0] ?? valueOf('birthYear'),
      relation: relationOf(valueOf('relation')) ?? '',
      lastContactDate: showDate(valueOf('lastContactDate')),
    };
  });
}

function showDate(text: string): string {
  const date = dateOf(text);
  return date === null ? text : formatCalendarDate(date);
}

/** `15/8/2021` or `2021-08-15` as a calendar date; null when it is neither. */
export function dateOf(text: string): string | null {
  const plain = text.trim();
  return /^\d{4}-\d{2}-\d{2}$/u.test(plain) ? plain : parseTypedDate(plain);
}

/** A relation by its code or by its name in either language. */
export function relationOf(text: string): ContactInput['relation'] {
  const wanted = fold(text.trim());
  const options = [...labelOptions('relation', 'vi'), ...labelOptions('relation', 'en')];
  return options.find((option) => option.value === wanted || fold(option.label) === wanted)?.value;
}

/** What is wrong with a row before it is sent. */
export type RowProblem = 'needName' | 'needDate' | 'badYear';

/** The first thing that keeps a row from being sent; null when it is complete. */
export function problemOf(row: SheetRow): RowProblem | null {
  if (typed(row.fullName) === undefined && typed(row.phone) === undefined) {
    return 'needName';
  }
  if (dateOf(row.lastContactDate) === null) {
    return 'needDate';
  }
  return row.birthYear.trim() === '' || /^(18|19|20|21)\d{2}$/u.test(row.birthYear.trim()) ? null : 'badYear';
}

/** A complete row as the API takes it. */
export function itemOf(row: SheetRow): ContactInput {
  return defined({
    fullName: typed(row.fullName),
    phone: typed(row.phone),
    address: typed(row.address),
    birthYear: row.birthYear.trim() === '' ? undefined : Number(row.birthYear),
    relation: relationOf(row.relation),
    lastContactDate: dateOf(row.lastContactDate) ?? '',
  });
}

import { fold } from '../fold.ts';
import { fillDittos, readCells } from './cells.ts';

/** A column of a typing grid, as far as reading and checking go. */
export type GridColumn<C extends string = string> = {
  readonly id: C;
  /** Fits the heading of a pasted sheet, folded: no accents, lower case. */
  readonly heading: RegExp;
  /** Whether a value has the shape of this column, where a sheet has no headings. */
  readonly fits?: (value: string) => boolean;
  /** What is kept of a pasted value; as it is by default. */
  readonly read?: (value: string) => string;
};

/** A row as typed, by column. `id` stays with the row. */
export type GridRow<C extends string = string> = { readonly id: number } & { readonly [column in C]: string };

/** An empty row. */
export function blankRow<C extends string>(columns: readonly GridColumn<C>[], id: number): GridRow<C> {
  return { ...(Object.fromEntries(columns.map((column) => [column.id, ''])) as { [c in C]: string }), id };
}

/** Whether anything was typed into a row. */
export function isBlank<C extends string>(row: GridRow<C>, columns: readonly GridColumn<C>[]): boolean {
  return columns.every((column) => row[column.id].trim() === '');
}

/** Which column each position of a pasted table holds, and whether its first row is a heading. */
export function recogniseColumns<C extends string>(
  columns: readonly GridColumn<C>[],
  cells: readonly (readonly string[])[],
): { readonly order: readonly (C | null)[]; readonly heading: boolean } {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const taken = new Set<C>();
  const named = Array.from({ length: width }, (_, at): C | null => {
    const heading = fold((cells[0]?.[at] ?? '').trim());
    const found = columns.find((column) => !taken.has(column.id) && column.heading.test(heading));
    if (found !== undefined) {
      taken.add(found.id);
    }
    return found?.id ?? null;
  });
  if (named.filter((column) => column !== null).length >= Math.min(2, width)) {
    return { order: named, heading: true };
  }
  const used = new Set<C>();
  const order = Array.from({ length: width }, (_, at): C | null => {
    const values = cells.map((row) => row[at] ?? '').filter((value) => value !== '');
    const found = columns.find(
      (column) =>
        !used.has(column.id) && values.length > 0 && column.fits !== undefined && values.every(column.fits),
    );
    if (found !== undefined) {
      used.add(found.id);
    }
    return found?.id ?? null;
  });
  // What has no shape of its own stands in the order of the grid.
  for (const column of columns.filter((one) => one.fits === undefined)) {
    const free = order.indexOf(null);
    if (free >= 0) {
      order[free] = column.id;
    }
  }
  return { order, heading: false };
}

/** A table without the lines over it that say one thing: its titles, the unit that sent it. */
export function belowTitles(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isTitle = (row: readonly string[]) => row.filter((value) => value.trim() !== '').length < 2;
  const first = cells.findIndex((row) => !isTitle(row));
  return first <= 0 ? cells : cells.slice(first);
}

/** Number of the row, which no list keeps. */
const ORDINAL = /^(stt|tt|so tt|so thu tu|no|#)\.?$/u;

/** Titles of columns that say something and have no place in the grid: nobody should lose them unawares. */
export function unusedColumns<C extends string>(
  columns: readonly GridColumn<C>[],
  table: readonly (readonly string[])[],
): string[] {
  const cells = belowTitles(table);
  const { order, heading } = recogniseColumns(columns, cells);
  const titles = heading ? (cells[0] ?? []) : [];
  return titles.filter(
    (title, at) =>
      order[at] === null &&
      title.trim() !== '' &&
      !ORDINAL.test(fold(title.trim())) &&
      cells.slice(1).some((row) => (row[at] ?? '').trim() !== ''),
  );
}

/** A pasted table as rows of the grid, ditto marks filled in; `firstId` numbers them. */
export function readSheet<C extends string>(
  columns: readonly GridColumn<C>[],
  text: string,
  firstId: number,
): GridRow<C>[] {
  const cells = belowTitles(readCells(text));
  const { order, heading } = recogniseColumns(columns, cells);
  return fillDittos(cells.slice(heading ? 1 : 0)).map((row, index) => {
    const values = columns.map((column) => {
      const at = order.indexOf(column.id);
      const value = at < 0 ? '' : (row[at] ?? '');
      return [column.id, column.read === undefined ? value : column.read(value)];
    });
    return { ...(Object.fromEntries(values) as { [c in C]: string }), id: firstId + index };
  });
}

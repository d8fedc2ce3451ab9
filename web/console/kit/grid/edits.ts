import { fillDittos, readCells } from '../../../shared/lists/cells.ts';
import {
  belowTitles,
  blankRow,
  type GridColumn,
  type GridRow,
  isBlank,
  readSheet,
  recogniseColumns,
} from '../../../shared/lists/sheet.ts';

/** The rows of a grid with what was before, for undo. */
export type GridState<C extends string = string> = {
  readonly rows: readonly GridRow<C>[];
  readonly past: readonly (readonly GridRow<C>[])[];
  readonly future: readonly (readonly GridRow<C>[])[];
  /** Cell that the last step typed into: typing on joins that step. */
  readonly typing: string | null;
};

/** Steps that undo reaches back. */
const STEPS = 100;

/** A grid that begins with these rows. */
export function startGrid<C extends string>(rows: readonly GridRow<C>[]): GridState<C> {
  return { rows, past: [], future: [], typing: null };
}

/** A number for the next row. */
export function nextId(rows: readonly { readonly id: number }[]): number {
  return rows.reduce((most, row) => Math.max(most, row.id), 0) + 1;
}

/** The next state of the rows, as one step of undo. */
export function step<C extends string>(state: GridState<C>, rows: readonly GridRow<C>[]): GridState<C> {
  return { rows, past: [...state.past, state.rows].slice(-STEPS), future: [], typing: null };
}

/** What is typed into one cell; the letters of one cell are one step. */
export function typeCell<C extends string>(
  state: GridState<C>,
  id: number,
  column: C,
  value: string,
): GridState<C> {
  const cell = `${id} ${column}`;
  const rows = state.rows.map((row) => (row.id === id ? { ...row, [column]: value } : row));
  return state.typing === cell ? { ...state, rows } : { ...step(state, rows), typing: cell };
}

/** Copies the cell above; in the first row nothing happens. As a spreadsheet does on Ctrl D. */
export function copyFromAbove<C extends string>(state: GridState<C>, index: number, column: C): GridState<C> {
  const above = state.rows[index - 1];
  const row = state.rows[index];
  return above === undefined || row === undefined || above[column] === row[column]
    ? state
    : step(state, state.rows.with(index, { ...row, [column]: above[column] }));
}

/** Copies a cell into every filled row below it. */
export function fillDown<C extends string>(
  state: GridState<C>,
  columns: readonly GridColumn<C>[],
  index: number,
  column: C,
): GridState<C> {
  const value = state.rows[index]?.[column] ?? '';
  return step(
    state,
    state.rows.map((row, at) => (at > index && !isBlank(row, columns) ? { ...row, [column]: value } : row)),
  );
}

/** Takes rows away. */
export function removeRows<C extends string>(state: GridState<C>, ids: ReadonlySet<number>): GridState<C> {
  return step(
    state,
    state.rows.filter((row) => !ids.has(row.id)),
  );
}

/** Adds an empty row at the end. */
export function addRow<C extends string>(
  state: GridState<C>,
  columns: readonly GridColumn<C>[],
): GridState<C> {
  return step(state, [...state.rows, blankRow(columns, nextId(state.rows))]);
}

/**
 * Pastes a table. With headings, or into an untouched first cell, it is a sheet: its columns are recognised and its
 * rows follow the filled ones. Otherwise its cells go where the cursor stands, as in a spreadsheet.
 */
export function pasteAt<C extends string>(
  state: GridState<C>,
  columns: readonly GridColumn<C>[],
  text: string,
  index: number,
  column: C,
): GridState<C> {
  const cells = belowTitles(readCells(text));
  const filled = state.rows.filter((row) => !isBlank(row, columns));
  const isSheet = recogniseColumns(columns, cells).heading || filled.length === 0;
  if (isSheet) {
    return step(state, [...filled, ...readSheet(columns, text, nextId(state.rows))]);
  }
  const first = columns.findIndex((one) => one.id === column);
  const rows = [...state.rows];
  for (const [at, values] of fillDittos(cells).entries()) {
    const row = rows[index + at] ?? blankRow(columns, nextId(rows));
    const written = values.flatMap((value, offset) => {
      const target = columns[first + offset];
      return target === undefined
        ? []
        : [[target.id, target.read === undefined ? value : target.read(value)]];
    });
    rows[index + at] = { ...row, ...(Object.fromEntries(written) as Partial<{ [c in C]: string }>) };
  }
  return step(state, rows);
}

/** One step back. */
export function undo<C extends string>(state: GridState<C>): GridState<C> {
  const before = state.past.at(-1);
  return before === undefined
    ? state
    : { rows: before, past: state.past.slice(0, -1), future: [state.rows, ...state.future], typing: null };
}

/** One step forward again. */
export function redo<C extends string>(state: GridState<C>): GridState<C> {
  const [after, ...rest] = state.future;
  return after === undefined
    ? state
    : { rows: after, past: [...state.past, state.rows], future: rest, typing: null };
}

/** Cells that were typed and not saved yet, by row, with what was before each change. */
export type RowEdits = {
  readonly cells: Readonly<Record<number, readonly string[]>>;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};
type Step = { readonly at: string; readonly cells: RowEdits['cells'] };

export const noEdits: RowEdits = { cells: {}, past: [], future: [] };
/** Steps that can be taken back. */
const MOST = 200;

export type CellChange = { readonly row: number; readonly before: readonly string[]; readonly value: string };

/** Types into a column of one or more rows. Letters typed into one cell after each other are one step. */
export function typeCells(edits: RowEdits, column: number, changes: readonly CellChange[]): RowEdits {
  const at = changes.length === 1 ? `${changes[0]!.row}:${column}` : '';
  const cells = { ...edits.cells };
  for (const { row, before, value } of changes) {
    const own = [...(cells[row] ?? before)];
    while (own.length <= column) {
      own.push('');
    }
    own[column] = value;
    cells[row] = own;
  }
  const isSame = at !== '' && edits.past.at(-1)?.at === at && edits.future.length === 0;
  const past = isSame ? edits.past : [...edits.past, { at, cells: edits.cells }].slice(-MOST);
  return { cells, past, future: [] };
}

/** Takes the last step back. */
export function undo(edits: RowEdits): RowEdits {
  const { cells, past, future } = edits;
  const last = past.at(-1);
  return last === undefined
    ? edits
    : { cells: last.cells, past: past.slice(0, -1), future: [...future, { at: last.at, cells }] };
}

/** Does again what was taken back. */
export function redo(edits: RowEdits): RowEdits {
  const { cells, past, future } = edits;
  const next = future.at(-1);
  return next === undefined
    ? edits
    : { cells: next.cells, past: [...past, { at: next.at, cells }], future: future.slice(0, -1) };
}

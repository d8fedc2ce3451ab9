import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { readDraft, writeDraft } from './draft.ts';
import {
  addRow,
  copyFromAbove,
  fillDown,
  type GridState,
  nextId,
  pasteAt,
  redo,
  removeRows,
  startGrid,
  step,
  typeCell,
  undo,
} from './edits.ts';
import { blankRow, type GridColumn, type GridRow, isBlank } from '../../../shared/lists/sheet.ts';

/** Empty rows that a new grid begins with. */
const FIRST_ROWS = 5;
const SAVE_AFTER_MS = 500;

/** Changes to the rows of a grid; each is one step of undo, typing in one cell is one. */
export type GridActions<C extends string> = {
  readonly type: (id: number, column: C, value: string) => void;
  readonly copyFromAbove: (index: number, column: C) => void;
  readonly fillDown: (index: number, column: C) => void;
  readonly paste: (text: string, index: number, column: C) => void;
  readonly addRow: () => void;
  readonly remove: (ids: ReadonlySet<number>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type TypingGridState<C extends string> = {
  readonly columns: readonly GridColumn<C>[];
  readonly rows: readonly GridRow<C>[];
  /** Rows with anything in them: what is sent. */
  readonly filled: readonly GridRow<C>[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly actions: GridActions<C>;
  /** Keeps only the rows that are not among these: they are saved. Undo does not reach back to them. */
  readonly done: (ids: ReadonlySet<number>) => void;
  /** How the draft stands: brought back from before, and whether the browser keeps it. */
  readonly draft: { readonly restored: boolean; readonly kept: boolean };
};

function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function blanks<C extends string>(columns: readonly GridColumn<C>[]): GridRow<C>[] {
  return Array.from({ length: FIRST_ROWS }, (_, i) => blankRow(columns, i + 1));
}

/**
 * The rows of a typing grid with undo, kept on this computer for a day under the officer's account.
 * @param name what the grid is for: drafts of different work never mix.
 */
export function useTypingGrid<C extends string>(
  columns: readonly GridColumn<C>[],
  name: string,
): TypingGridState<C> {
  const { user, dataset } = useSession();
  const draftName = `${user.id}.${dataset}.${name}`;
  const [first] = useState(() => readDraft(browserStorage(), draftName, columns, Date.now()));
  const [state, setState] = useState<GridState<C>>(() => startGrid(first ?? blanks(columns)));
  const [kept, setKept] = useState(true);
  const filled = useMemo(() => state.rows.filter((row) => !isBlank(row, columns)), [state.rows, columns]);

  useEffect(() => {
    const save = () => setKept(writeDraft(browserStorage(), draftName, filled, Date.now()));
    const timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [filled, draftName]);

  const actions = useMemo<GridActions<C>>(
    () => ({
      type: (id, column, value) => setState((now) => typeCell(now, id, column, value)),
      copyFromAbove: (index, column) => setState((now) => copyFromAbove(now, index, column)),
      fillDown: (index, column) => setState((now) => fillDown(now, columns, index, column)),
      paste: (text, index, column) => setState((now) => pasteAt(now, columns, text, index, column)),
      addRow: () => setState((now) => addRow(now, columns)),
      remove: (ids) =>
        setState((now) => {
          const next = removeRows(now, ids);
          return next.rows.length > 0 ? next : step(now, [blankRow(columns, nextId(now.rows))]);
        }),
      undo: () => setState(undo),
      redo: () => setState(redo),
    }),
    [columns],
  );
  const done = useCallback(
    (ids: ReadonlySet<number>) =>
      setState((now) => {
        const rest = now.rows.filter((row) => !ids.has(row.id));
        return startGrid(rest.length > 0 ? rest : blanks(columns));
      }),
    [columns],
  );
  return {
    columns,
    rows: state.rows,
    filled,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    actions,
    done,
    draft: { restored: first !== null, kept },
  };
}

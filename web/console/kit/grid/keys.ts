/** Where the cursor stands: row and column by position. */
export type Cell = { readonly row: number; readonly column: number };

/** A key as the grid needs it. */
export type Key = {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  /** The caret stands before the first, after the last letter. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
};

/** What a key does in the grid; null: what it does in any field. */
export type KeyAction =
  | { readonly kind: 'move'; readonly to: Cell }
  | { readonly kind: 'add-row' }
  | { readonly kind: 'copy-above' | 'undo' | 'redo' | 'leave' }
  | null;

const PAGE = 10;

/** The keys of a spreadsheet: Enter and arrows move, Ctrl D copies from above, Esc leaves the grid. */
export function keyAction(key: Key, at: Cell, size: { rows: number; columns: number }): KeyAction {
  const letter = key.key.toLowerCase();
  if (key.ctrl) {
    return ctrlAction(letter, key.shift, at, size);
  }
  const move = (row: number, column: number): KeyAction => ({
    kind: 'move',
    to: {
      row: Math.min(Math.max(0, row), size.rows - 1),
      column: Math.min(Math.max(0, column), size.columns - 1),
    },
  });
  switch (key.key) {
    case 'Enter':
      return !key.shift && at.row === size.rows - 1
        ? { kind: 'add-row' }
        : move(at.row + (key.shift ? -1 : 1), at.column);
    case 'ArrowDown':
      return move(at.row + 1, at.column);
    case 'ArrowUp':
      return move(at.row - 1, at.column);
    case 'PageDown':
      return move(at.row + PAGE, at.column);
    case 'PageUp':
      return move(at.row - PAGE, at.column);
    case 'ArrowRight':
      return key.atEnd && at.column < size.columns - 1 ? move(at.row, at.column + 1) : null;
    case 'ArrowLeft':
      return key.atStart && at.column > 0 ? move(at.row, at.column - 1) : null;
    case 'Escape':
      return { kind: 'leave' };
    default:
      return null;
  }
}

function ctrlAction(letter: string, shift: boolean, at: Cell, size: { rows: number }): KeyAction {
  switch (letter) {
    case 'd':
      return { kind: 'copy-above' };
    case 'z':
      return { kind: shift ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'home':
      return { kind: 'move', to: { row: 0, column: at.column } };
    case 'end':
      return { kind: 'move', to: { row: size.rows - 1, column: at.column } };
    default:
      return null;
  }
}

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Cell, keyAction } from './keys.ts';

/** Height of a row, pixels; as in grid.css. */
export const ROW = 44;
/** The most that the grid is high, pixels; as in grid.css. */
const HEIGHT = 640;
/** Rows drawn above and below what is seen. */
const MARGIN = 8;

type CursorInput = {
  readonly region: RefObject<HTMLDivElement | null>;
  readonly rows: number;
  readonly columns: number;
  readonly onCopyAbove: (at: Cell) => void;
  readonly onAddRow: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onLeave: () => void;
};

/** The cell that an event came from. */
export function cellOf(target: EventTarget | null): Cell | null {
  const text = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
  const [row, column] = (text ?? '').split(' ').map(Number);
  return row === undefined || column === undefined || text === undefined ? null : { row, column };
}

/** The cursor of a grid of which only the rows in sight are drawn. */
export function useCursor(input: CursorInput) {
  const { region, rows } = input;
  const [top, setTop] = useState(0);
  const wanted = useRef<Cell | null>(null);

  useLayoutEffect(() => {
    const { current } = region;
    const cell = wanted.current;
    const field =
      cell === null
        ? null
        : current?.querySelector<HTMLInputElement>(`[data-cell="${cell.row} ${cell.column}"]`);
    if (field !== null && field !== undefined) {
      wanted.current = null;
      field.focus({ preventScroll: true });
      field.select();
      // The number of the row stays in sight on the left.
      field.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });

  const goTo = (cell: Cell) => {
    wanted.current = cell;
    const { current } = region;
    const y = cell.row * ROW;
    if (current !== null) {
      const [from, to] = [current.scrollTop, current.scrollTop + current.clientHeight - 2 * ROW];
      current.scrollTo({ top: y < from ? y : y > to ? y - current.clientHeight + 2 * ROW : from });
      setTop(current.scrollTop);
    }
    // Drawn again even where nothing else changed, so that the cell gets the focus.
    setTick((tick) => tick + 1);
  };
  const [, setTick] = useState(0);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = cellOf(event.target);
    if (at === null || event.nativeEvent.isComposing) {
      return;
    }
    const field = event.target as HTMLInputElement;
    const { selectionStart, selectionEnd, value } = field;
    const action = keyAction(
      {
        key: event.key,
        shift: event.shiftKey,
        ctrl: event.ctrlKey || event.metaKey,
        atStart: selectionStart === 0 && selectionEnd === 0,
        atEnd: selectionStart === value.length && selectionEnd === value.length,
      },
      at,
      { rows, columns: input.columns },
    );
    if (action === null) {
      return;
    }
    event.preventDefault();
    switch (action.kind) {
      case 'move':
        goTo(action.to);
        break;
      case 'add-row':
        input.onAddRow();
        goTo({ row: at.row + 1, column: at.column });
        break;
      case 'copy-above':
        input.onCopyAbove(at);
        break;
      case 'undo':
        input.onUndo();
        break;
      case 'redo':
        input.onRedo();
        break;
      case 'leave':
        input.onLeave();
        break;
    }
  };
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN);
  const last = Math.min(rows, Math.ceil((top + HEIGHT) / ROW) + MARGIN);
  return { first, last, onKeyDown, goTo, onScroll: (scrollTop: number) => setTop(scrollTop) };
}

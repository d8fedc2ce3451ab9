// Rows are placed one by one, so that only those in sight are drawn: a table laid out like that loses its roles.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button } from '@mantine/core';
import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { readCells } from '../../../shared/lists/cells.ts';
import { unusedColumns } from '../../../shared/lists/sheet.ts';
import { useTexts } from '../i18n.ts';
import { Notice } from '../state/Notice.tsx';
import './grid.css';
import { GridLine, type LineColumn, type RowNote } from './GridLine.tsx';
import type { Cell } from './keys.ts';
import { OpenSheet } from './OpenSheet.tsx';
import { texts } from './texts.ts';
import { cellOf, ROW, useCursor } from './useCursor.ts';
import type { TypingGridState } from './useTypingGrid.ts';

/** How a column is shown. */
export type ShownColumn<C extends string> = {
  readonly id: C;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  /** Words offered while typing. */
  readonly options?: readonly string[];
};

type TypingGridProps<C extends string> = {
  readonly label: string;
  readonly grid: TypingGridState<C>;
  readonly shown: readonly ShownColumn<C>[];
  /** What is wrong with a row, or what became of it; shown at its end. */
  readonly noteOf: (id: number) => RowNote | null;
};

/**
 * A grid to type and paste lists of people in: a spreadsheet's keys, undo, and a draft that survives a closed page. Only
 * the rows in sight are drawn, so a thousand rows type as fast as ten.
 */
export function TypingGrid<C extends string>({ label, grid, shown, noteOf }: TypingGridProps<C>) {
  const t = useTexts(texts);
  const region = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLButtonElement>(null);
  const lists = useId();
  const [unused, setUnused] = useState<readonly string[]>([]);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const { rows, actions, filled } = grid;
  const columnAt = (cell: Cell): C => shown[cell.column]!.id;
  const cursor = useCursor({
    region,
    rows: rows.length,
    columns: shown.length,
    onCopyAbove: (cell) => actions.copyFromAbove(cell.row, columnAt(cell)),
    onAddRow: actions.addRow,
    onUndo: actions.undo,
    onRedo: actions.redo,
    onLeave: () => after.current?.focus(),
  });
  const paste = (text: string, row: number, column: C) => {
    setUnused(unusedColumns(grid.columns, readCells(text)));
    actions.paste(text, row, column);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const cell = cellOf(event.target);
    // A single value goes into the field as in any other.
    if (cell !== null && /[\t\n\r]/u.test(text.trim())) {
      event.preventDefault();
      paste(text, cell.row, columnAt(cell));
    }
  };
  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target);
    if (cell !== null) {
      setAt(cell);
    }
  };
  const columns = useMemo(
    () =>
      shown.map(({ id, title, options }): LineColumn => ({
        id,
        title,
        ...(options === undefined ? {} : { list: `${lists}-${id}` }),
      })),
    [shown, lists],
  );
  const cellLabel = useCallback((column: string, n: number) => t('cell', { column, n }), [t]);
  const onType = useCallback(
    (id: number, column: string, value: string) => actions.type(id, column as C, value),
    [actions],
  );
  const onRemove = useCallback((id: number) => actions.remove(new Set([id])), [actions]);
  const current = rows[at.row];
  const note = current === undefined ? null : noteOf(current.id);
  const nextBad = () => {
    const order = rows.map((_, i) => (at.row + 1 + i) % rows.length);
    const row = order.find((i) => noteOf(rows[i]!.id)?.tone === 'bad');
    if (row !== undefined) {
      const wrong = noteOf(rows[row]!.id)?.column;
      cursor.goTo({
        row,
        column: Math.max(
          0,
          shown.findIndex((column) => column.id === wrong),
        ),
      });
    }
  };
  const template = ['64px', ...shown.map((one) => `${one.width}px`), 'minmax(260px, 1fr)'].join(' ');
  return (
    <div className="stack">
      <p className="muted small">{t('lead')}</p>
      {/* The keys of its cells bubble up to the grid. */}
      <div
        ref={region}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length + 2}
        className="typing-grid"
        style={{ '--grid-columns': template } as CSSProperties}
        onScroll={(event) => cursor.onScroll(event.currentTarget.scrollTop)}
        onKeyDown={cursor.onKeyDown}
        onPaste={onPaste}
        onFocus={onFocus}
      >
        <div role="rowgroup">
          <div role="row" tabIndex={-1} aria-rowindex={1} className="typing-grid-row typing-grid-head">
            <div role="columnheader" tabIndex={-1}>
              {t('row')}
            </div>
            {shown.map((column) => (
              <div key={column.id} role="columnheader" tabIndex={-1}>
                {column.title}
              </div>
            ))}
            <div role="columnheader" tabIndex={-1}>
              {t('outcome')}
            </div>
          </div>
        </div>
        <div role="rowgroup" className="typing-grid-body" style={{ height: rows.length * ROW }}>
          {rows.slice(cursor.first, cursor.last).map((row, i) => (
            <GridLine
              key={row.id}
              row={row}
              index={cursor.first + i}
              columns={columns}
              note={noteOf(row.id)}
              removeLabel={t('removeRow', { n: cursor.first + i + 1 })}
              cellLabel={cellLabel}
              onType={onType}
              onRemove={onRemove}
            />
          ))}
        </div>
      </div>
      {shown.map(({ id, options }) =>
        options === undefined ? null : (
          <datalist key={id} id={`${lists}-${id}`}>
            {options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </datalist>
        ),
      )}
      {unused.length === 0 ? null : (
        <Notice tone="warning">{t('unused', { n: unused.length, titles: unused.join(', ') })}</Notice>
      )}
      <p className="typing-grid-current small" aria-live="polite">
        {note === null ? '' : t('ofRow', { n: at.row + 1, text: note.text })}
      </p>
      <div className="row">
        <Button
          ref={after}
          variant="default"
          onClick={() => {
            actions.addRow();
            cursor.goTo({ row: rows.length, column: 0 });
          }}
        >
          {t('addRow')}
        </Button>
        <OpenSheet onText={(text) => paste(text, filled.length, columnAt({ row: 0, column: 0 }))} />
        <Button variant="default" disabled={!grid.canUndo} onClick={actions.undo}>
          {t('undo')}
        </Button>
        <Button variant="default" disabled={!grid.canRedo} onClick={actions.redo}>
          {t('redo')}
        </Button>
        <Button variant="default" onClick={() => actions.fillDown(at.row, columnAt(at))}>
          {t('fillDown')}
        </Button>
        <Button variant="default" onClick={nextBad}>
          {t('nextBad')}
        </Button>
        <Button
          variant="subtle"
          disabled={filled.length === 0}
          onClick={() => actions.remove(new Set(rows.map((row) => row.id)))}
        >
          {t('clear')}
        </Button>
      </div>
      <p className="muted small" aria-live="polite">
        {t('rows', { n: formatNumber(filled.length) })} · {grid.draft.restored ? `${t('restored')} ` : ''}
        {t(grid.draft.kept ? 'kept' : 'notKept')}
      </p>
      <p className="muted small keys-hint">{t('keys')}</p>
    </div>
  );
}

// Rows are placed one by one, so that only those in sight are drawn: a table laid out like that loses its roles.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { memo } from 'react';
import type { GridRow } from '../../../shared/lists/sheet.ts';

/** What of a column a line draws. */
export type LineColumn = { readonly id: string; readonly title: string; readonly list?: string };

/** What became of a row, or what is wrong with it. */
export type RowNote = {
  readonly text: string;
  readonly tone: 'bad' | 'good' | 'plain';
  /** The cell that is wrong. */
  readonly column?: string;
};

type GridLineProps = {
  readonly row: GridRow<string>;
  readonly index: number;
  readonly columns: readonly LineColumn[];
  readonly note: RowNote | null;
  readonly removeLabel: string;
  readonly cellLabel: (column: string, n: number) => string;
  readonly onType: (id: number, column: string, value: string) => void;
  readonly onRemove: (id: number) => void;
};

const marks = { bad: '✕ ', good: '✓ ', plain: '' } as const;

/** One row of a typing grid. Drawn again only when something of it changed. */
export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { row, index, columns, note } = props;
  const noteId = `grid-note-${row.id}`;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className="typing-grid-row"
      data-bad={note?.tone === 'bad' ? '' : undefined}
      data-good={note?.tone === 'good' ? '' : undefined}
      style={{ transform: `translateY(calc(${index} * var(--grid-row)))` }}
    >
      <div role="rowheader" tabIndex={-1} className="typing-grid-number">
        {index + 1}
        <button
          type="button"
          className="typing-grid-remove"
          tabIndex={-1}
          aria-label={props.removeLabel}
          onClick={() => props.onRemove(row.id)}
        >
          ✕
        </button>
      </div>
      {columns.map((column, at) => (
        <div key={column.id} role="gridcell" tabIndex={-1}>
          <input
            aria-label={props.cellLabel(column.title, index + 1)}
            aria-invalid={note?.tone === 'bad' && note.column === column.id ? true : undefined}
            aria-describedby={note === null ? undefined : noteId}
            autoComplete="off"
            data-cell={`${index} ${at}`}
            {...(column.list === undefined ? {} : { list: column.list })}
            value={row[column.id] ?? ''}
            onChange={(event) => props.onType(row.id, column.id, event.currentTarget.value)}
          />
        </div>
      ))}
      <div role="gridcell" tabIndex={-1} id={noteId} className="typing-grid-outcome">
        {note === null ? '' : `${marks[note.tone]}${note.text}`}
      </div>
    </div>
  );
});

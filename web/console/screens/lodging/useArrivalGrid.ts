import { useMemo, useState } from 'react';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import { onceARow } from '../../../shared/lists/people.ts';
import type { ShownColumn } from '../../kit/grid/TypingGrid.tsx';
import { type RowOutcome, useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useTexts } from '../../kit/i18n.ts';
import { type ColumnId, columns, itemOf, problemOf, type SheetRow, widths } from './sheet.ts';
import { texts } from './texts.ts';

/** The grid of arrivals at a place, with what is wrong with each row and what the server refused. */
export function useArrivalGrid(placeCode: string) {
  const t = useTexts(texts);
  const grid = useTypingGrid<ColumnId>(columns, `lodging.${placeCode}`);
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  // A row that is sent again keeps its id and its time; an edited one is another row.
  const [readOnce] = useState(() => onceARow((row: SheetRow) => itemOf(row, Date.now())));
  const shown = useMemo(
    (): ShownColumn<ColumnId>[] => columns.map(({ id }) => ({ id, title: t(id), width: widths[id] })),
    [t],
  );
  const ready = grid.filled.filter((row) => problemOf(row) === null);
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
  return {
    grid,
    shown,
    ready,
    items: () => ready.map(readOnce),
    noteOf: (id: number): RowNote | null => {
      const row = rowOf.get(id);
      const problem = row === undefined ? null : problemOf(row);
      if (problem !== null) {
        const { text, column, missing } = problem;
        return tried || !missing ? { text: t(text), tone: 'bad', column } : null;
      }
      return row === undefined ? null : outcomes.noteOf(row);
    },
    markTried: () => setTried(true),
    /** Takes registered rows out of the grid. @returns how many, and how many stay. */
    takeSaved: (saved: readonly RowOutcome[]) => {
      const accepted = outcomes.take(ready, saved);
      grid.done(accepted);
      setTried(accepted.size < grid.filled.length);
      return { n: accepted.size, bad: grid.filled.length - accepted.size };
    },
  };
}

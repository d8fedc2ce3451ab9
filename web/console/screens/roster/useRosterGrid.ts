import { useMemo, useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import type { ShownColumn } from '../../kit/grid/TypingGrid.tsx';
import { useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useTexts } from '../../kit/i18n.ts';
import { type ColumnId, columns, itemOf, problemOf, type SheetRow, widths } from './sheet.ts';
import { texts } from './texts.ts';

type Preview = DataOf<'POST /rosters/preview'>['outcomes'];

/**
 * The grid of a roster with what is wrong with each row, what a preview said of it, and what the server refused.
 * @param year of the first session, for days without one.
 */
export function useRosterGrid(name: string, year: number) {
  const t = useTexts(texts);
  const grid = useTypingGrid<ColumnId>(columns, `roster.${name}`);
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState<ReadonlyMap<number, { row: SheetRow; outcome: Preview[number] }>>(
    new Map(),
  );
  const shown = useMemo(
    (): ShownColumn<ColumnId>[] =>
      columns.map(({ id }) => ({ id, title: t(id === 'absent' ? 'absence' : id), width: widths[id] })),
    [t],
  );
  const ready = grid.filled.filter((row) => problemOf(row, year) === null);
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
  const noteOf = (id: number): RowNote | null => {
    const row = rowOf.get(id);
    if (row === undefined) {
      return null;
    }
    const problem = problemOf(row, year);
    if (problem !== null) {
      return tried || !problem.missing
        ? { text: t(problem.text), tone: 'bad', column: problem.column }
        : null;
    }
    const preview = seen.get(id);
    if (preview?.row === row && preview.outcome.state !== 'refused') {
      const { state, name: known } = preview.outcome;
      return state === 'known'
        ? { text: t('known', { name: known ?? '' }), tone: 'good' }
        : { text: t('fresh'), tone: 'plain' };
    }
    return outcomes.noteOf(row);
  };
  return {
    grid,
    shown,
    ready,
    items: () => ready.map((row) => itemOf(row, year)),
    noteOf,
    markTried: () => setTried(true),
    /** Shows what a preview said of the rows sent. */
    showPreview: (found: Preview) => {
      setTried(true);
      setSeen(new Map(ready.map((row, i) => [row.id, { row, outcome: found[i]! }])));
      outcomes.take(ready, found);
    },
    /** Takes saved rows out of the grid. @returns how many, and how many stay. */
    takeSaved: (saved: Parameters<typeof outcomes.take>[1]) => {
      const accepted = outcomes.take(ready, saved);
      grid.done(accepted);
      setTried(accepted.size < grid.filled.length);
      return { n: accepted.size, bad: grid.filled.length - accepted.size };
    },
  };
}

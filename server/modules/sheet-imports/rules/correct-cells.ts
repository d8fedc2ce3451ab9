import type { KeptCells } from './clean-row.ts';

/**
 * A row with its cells as somebody typed them anew: one that changed is no ditto any more, and a row whose number or name
 * changed is no longer taken for the one above.
 */
export function correctCells(kept: KeptCells, cells: readonly string[]): KeptCells {
  const isSame = (column: number) => (cells[column] ?? '') === (kept.cells[column] ?? '');
  const number = kept.cells.findIndex((cell) => cell.trim() !== '');
  const isSameRow = isSame(number) && isSame(number + 1);
  return {
    ...kept,
    cells,
    dittos: kept.dittos.filter(isSame),
    notes: isSameRow ? kept.notes : kept.notes.filter((note) => note !== 'same-number'),
  };
}

import type { Pivot, pivotMeasures } from '../../../../contract/analysis.ts';
import type { Dimension } from './dimensions.ts';

export type Measure = (typeof pivotMeasures)[number];
/** A count under its row and its column. */
export type Count = { readonly row: string; readonly column: string; readonly value: number };
/** People behind a cell, by the keys of its row and column (null: of their sum); null: nobody entered them. */
export type People = (row: string | null, column: string | null) => number | null;

export type Axis = {
  /** Undefined: the one column of a table without a second dimension. */
  readonly dimension: Dimension | undefined;
  readonly keys: readonly string[];
};
export type Table = Pick<Pivot, 'cells' | 'rowTotals' | 'columnTotals' | 'total'>;

const PER = 100_000;

/**
 * Puts counts into a table with its sums. Nothing under a known key is zero; different metrics are never added up, so
 * their sums are null. Shares are of the sum of their row or column (null where that is 0), rates of the people behind
 * the cell.
 */
export function tabulate(
  rows: Axis,
  columns: Axis,
  counts: readonly Count[],
  measure: Measure,
  people: People,
): Table {
  const rowAt = new Map(rows.keys.map((key, index) => [key, index]));
  const columnAt = new Map(columns.keys.map((key, index) => [key, index]));
  const plain = rows.keys.map(() => columns.keys.map(() => 0));
  for (const { row, column, value } of counts) {
    const [r, c] = [rowAt.get(row), columnAt.get(column)];
    if (r !== undefined && c !== undefined) {
      plain[r]![c]! += value;
    }
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rowSums = plain.map(sum);
  const columnSums = columns.keys.map((_, c) => sum(plain.map((row) => row[c]!)));
  const peopleOf = (r: number | null, c: number | null): number | null =>
    people(r === null ? null : rows.keys[r]!, c === null ? null : columns.keys[c]!);
  const shown = (value: number, r: number | null, c: number | null): number | null => {
    const below =
      measure === 'row-share'
        ? r === null
          ? null
          : rowSums[r]!
        : measure === 'column-share'
          ? c === null
            ? null
            : columnSums[c]!
          : peopleOf(r, c);
    return below === null || below === 0 ? null : (value * (measure === 'per-100k' ? PER : 1)) / below;
  };
  const total = (value: number, r: number | null, c: number | null) =>
    measure === 'per-100k' ? shown(value, r, c) : value;
  const acrossColumns = columns.dimension !== 'metric';
  const acrossRows = rows.dimension !== 'metric';
  return {
    cells: plain.map((row, r) => row.map((value, c) => (measure === 'count' ? value : shown(value, r, c)))),
    rowTotals: rowSums.map((value, r) => (acrossColumns ? total(value, r, null) : null)),
    columnTotals: columnSums.map((value, c) => (acrossRows ? total(value, null, c) : null)),
    total: acrossRows && acrossColumns ? total(sum(rowSums), null, null) : null,
  };
}

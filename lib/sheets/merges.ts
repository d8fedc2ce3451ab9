import { type CellValue, cellAt } from './cells.ts';
import type { XmlReader } from './xml-read.ts';

/** Merged cells, first and last row and column from 0. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** More are not looked at. */
export const MOST_MERGES = 100_000;

/** A merge as the reader stands on its tag; null where it is not one. */
export function mergeOf(reader: XmlReader): Merge | null {
  const [first, last] = (reader.attribute('ref') ?? '').split(':').map(cellAt);
  return first === null || first === undefined || last === null || last === undefined
    ? null
    : {
        top: Math.min(first.row, last.row),
        left: Math.min(first.column, last.column),
        bottom: Math.max(first.row, last.row),
        right: Math.max(first.column, last.column),
      };
}

/**
 * Gives what stands in the first cell of a merge to the rows below it, in its first column: one address written for a whole
 * household. Rows must come in order. Cells to the right stay empty, or a title would fill its row.
 */
export function fillDown(merges: readonly Merge[]): (row: number, cells: CellValue[]) => void {
  const waiting = merges.filter(({ top, bottom }) => bottom > top).toSorted((a, b) => b.top - a.top);
  let active: { readonly merge: Merge; value: CellValue }[] = [];
  return (row, cells) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row) {
      active.push({ merge: waiting.pop()!, value: null });
    }
    if (active.length === 0) {
      return;
    }
    active = active.filter(({ merge }) => merge.bottom >= row);
    for (const one of active) {
      const { top, left } = one.merge;
      if (top === row) {
        one.value = cells[left] ?? null;
      } else if (one.value !== null && (cells[left] ?? null) === null) {
        while (cells.length < left) {
          cells.push(null);
        }
        cells[left] = one.value;
      }
    }
  };
}

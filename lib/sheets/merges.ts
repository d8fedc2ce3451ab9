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

/** Fills rows, which must come in order, from the merges that they lie in. */
export type MergeFiller = {
  /** A merge that begins in the row to be filled next. */
  readonly begin: (merge: Merge) => void;
  readonly fill: (row: number, cells: CellValue[]) => void;
  /** Whether a merge reaches below the row just filled. */
  readonly isActive: () => boolean;
};

/**
 * Gives what stands in the first cell of a merge to the rows below it, in its first column: one address written for a whole
 * household. Cells to the right stay empty, or a title would fill its row.
 */
export function mergeFiller(): MergeFiller {
  let active: { readonly merge: Merge; value: CellValue }[] = [];
  return {
    begin: (merge) => {
      active.push({ merge, value: null });
    },
    isActive: () => active.length > 0,
    fill: (row, cells) => {
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
    },
  };
}

/** Fills rows from merges that are all known before. */
export function fillDown(merges: readonly Merge[]): MergeFiller['fill'] {
  const waiting = merges.filter(({ top, bottom }) => bottom > top).toSorted((a, b) => b.top - a.top);
  const filler = mergeFiller();
  return (row, cells) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row) {
      filler.begin(waiting.pop()!);
    }
    filler.fill(row, cells);
  };
}

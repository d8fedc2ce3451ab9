import type { RowState } from '../store/tables.ts';

export type RowCounts = Partial<Record<RowState, number>>;

/** How long a count of rows under work stands for whoever asks again: a page asks each second, a count reads every row. */
const STANDS_MS = 3_000;

/** Counts of sheets that are worked on, by sheet; one count for all who watch it. */
export function recentCounts(
  ms: () => number = () => performance.now(),
): (id: string, work: string | null, count: () => Promise<RowCounts>) => Promise<RowCounts> {
  const known = new Map<
    string,
    { readonly work: string; readonly at: number; readonly counts: Promise<RowCounts> }
  >();
  return async (id, work, count) => {
    if (work === null) {
      known.delete(id);
      return await count();
    }
    const before = known.get(id);
    if (before?.work === work && ms() - before.at < STANDS_MS) {
      return await before.counts;
    }
    const counts = count();
    known.set(id, { work, at: ms(), counts });
    // A count that failed is none: the next who asks counts anew.
    counts.catch(() => known.delete(id));
    return await counts;
  };
}

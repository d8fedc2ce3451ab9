import type { List } from './useList.ts';

const nothing = () => undefined;

/** Rows that came whole, as the list component takes them. */
export function fixedList<Row>(rows: readonly Row[]): List<Row> {
  return {
    rows,
    total: rows.length,
    loading: false,
    failure: null,
    hasMore: false,
    loadingMore: false,
    more: nothing,
    again: nothing,
    whole: async () => await Promise.resolve(rows),
    first: undefined,
  };
}

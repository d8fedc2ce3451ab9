import type { ReactNode } from 'react';

/** One column of a list. */
export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Name of the server's sort field; without it the column does not sort. */
  readonly sort?: string;
  /** Figures stand right. */
  readonly end?: boolean;
  /** Class of the cells: `wrap` lets long text break, `brief` breaks a date or a few words, `id` sets it tight. */
  readonly className?: string;
};

/** The sort after a click on a column: ascending, descending, the server's own. */
export function nextSort(current: string | undefined, field: string): string | undefined {
  if (current === field) {
    return `-${field}`;
  }
  return current === `-${field}` ? undefined : field;
}

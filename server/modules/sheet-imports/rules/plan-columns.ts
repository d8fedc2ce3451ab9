import type { SheetField } from './read-heading.ts';

/** What each column of a sheet means. */
export type PlanColumns = readonly (SheetField | null)[];

/** Columns of several fields, looked up once for all rows of a plan. */
const found = new WeakMap<PlanColumns, Map<readonly SheetField[], readonly number[]>>();

/** The columns that mean one of these fields; pass the same list each time. */
export function allColumns(columns: PlanColumns, wanted: readonly SheetField[]): readonly number[] {
  const known = found.get(columns) ?? new Map<readonly SheetField[], readonly number[]>();
  const before = known.get(wanted);
  if (before !== undefined) {
    return before;
  }
  const at = columns.flatMap((field, column) => (field !== null && wanted.includes(field) ? [column] : []));
  found.set(columns, known.set(wanted, at));
  return at;
}

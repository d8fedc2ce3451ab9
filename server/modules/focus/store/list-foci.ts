import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FocusState } from '../rules/life-cycle.ts';
import type { FocusRow } from './foci.ts';

/** Later than any report: where foci without one stand in the order of what is due. */
export const NEVER = Date.parse('9999-01-01T00:00:00Z');

/** Sort orders: what is compared, direction. */
export const focusSorts = {
  due: { of: (row: FocusRow) => row.due_at?.getTime() ?? NEVER, ascending: true },
  '-foundAt': { of: (row: FocusRow) => row.found_at.getTime(), ascending: false },
  foundAt: { of: (row: FocusRow) => row.found_at.getTime(), ascending: true },
} as const;
export type FocusSort = keyof typeof focusSorts;

export type FocusFilter = {
  /** Units whose foci are shown; null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly title: string | null;
  readonly state: FocusState | null;
  /** Only those found or active. */
  readonly open: boolean;
  /** Only those whose report was due before this moment. */
  readonly dueBefore: number | null;
  readonly sort: FocusSort;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
};

/** Foci by filter, one more than the limit. */
export async function listFoci(scope: Scope, db: Db | Tx, filter: FocusFilter): Promise<FocusRow[]> {
  const { ascending } = focusSorts[filter.sort];
  const key =
    filter.sort === 'due'
      ? sql`coalesce(due_at, ${new Date(NEVER).toISOString()}::timestamptz)`
      : sql.ref('found_at');
  const order = ascending ? sql`asc` : sql`desc`;
  const conditions = [sql`dataset = ${scope.dataset}`];
  if (filter.areaNos !== null) {
    conditions.push(sql`area_no = any(${filter.areaNos}::int[])`);
  }
  if (filter.title !== null) {
    conditions.push(sql`title ilike ${filter.title}`);
  }
  if (filter.state !== null) {
    conditions.push(sql`state = ${filter.state}`);
  }
  if (filter.open) {
    conditions.push(sql`state in ('FOUND', 'ACTIVE')`);
  }
  if (filter.dueBefore !== null) {
    conditions.push(sql`due_at < ${new Date(filter.dueBefore)}`);
  }
  if (filter.after !== null) {
    const past = ascending ? sql`>` : sql`<`;
    conditions.push(
      sql`(${key}, id) ${past} (${new Date(filter.after.at).toISOString()}::timestamptz, ${filter.after.id}::uuid)`,
    );
  }
  const found = await sql<FocusRow>`select * from focus where ${sql.join(conditions, sql` and `)}
    order by ${key} ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

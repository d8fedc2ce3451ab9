import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { TestKind, TestResult, TubeStatus } from '../types.ts';
import type { TubeRow } from './tubes.ts';

/** Sort orders of the list: column and direction. */
export const tubeSorts = {
  sampledAt: { column: 'sampled_at', direction: 'asc' },
  '-sampledAt': { column: 'sampled_at', direction: 'desc' },
  code: { column: 'code', direction: 'asc' },
  '-code': { column: 'code', direction: 'desc' },
} as const;
export type TubeSort = keyof typeof tubeSorts;

export type TubeFilter = {
  readonly areaNos: readonly number[];
  /** Tubes of these people, or with a code that begins so; null: all. */
  readonly search: { readonly personNos: readonly number[]; readonly code: string } | null;
  readonly kind: TestKind | null;
  readonly status: TubeStatus | null;
  readonly result: TestResult | null;
  readonly pooled: boolean | null;
  readonly waiting: boolean;
  /** Without a released result and taken before this. */
  readonly takenBefore: Date | null;
  readonly toVerify: boolean;
  readonly sort: TubeSort;
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
};

/** Tubes by filter, one more than the limit, and how many the filter has in all. */
export async function listTubes(
  scope: Scope,
  db: Db,
  filter: TubeFilter,
): Promise<{ rows: TubeRow[]; total: number }> {
  const { column, direction } = tubeSorts[filter.sort];
  const key = sql.ref(column);
  const order = direction === 'desc' ? sql`desc` : sql`asc`;
  const matching = sql.join(conditionsOf(scope, filter), sql` and `);
  const past = direction === 'desc' ? sql`<` : sql`>`;
  const cast = column === 'code' ? sql`text` : sql`timestamptz`;
  const behind =
    filter.after === null
      ? sql``
      : sql`and (${key}, id) ${past} (${filter.after.key}::${cast}, ${filter.after.id}::uuid)`;
  const found = await sql<TubeRow>`select * from lab_tube where ${matching} ${behind}
    order by ${key} ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{ n: number }>`select count(*) as n from lab_tube where ${matching}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.n };
}

function conditionsOf(scope: Scope, filter: TubeFilter): RawBuilder<unknown>[] {
  const { search, kind, status, result, pooled, takenBefore } = filter;
  const waits = sql`status in ('COLLECTED', 'RECEIVED', 'ENTERED')`;
  return [
    sql`dataset = ${scope.dataset}`,
    sql`area_no = any(${filter.areaNos}::int[])`,
    search === null
      ? null
      : sql`(code like ${search.code} or id in (select tube_id from lab_sample
          where person_no = any(${search.personNos}::bigint[]) and dataset = ${scope.dataset}))`,
    kind === null ? null : sql`kind = ${kind}`,
    status === null ? null : sql`status = ${status}`,
    result === null ? null : sql`result = ${result}`,
    pooled === null ? null : sql`(members > 1) = ${pooled}`,
    filter.waiting ? waits : null,
    takenBefore === null ? null : sql`${waits} and sampled_at < ${takenBefore}`,
    filter.toVerify ? sql`pending_result is not null` : null,
  ].filter((condition) => condition !== null);
}

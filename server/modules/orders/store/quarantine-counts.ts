import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';

/** Quarantine orders whose end, as ordered, lay in the period. */
export type QuarantineCounts = {
  readonly orders: number;
  /** Kept to the end. */
  readonly finished: number;
  /** Released before. */
  readonly early: number;
};

/**
 * Counts quarantine orders (not isolation of cases, not cancelled ones) of these areas that were to end from … to (dates,
 * both included) and before `now`.
 * @param areaNos null: the whole dataset; @param caseIds query of case ids; null: of every case.
 */
export async function quarantineCounts(
  scope: Scope,
  db: Db,
  one: {
    readonly areaNos: readonly number[] | null;
    readonly caseIds: RawBuilder<unknown> | null;
    readonly from: string;
    readonly to: string;
    readonly now: number;
  },
): Promise<QuarantineCounts> {
  const end = new Date(Math.min(startOfDate(one.to) + 86_400_000, one.now));
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<QuarantineCounts>`
      select count(*)::int as orders,
        (count(*) filter (where coalesce(ended_at, until_at) >= until_at))::int as finished,
        (count(*) filter (where ended_at < until_at))::int as early
      from order_file where dataset = ${scope.dataset} and status <> 'CANCELLED'
        and kind in ('quarantine-facility', 'quarantine-home')
        and until_at >= ${new Date(startOfDate(one.from))} and until_at < ${end}
        ${one.areaNos === null ? sql`` : sql`and ${amongAreas(sql`area_no`, one.areaNos)}`}
        ${one.caseIds === null ? sql`` : sql`and case_id in (${one.caseIds})`}`.execute(tx);
    return found.rows[0]!;
  });
}

/** Query of the orders to be tested (person_no, at: from when), whatever became of them. */
export function testsOrdered(scope: Scope): RawBuilder<unknown> {
  return sql`select person_no, from_at as at from order_file where dataset = ${scope.dataset} and kind = 'test'`;
}

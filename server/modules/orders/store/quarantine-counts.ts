import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';

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
 * @param areaNos null: the whole dataset; @param caseIds null: of every case.
 */
export async function quarantineCounts(
  scope: Scope,
  db: Db,
  one: {
    readonly areaNos: readonly number[] | null;
    readonly caseIds: readonly string[] | null;
    readonly from: string;
    readonly to: string;
    readonly now: number;
  },
): Promise<QuarantineCounts> {
  const end = new Date(Math.min(startOfDate(one.to) + 86_400_000, one.now));
  const found = await sql<QuarantineCounts>`
    select count(*)::int as orders,
      (count(*) filter (where coalesce(ended_at, until_at) >= until_at))::int as finished,
      (count(*) filter (where ended_at < until_at))::int as early
    from order_file where dataset = ${scope.dataset} and status <> 'CANCELLED'
      and kind in ('quarantine-facility', 'quarantine-home')
      and until_at >= ${new Date(startOfDate(one.from))} and until_at < ${end}
      and (${one.areaNos === null}::boolean or area_no = any(${one.areaNos ?? []}::int[]))
      and (${one.caseIds === null}::boolean or case_id in (select unnest(${one.caseIds ?? []}::uuid[])))`.execute(
    db,
  );
  return found.rows[0]!;
}

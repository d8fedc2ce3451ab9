import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SupplyOutcome } from '../rules/supply-rounds.ts';

/** What was said of a household in a supply round. */
export type SupplyMark = {
  readonly lockdownId: string;
  readonly roundId: string;
  readonly household: string;
  readonly outcome: SupplyOutcome;
  readonly at: Date;
  readonly by: string;
};

type Round = { readonly lockdownId: string; readonly roundId: string };

/** Marks of these supply rounds. */
export async function supplyMarksOf(
  scope: Scope,
  db: Db | Tx,
  rounds: readonly Round[],
): Promise<SupplyMark[]> {
  const found =
    await sql<SupplyMark>`select lockdown_id as "lockdownId", round_id as "roundId", household, outcome, at,
      noted_by as by
    from lockdown_supply where lockdown_id = any(${rounds.map(({ lockdownId }) => lockdownId)}::uuid[])
      and round_id = any(${rounds.map(({ roundId }) => roundId)}::uuid[]) and dataset = ${scope.dataset}`.execute(
      db,
    );
  return found.rows;
}

/** Marks households of a round; what was said of them before gives way. */
export async function saveSupplyMarks(
  scope: Scope,
  tx: Tx,
  { lockdownId, roundId }: Round,
  given: {
    readonly households: readonly string[];
    readonly outcome: SupplyOutcome;
    readonly at: Date;
    readonly now: Date;
  },
): Promise<void> {
  await sql`insert into lockdown_supply (lockdown_id, round_id, household, dataset, outcome, at, noted_at, noted_by)
    select ${lockdownId}, ${roundId}, h, ${scope.dataset}, ${given.outcome}, ${given.at}, ${given.now}, ${scope.actor.name}
    from unnest(${given.households}::text[]) as u(h)
    on conflict (lockdown_id, round_id, household) do update set outcome = excluded.outcome, at = excluded.at,
      noted_at = excluded.noted_at, noted_by = excluded.noted_by`.execute(tx);
}

/** Takes marks back: nothing was said of these households. */
export async function dropSupplyMarks(
  scope: Scope,
  tx: Tx,
  { lockdownId, roundId }: Round,
  households: readonly string[],
): Promise<void> {
  await sql`delete from lockdown_supply where lockdown_id = ${lockdownId} and round_id = ${roundId}
    and household = any(${households}::text[]) and dataset = ${scope.dataset}`.execute(tx);
}

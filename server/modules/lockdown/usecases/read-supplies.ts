import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { LockdownContext } from '../context.ts';
import { dueHouseholds, type SupplyRound } from '../rules/supply-rounds.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { householdsOf } from '../store/members.ts';
import { type SupplyMark, supplyMarksOf } from '../store/supplies.ts';
import { type RoundRow, roundsOf } from '../store/work.ts';

/** A supply round with its households, and what was noted of each. */
export type ReadSupply = SupplyRound & {
  readonly round: RoundRow;
  readonly notes: ReadonlyMap<string, SupplyMark>;
};

/**
 * Supply rounds of cordons by the cordon's id, newest first.
 * @param given `rounds`: theirs, where they are read already, or those of them that are asked for.
 */
export async function readSupplies(
  { platform }: Pick<LockdownContext, 'platform'>,
  scope: Scope,
  db: Db | Tx,
  rows: readonly LockdownRow[],
  given: { readonly rounds?: readonly RoundRow[] } = {},
): Promise<Map<string, ReadSupply[]>> {
  const ids = rows.map(({ id }) => id);
  const rounds = (given.rounds ?? (await roundsOf(scope, db, ids))).filter(({ kind }) => kind === 'supply');
  if (rounds.length === 0) {
    return new Map();
  }
  const now = platform.clock.now();
  const ends = new Map(rows.map((row) => [row.id, row.lifted_at?.getTime() ?? now]));
  const asked = rounds.map((round) => ({ lockdownId: round.lockdown_id, roundId: round.id }));
  const marks = await supplyMarksOf(scope, db, asked);
  const homes = await householdsOf(scope, db, [...new Set(asked.map(({ lockdownId }) => lockdownId))]);
  const marksOf = Map.groupBy(marks, ({ roundId }) => roundId);
  const staysOf = Map.groupBy(
    homes.map((home) => ({
      lockdownId: home.lockdown_id,
      household: home.household,
      since: home.since_at.getTime(),
      left: home.left_at?.getTime() ?? null,
    })),
    ({ lockdownId }) => lockdownId,
  );
  const read = rounds.map((round): ReadSupply => {
    const own = marksOf.get(round.id) ?? [];
    const outcomes = new Map(own.map(({ household, outcome }) => [household, outcome]));
    const end = round.done_at?.getTime() ?? ends.get(round.lockdown_id) ?? now;
    return {
      round,
      marks: outcomes,
      notes: new Map(own.map((mark) => [mark.household, mark])),
      due: dueHouseholds(staysOf.get(round.lockdown_id) ?? [], end, outcomes),
    };
  });
  // As the store has them: by their plan, since one may be written down after a later one.
  return Map.groupBy(read, ({ round }) => round.lockdown_id);
}

import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { sampledBetween } from '../../laboratory/index.ts';
import type { LockdownContext } from '../context.ts';
import { roundPeriods, type RoundTest, standsIn } from '../rules/test-rounds.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import type { MemberRow } from '../store/members.ts';
import { type RoundRow, roundsOf } from '../store/work.ts';
import { readRoster } from './read-roster.ts';

/** A test round with how everybody who is due stands, by person number. */
export type TestRound = { readonly round: RoundRow; readonly people: ReadonlyMap<number, RoundTest> };

/**
 * Test rounds of a cordon, newest first, by what the laboratory has. Due is who is inside until the round is over (the next
 * one is planned, or now); a round that lies ahead has nobody due.
 */
export async function readTestRounds(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  row: LockdownRow,
  given: { readonly rounds?: readonly RoundRow[]; readonly newestOnly?: boolean } = {},
): Promise<TestRound[]> {
  const { people, platform } = context;
  const now = platform.clock.now();
  const all = (given.rounds ?? (await roundsOf(scope, db, [row.id])))
    .filter((round) => round.kind === 'test' && round.planned_at.getTime() <= now)
    .map((round) => ({ round, plannedAt: round.planned_at.getTime() }));
  const rounds = given.newestOnly === true ? all.slice(0, 1) : all;
  if (rounds.length === 0) {
    return [];
  }
  const periods = roundPeriods(all, row.lifted_at?.getTime() ?? null);
  const members = await readRoster(context, scope, db, row.id);
  const nos = [...new Set(members.map((one) => one.person_no))];
  const numbers = await people.numbersOf(scope, db, nos);
  const oldest = Math.min(...rounds.map(({ plannedAt }) => plannedAt));
  const samples = await sampledBetween(scope, db, {
    personNos: [...numbers.values()].flat(),
    disease: row.disease,
    from: new Date(oldest),
    to: new Date(now + 1),
  });
  const byNo = Map.groupBy(samples, ({ personNo }) => personNo);
  return rounds.map((one) => {
    const { from, to } = periods.get(one)!;
    const people = new Map<number, RoundTest>();
    for (const no of insideUntil(members, Math.min(to, now))) {
      const own = (numbers.get(no) ?? [no]).flatMap((number) => byNo.get(number) ?? []);
      const within = own
        .map(({ sampledAt, result }) => ({ at: sampledAt.getTime(), result }))
        .filter(({ at }) => at >= from && at < to);
      people.set(no, standsIn(within));
    }
    return { round: one.round, people };
  });
}

function insideUntil(members: readonly MemberRow[], at: number): Set<number> {
  const inside = members.filter(
    (one) => one.since_at.getTime() <= at && (one.left_at === null || one.left_at.getTime() > at),
  );
  return new Set(inside.map((one) => one.person_no));
}

/** How many of a round stand how. */
export function roundSums(people: ReadonlyMap<number, RoundTest>) {
  const count = (...wanted: readonly RoundTest[]) =>
    [...people.values()].filter((one) => wanted.includes(one)).length;
  return {
    due: people.size,
    sampled: count('sampled', 'negative', 'positive'),
    negative: count('negative'),
    positive: count('positive'),
    missing: count('missing'),
  };
}

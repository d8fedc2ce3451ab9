import type { dueReasons } from '../../../../contract/community.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { HomeRow } from '../../../registry/people/index.ts';
import { whoStaysWhere } from '../../orders/index.ts';
import { followedPeople } from '../../tracing/index.ts';
import type { CommunityContext } from '../context.ts';
import { roundsOn, type RoundRow } from '../store/rounds.ts';
import { assignmentsOf, type TeamRow, teamsIn } from '../store/teams.ts';

export type DueReason = (typeof dueReasons)[number];

/** A household of today's list. */
export type DueHousehold = {
  readonly home: HomeRow;
  readonly team: TeamRow | null;
  readonly reason: DueReason;
  /** Name of the cordon in force that it lies in; null: none. */
  readonly cordon: string | null;
  /** Somebody in it may not leave home. */
  readonly mustStay: boolean;
};

export type DueList = {
  readonly day: string;
  readonly households: readonly DueHousehold[];
  /** People to be seen today who are in no household: nobody would come to them. */
  readonly withoutHousehold: number;
  readonly rounds: readonly RoundRow[];
};

/**
 * The households to be seen today in these areas: those of people who must stay at home by an order or are followed up
 * as contacts, those inside a cordon in force, and those of a round that the commune called; each once, by the first of these. Who is kept in a facility or a hospital is not sought at home.
 */
export async function dueHouseholds(
  context: CommunityContext,
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
): Promise<DueList> {
  const { people, platform } = context;
  const now = platform.clock.now();
  const day = localDate(now);
  const [stays, followedNos, cordoned, rounds, teams] = await Promise.all([
    whoStaysWhere(scope, db, areaNos, now),
    followedPeople(scope, db, areaNos, now),
    context.cordoned(scope, areaNos),
    roundsOn(scope, db, day, areaNos),
    teamsIn(scope, db, areaNos),
  ]);
  // Everybody once, by the record that speaks for them: what is known of who stays where may name others of theirs.
  const merges = await people.mergesOf(scope, db, [
    ...new Set([...stays.home, ...stays.away, ...followedNos, ...cordoned.keys()]),
  ]);
  const kept = (nos: Iterable<number>) => new Set([...nos].map((no) => merges.get(no) ?? no));
  const [home, away, followed] = [kept(stays.home), kept(stays.away), kept(followedNos)];
  const atHome = (nos: Iterable<number>) => [...nos].filter((no) => !away.has(no) || home.has(no));
  const watched = atHome(new Set([...home, ...followed]));
  const inside = atHome(kept(cordoned.keys()));
  const wanted = [...new Set([...watched, ...inside])];
  const homeOf = await people.householdNos(scope, db, wanted);
  const watchedHomes = new Set(watched.flatMap((no) => homeOf.get(no) ?? []));
  const cordonOf = new Map(
    inside.flatMap((no) => {
      const household = homeOf.get(no);
      return household === undefined ? [] : [[household, cordoned.get(no)!.title] as const];
    }),
  );
  const mustStay = new Set([...home].flatMap((no) => homeOf.get(no) ?? []));
  const found = new Map<number, { home: HomeRow; reason: DueReason }>();
  for (const round of rounds) {
    const filter =
      round.unitNos.length === 0
        ? { areaNos: under(context, [round.areaNo]) }
        : { unitNos: under(context, round.unitNos) };
    for (const one of await people.homes(scope, db, filter)) {
      found.set(one.no, { home: one, reason: 'round' });
    }
  }
  const nos = [...new Set(homeOf.values())];
  const asked = new Set(areaNos);
  // Without a household nothing says where somebody lives: the unit that answers for the cordon counts them.
  const counted = [...watched, ...inside.filter((no) => asked.has(cordoned.get(no)!.areaNo))];
  const [homes, teamOf] = await Promise.all([
    nos.length === 0 ? [] : people.homes(scope, db, { nos }),
    teamFinder(context, scope, db, teams),
  ]);
  for (const one of homes) {
    if (asked.has(one.areaNo ?? -1)) {
      found.set(one.no, { home: one, reason: watchedHomes.has(one.no) ? 'follow-up' : 'cordon' });
    }
  }
  return {
    day,
    households: [...found.values()].map(({ home: one, reason }) => ({
      home: one,
      reason,
      cordon: cordonOf.get(one.no) ?? null,
      team: teamOf(one),
      mustStay: mustStay.has(one.no),
    })),
    withoutHousehold: [...new Set(counted)].filter((no) => !homeOf.has(no)).length,
    rounds,
  };
}

/** Units with everything below them. */
export function under({ areas }: Pick<CommunityContext, 'areas'>, nos: readonly number[]): readonly number[] {
  return areas.numbersUnder(nos.flatMap((no) => areas.pathOf(no) ?? []));
}

/** Which team sees a household: the one it was given to by name, else that of the smallest unit it lies in. */
export async function teamFinder(
  context: CommunityContext,
  scope: Scope,
  db: Db | Tx,
  teams: readonly TeamRow[],
): Promise<(home: Pick<HomeRow, 'no' | 'unitNo'>) => TeamRow | null> {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const given = await assignmentsOf(scope, db, [...byId.keys()]);
  const byHousehold = new Map(given.map(({ householdNo, teamId }) => [householdNo, byId.get(teamId)!]));
  const byUnit = new Map<number, TeamRow>();
  // Wider units first, so that a smaller one of another team stands.
  const units = teams
    .flatMap((team) => team.unitNos.map((no) => ({ team, no, path: context.areas.pathOf(no) ?? '' })))
    .toSorted((a, b) => a.path.length - b.path.length);
  for (const { team, no } of units) {
    for (const below of under(context, [no])) {
      byUnit.set(below, team);
    }
  }
  return ({ no, unitNo }) => byHousehold.get(no) ?? byUnit.get(unitNo ?? -1) ?? null;
}

import type { Static } from 'typebox';
import type { communityApi } from '../../../../contract/community.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { HouseholdRef, PersonSummary } from '../../../registry/people/index.ts';
import type { CommunityContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { homeState } from '../rules/home-state.ts';
import { teamsOfAccount } from '../store/teams.ts';
import { visitsOn } from '../store/visits.ts';
import { type DueHousehold, dueHouseholds } from './due-households.ts';

type Today = Static<(typeof communityApi)['GET /community/today']['reply'][200]>;

/**
 * Today's households of the caller's own teams. The registry is read as the system and cut here to what a team may know:
 * who lives there, where, how to call them, and whether it is the daily follow-up, a cordon or a round. Nothing of health.
 */
export async function showToday(context: CommunityContext, scope: Scope): Promise<Outcome<Today>> {
  const { platform, areas, people } = context;
  const { db, clock } = platform;
  const mine = scope.actor.id === null ? [] : await teamsOfAccount(scope, db, scope.actor.id);
  if (mine.length === 0) {
    return refuse('no-team');
  }
  const areaNos = areas.numbersUnder(mine.flatMap(({ areaNo }) => areas.pathOf(areaNo) ?? []));
  const { day, households, rounds } = await dueHouseholds(context, scope, db, areaNos);
  const ids = new Set(mine.map(({ id }) => id));
  const own = households.filter(({ team }) => team !== null && ids.has(team.id));
  const nos = own.map(({ home }) => home.no);
  const members = await people.membersOf(scope, db, nos);
  const houses = new Map((await people.households(scope, db, { nos })).map((one) => [one.no, one]));
  const reader = systemScope('community', scope.dataset);
  const persons = await people.byNos(
    reader,
    members.map(({ personNo }) => personNo),
  );
  const byHome = Map.groupBy(members, ({ householdNo }) => householdNo);
  const records = Map.groupBy(await visitsOn(scope, db, day, areaNos), ({ householdNo }) => householdNo);
  await audit(db, scope, clock.now(), [{ action: 'community.today', detail: { households: own.length } }]);
  const shown = own.flatMap((due) => {
    const house = houses.get(due.home.no);
    const who = (byHome.get(due.home.no) ?? []).flatMap(({ personNo }) => {
      const person = persons.get(personNo);
      return person === undefined ? [] : [{ personNo, person }];
    });
    const today = records.get(due.home.no) ?? [];
    const last = today.at(-1);
    const lastAt = last === undefined ? null : new Date(last.at).toISOString();
    return house === undefined ? [] : [{ ...present(context, due, who, house), ...homeState(today), lastAt }];
  });
  return done({
    day,
    asOf: new Date(clock.now()).toISOString(),
    teams: mine.map(({ id, name, areaNo }) => ({
      id,
      name,
      areaName: areas.byNo(areaNo)?.fullName ?? '',
    })),
    rounds: [...new Set(rounds.map(({ reason }) => reason))],
    households: shown.toSorted((a, b) =>
      `${a.unitName ?? ''} ${a.house ?? ''}`.localeCompare(`${b.unitName ?? ''} ${b.house ?? ''}`, 'vi', {
        numeric: true,
      }),
    ),
  });
}

type Member = { readonly personNo: number; readonly person: PersonSummary };

function present(
  { areas }: CommunityContext,
  { home, team, reason, cordon }: DueHousehold,
  who: readonly Member[],
  house: HouseholdRef,
): Omit<Today['households'][number], 'state' | 'food' | 'medicine' | 'lastAt'> {
  const eldestFirst = who.toSorted((a, b) => (a.person.birthYear ?? 9999) - (b.person.birthYear ?? 9999));
  const head = who.find(({ personNo }) => personNo === house.headNo) ?? eldestFirst[0];
  const phone = head?.person.phone ?? eldestFirst.find(({ person }) => person.phone !== null)?.person.phone;
  return {
    id: house.id,
    teamId: team!.id,
    name: head?.person.fullName ?? '',
    house: houseOf(house.address ?? head?.person.address ?? null, areas.byNo(home.areaNo ?? -1)?.fullName),
    unitName: areas.byNo(home.unitNo ?? -1)?.name ?? null,
    reason,
    cordon,
    phone: phone ?? null,
    people: eldestFirst.map(({ person }) => ({ id: person.id, name: person.fullName })),
  };
}

/** The house without its commune: the team knows where it is, and the line is short. */
function houseOf(address: string | null, commune: string | undefined): string | null {
  return commune === undefined ? address : (address?.replace(`, ${commune}`, '') ?? null);
}

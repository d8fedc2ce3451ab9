import type { Static } from 'typebox';
import type { communityApi, Home } from '../../../../contract/community.ts';
import type { Query } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PersonSummary } from '../../../registry/people/index.ts';
import type { CommunityContext } from '../context.ts';
import { homeState, type HomeState } from '../rules/home-state.ts';
import { type VisitHead, visitsOn } from '../store/visits.ts';
import { type DueHousehold, dueHouseholds } from './due-households.ts';
import { areasAsked } from './manage-teams.ts';

export type Coverage = Static<(typeof communityApi)['GET /community/coverage']['reply'][200]>;
export type ShownHome = Static<typeof Home>;
type Asked = Partial<Query<(typeof communityApi)['GET /community/homes']>>;
type Page = { items: ShownHome[]; next: string | null; total: number | null };

type DueWithState = DueHousehold & {
  readonly state: HomeState;
  readonly food: boolean;
  readonly medicine: boolean;
  readonly last: VisitHead | undefined;
};

async function dueWithState(
  context: CommunityContext,
  scope: Scope,
  areaNos: readonly number[],
): Promise<{ day: string; withoutHousehold: number; households: DueWithState[] }> {
  const { db } = context.platform;
  const { day, households, withoutHousehold } = await dueHouseholds(context, scope, db, areaNos);
  const records = Map.groupBy(await visitsOn(scope, db, day, areaNos), ({ householdNo }) => householdNo);
  return {
    day,
    withoutHousehold,
    households: households.map((due) => {
      const today = records.get(due.home.no) ?? [];
      return { ...due, ...homeState(today), last: today.at(-1) };
    }),
  };
}

/** How far the teams are today; households of no team stand in a line of their own for each commune. */
export async function showCoverage(
  context: CommunityContext,
  scope: Scope,
  area: string | undefined,
): Promise<Outcome<Coverage>> {
  const { areas, platform } = context;
  const areaNos = areasAsked(context, scope, area);
  const { day, households, withoutHousehold } = await dueWithState(context, scope, areaNos);
  const lines = Map.groupBy(households, ({ team, home }) => team?.id ?? `none ${home.areaNo}`);
  const items = [...lines.values()].map((homes) => {
    const [{ team, home }] = homes as [DueWithState];
    const count = (...states: readonly HomeState[]) =>
      homes.filter(({ state }) => states.includes(state)).length;
    const last = Math.max(...homes.map((one) => one.last?.at ?? 0));
    return {
      teamId: team?.id ?? null,
      teamName: team?.name ?? null,
      areaName: areas.byNo(team?.areaNo ?? home.areaNo ?? -1)?.fullName ?? '',
      due: homes.length,
      seen: count('seen'),
      absent: count('absent'),
      worse: count('worse'),
      notYet: count('none', 'called'),
      food: homes.filter(({ food }) => food).length,
      medicine: homes.filter(({ medicine }) => medicine).length,
      lastAt: last === 0 ? null : new Date(last).toISOString(),
    };
  });
  return done({
    asOf: new Date(platform.clock.now()).toISOString(),
    day,
    items: items.toSorted(
      (a, b) => b.notYet - a.notYet || (a.teamName ?? '').localeCompare(b.teamName ?? '', 'vi'),
    ),
    withoutHousehold,
  });
}

const urgentFirst: readonly HomeState[] = ['worse', 'absent', 'none', 'called', 'seen'];

/** Today's households with what was found: who needs somebody first. The look at people is audited. */
export async function showHomes(
  context: CommunityContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Page>> {
  const { platform } = context;
  const { households } = await dueWithState(context, scope, areasAsked(context, scope, query.area));
  const rows = households
    .filter(
      ({ team, state }) =>
        (query.team === undefined || (team?.id ?? 'none') === query.team.toLowerCase()) &&
        (query.state === undefined || state === query.state),
    )
    .toSorted((a, b) => urgentFirst.indexOf(a.state) - urgentFirst.indexOf(b.state) || a.home.no - b.home.no);
  const [last] = decodeCursor(query.cursor) ?? [];
  const from = rows.findIndex(({ home }) => home.no === last) + 1;
  const limit = query.limit ?? 50;
  const page = cutPage(rows.slice(from, from + limit + 1), limit, ({ home }) => [home.no]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'community.homes', detail: { shown: page.rows.length } },
  ]);
  return done({
    items: await presentHomes(context, scope, page.rows),
    next: page.next,
    total: from === 0 ? rows.length : null,
  });
}

/** Who stands for each household, as the viewer may see people. */
export async function headsOf(
  { people, platform }: CommunityContext,
  scope: Scope,
  homes: readonly { readonly no: number; readonly headNo: number | null }[],
): Promise<Map<number, PersonSummary>> {
  const members = await people.membersOf(
    scope,
    platform.db,
    homes.map(({ no }) => no),
  );
  const persons = await people.byNos(
    scope,
    members.map(({ personNo }) => personNo),
  );
  const byHome = Map.groupBy(members, ({ householdNo }) => householdNo);
  return new Map(
    homes.flatMap(({ no, headNo }) => {
      const own = (byHome.get(no) ?? []).flatMap(({ personNo }) => persons.get(personNo) ?? []);
      const eldest = own.toSorted((a, b) => (a.birthYear ?? 9999) - (b.birthYear ?? 9999))[0];
      const head = persons.get(headNo ?? -1) ?? eldest;
      return head === undefined ? [] : [[no, head]];
    }),
  );
}

async function presentHomes(
  context: CommunityContext,
  scope: Scope,
  rows: readonly DueWithState[],
): Promise<ShownHome[]> {
  const { areas } = context;
  const { people, platform } = context;
  const nos = rows.map(({ home }) => home.no);
  const houses = nos.length === 0 ? [] : await people.households(scope, platform.db, { nos });
  const heads = await headsOf(context, scope, houses);
  const ids = new Map(houses.map(({ no, id }) => [no, id]));
  return rows.map(({ home, team, reason, cordon, state, food, medicine, last }) => {
    const head = heads.get(home.no);
    return {
      id: ids.get(home.no)!,
      name: head?.fullName ?? '',
      address: head?.address ?? null,
      phone: head?.phone ?? null,
      areaName: areas.byNo(home.areaNo ?? -1)?.fullName ?? null,
      unitName: areas.byNo(home.unitNo ?? -1)?.fullName ?? null,
      teamId: team?.id ?? null,
      teamName: team?.name ?? null,
      reason,
      cordon,
      state,
      food,
      medicine,
      lastAt: last === undefined ? null : new Date(last.at).toISOString(),
      lastBy: last?.by ?? null,
    };
  });
}

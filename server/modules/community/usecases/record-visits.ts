import type { Static } from 'typebox';
import type { communityApi } from '../../../../contract/community.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { HouseholdRef } from '../../../registry/people/index.ts';
import { checkAtHome, whoStaysWhere } from '../../orders/index.ts';
import { eventTime } from '../../presence/index.ts';
import { noteTeamVisit } from '../../tracing/index.ts';
import type { CommunityContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { needOf } from '../rules/needs.ts';
import { type TeamRow, teamsIn, teamsOfAccount } from '../store/teams.ts';
import { insertVisit, visitsOfHousehold, type VisitRow } from '../store/visits.ts';
import { teamFinder } from './due-households.ts';
import { closeAbsence, raiseNeed } from './raise-need.ts';

type Items = Body<(typeof communityApi)['POST /community/visits/batch']>['items'];
type Item = Items[number];
type Outcomes = Static<(typeof communityApi)['POST /community/visits/batch']['reply'][200]>;

/** A phone keeps records for a day without a network; one that is older than this has a wrong clock. */
const KEPT_DAYS = 7;
/** Days in which two absences are in a row. */
const ABSENCE_DAYS = 3;

/**
 * Takes what a team found, also hours later. Each record is a transaction of its own with its own outcome: one that is
 * refused holds up no other, and a repeat gets the first answer.
 */
export async function recordVisits(
  context: CommunityContext,
  scope: Scope,
  items: Items,
): Promise<Outcome<Outcomes>> {
  const { db, clock } = context.platform;
  const mine = scope.actor.id === null ? [] : await teamsOfAccount(scope, db, scope.actor.id);
  if (mine.length === 0) {
    return refuse('no-team');
  }
  const outcomes: Outcomes['outcomes'] = [];
  for (const item of items) {
    const id = item.id.toLowerCase();
    const householdId = item.householdId.toLowerCase();
    const content = [scope.dataset, { ...item, id, householdId }];
    const outcome = await db
      .transaction()
      .execute(
        async (tx) =>
          await once(tx, { id, kind: 'community.visit', content, at: clock.now() }, async () =>
            accept(context, scope, tx, mine, { ...item, id, householdId }),
          ),
      );
    outcomes.push(rowOf(id, outcome));
  }
  return done({ outcomes });
}

async function accept(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  mine: readonly TeamRow[],
  item: Item,
): Promise<Outcome<{ id: string }>> {
  const { people, platform } = context;
  const now = platform.clock.now();
  const [home] = await people.households(scope, tx, { ids: [item.householdId] });
  const team = home === undefined ? null : await teamFor(context, scope, tx, mine, home, item);
  if (home === undefined || team === null) {
    return refuse('not-yours');
  }
  const time = eventTime(Date.parse(item.at), now, KEPT_DAYS);
  const members = (await people.membersOf(scope, tx, [home.no])).map(({ personNo }) => personNo);
  const named = await people.personNos(scope, tx, item.personIds ?? []);
  const row: VisitRow = {
    household_no: home.no,
    id: item.id,
    dataset: scope.dataset,
    area_no: team.areaNo,
    team_id: team.id,
    day: localDate(time.at),
    at: new Date(time.at),
    time_quality: time.quality,
    device_at: time.deviceAt === null ? null : new Date(time.deviceAt),
    result: item.result,
    // Only people of this household: a phone may hold an old list.
    person_nos: [...named.values()].filter((no) => members.includes(no)),
    danger: item.danger === true,
    note: item.note === undefined ? null : platform.secrets.encrypt(item.note),
    recorder_id: scope.actor.id!,
    recorded_by: scope.actor.name,
    received_at: new Date(now),
  };
  await insertVisit(scope, tx, row);
  await noteForOthers(context, scope, tx, row, members, now);
  await follow(context, scope, tx, row, now);
  await account(scope, tx, row, home, now);
  return done({ id: row.id }, 201);
}

/** The own team that sees a household. A call for help is taken for any household of the commune: the roster may have changed while the phone was away. */
async function teamFor(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  mine: readonly TeamRow[],
  home: HouseholdRef,
  { result }: Item,
): Promise<TeamRow | null> {
  const own = await ownTeam(context, scope, tx, mine, home);
  return own ?? (result === 'worse' ? (mine.find(({ areaNo }) => areaNo === home.areaNo) ?? null) : null);
}

async function ownTeam(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  mine: readonly TeamRow[],
  home: HouseholdRef,
): Promise<TeamRow | null> {
  const teams = await teamsIn(
    scope,
    tx,
    mine.map(({ areaNo }) => areaNo),
  );
  const team = (await teamFinder(context, scope, tx, teams))(home);
  return team !== null && mine.some(({ id }) => id === team.id) ? team : null;
}

/** The same visit as the daily check of orders and the follow-up of contacts: nobody writes it a second time. */
async function noteForOthers(
  { people, tracing }: CommunityContext,
  scope: Scope,
  tx: Tx,
  row: VisitRow,
  members: readonly number[],
  now: number,
): Promise<void> {
  const { id, result, area_no: areaNo } = row;
  const at = row.at.getTime();
  if (result === 'called') {
    return;
  }
  // An order or a contact may name a record that was merged into that of a member.
  const numbers = await people.numbersOf(scope, tx, members);
  const allOf = (nos: readonly number[]) => [...new Set(nos.flatMap((no) => numbers.get(no) ?? [no]))];
  const everybody = allOf(members);
  await checkAtHome(scope, tx, { id, at, areaNo, personNos: everybody, present: result !== 'absent' }, now);
  // Of who feels worse only those named are unwell; the others were not asked one by one.
  const personNos = result === 'worse' ? allOf(row.person_nos) : everybody;
  const found = result === 'absent' ? 'NO_ANSWER' : result === 'worse' ? 'SEEN_NOT_OK' : 'SEEN_OK';
  await noteTeamVisit(tracing, scope, tx, { id, at, personNos, result: found });
}

/** What the record asks of others, and what it settles. */
async function follow(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  row: VisitRow,
  now: number,
): Promise<void> {
  if (row.result !== 'absent' && row.result !== 'called') {
    await closeAbsence(context, scope, tx, row);
  }
  const since = localDate(row.at.getTime() - ABSENCE_DAYS * DAY_MS);
  const history = row.result === 'absent' ? await visitsOfHousehold(scope, tx, row.household_no, since) : [];
  const { home } =
    row.result === 'absent'
      ? await whoStaysWhere(scope, tx, [row.area_no], now)
      : { home: new Set<number>() };
  const homes = await context.people.householdNos(scope, tx, [...home]);
  const need = needOf(row, history, [...homes.values()].includes(row.household_no));
  if (need !== null) {
    await raiseNeed(context, scope, tx, row, need);
  }
}

async function account(scope: Scope, tx: Tx, row: VisitRow, home: HouseholdRef, now: number): Promise<void> {
  const { dataset, area_no: areaNo, result } = row;
  const delta = { dataset, areaNo, at: row.at.getTime(), by: 1 };
  await addFigures(tx, [
    ...(result === 'called' ? [] : [{ ...delta, metric: 'community.visits' }]),
    ...(result === 'worse' || result === 'food' || result === 'medicine'
      ? [{ ...delta, metric: `community.${result}` }]
      : []),
  ]);
  await appendEvent(tx, { topic: 'community.visited', dataset, payload: { areaNos: [areaNo] }, at: now });
  await audit(tx, scope, now, [
    {
      action: 'community.visit',
      subjectKind: 'household',
      subjectId: home.id,
      areaNo,
      // Seconds in the phone: who was without a network is told from who was slow.
      detail: { result, waitedS: Math.round((now - row.at.getTime()) / 1000) },
    },
  ]);
}

import type { Static } from 'typebox';
import type { communityApi } from '../../../../contract/community.ts';
import type { Body } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { allOrNothing } from '../../../platform/db/all-or-nothing.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { type HelperRelation, refusePerson } from '../../../registry/people/index.ts';
import { eventTime } from '../../presence/index.ts';
import type { CommunityContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { needDueAt, needOf } from '../rules/needs.ts';
import { teamsIn } from '../store/teams.ts';
import { teamFinder } from './due-households.ts';
import { raiseNeed } from './raise-need.ts';

type AsHelper = Body<(typeof communityApi)['POST /community/reports']>;
type Told = Body<(typeof communityApi)['POST /community/people/{id}/reports']>;
type Answer = Static<(typeof communityApi)['POST /community/reports']['reply'][201]>;

/** Who passes something on, and for whom. */
type Teller = { readonly personNo: number; readonly name: string; readonly relation: HelperRelation };

/** As for records of teams: what is older has a wrong clock. */
const KEPT_DAYS = 7;

/** A helper says how the person they act for is, and what they need. What they say names them. */
export async function reportAsHelper(
  context: CommunityContext,
  scope: Scope,
  { assistance, ...told }: AsHelper,
): Promise<Outcome<Answer>> {
  return await report(context, scope, told, async (tx) => {
    const helped = await context.people.helpedBy(scope, tx, assistance);
    return helped === undefined ? refuse('not-helping') : done(helped);
  });
}

/** An officer passes on what a person of the own areas said, by telephone or at the door. */
export async function reportAsOfficer(
  context: CommunityContext,
  scope: Scope,
  personId: string,
  told: Told,
): Promise<Outcome<Answer>> {
  return await report(context, scope, told, async (tx) => {
    const personNo = (await context.people.personNos(scope, tx, [personId])).get(personId.toLowerCase());
    const { name } = scope.actor;
    return personNo === undefined ? refusePerson('unknown') : done({ personNo, name, relation: 'officer' });
  });
}

/**
 * Keeps each thing said as an act for the person, and raises what is asked for as a need of the household. Repeatable by id.
 * It is nobody's visit: the checks and follow-ups of officers stay due.
 */
async function report(
  context: CommunityContext,
  scope: Scope,
  told: Told,
  tellerOf: (tx: Tx) => Promise<Outcome<Teller>>,
): Promise<Outcome<Answer>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = told.id.toLowerCase();
  // A household that was opened for who is refused then does not stay.
  return await allOrNothing(db, async (tx) => {
    // Before the receipt: a repeat is answered to those alone who may still ask.
    const teller = await tellerOf(tx);
    if (!teller.ok) {
      return teller;
    }
    const content = [scope.dataset, teller.value.personNo, { ...told, id }];
    return await once(
      tx,
      { id, kind: 'community.report', content, at: now },
      async () => await keep(context, scope, tx, { ...told, id }, teller.value),
    );
  });
}

async function keep(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  told: Told,
  { personNo, name, relation }: Teller,
): Promise<Outcome<Answer>> {
  const { people, areas, platform } = context;
  const home = await people.homeFor(scope, tx, personNo);
  if (home === null) {
    return refuse('no-area');
  }
  const { areaNo } = home;
  const isOfficer = relation === 'officer' && scope.actor.kind === 'account';
  if (isOfficer && !mayIn(scope, 'declaration.record', areas.pathOf(areaNo))) {
    return refuseGeneral('forbidden');
  }
  const { at } = eventTime(Date.parse(told.at), platform.clock.now(), KEPT_DAYS);
  const team = (await teamFinder(context, scope, tx, await teamsIn(scope, tx, [areaNo])))(home);
  const source = {
    household_no: home.no,
    area_no: areaNo,
    team_id: team?.id ?? null,
    person_nos: [personNo],
    at: new Date(at),
    note: told.note === undefined ? null : platform.secrets.encrypt(told.note),
    // Names of helpers are personal data: the column in plain text is for officers.
    recorded_by: isOfficer ? name : 'helper',
    told_by: platform.secrets.encrypt(name),
    told_relation: relation,
  };
  const needs: Answer['needs'] = [];
  for (const kind of [told.feels, ...told.needs]) {
    const factId = namedUuid7(at, `report/${told.id}/${kind}`);
    await people.noteAct(scope, tx, { personNo, factId, kind, name, relation, at });
    const need = kind === 'well' ? null : needOf({ result: kind, danger: told.danger === true }, [], false);
    if (need !== null) {
      const raised = await raiseNeed(context, scope, tx, { ...source, id: factId }, need);
      const dueAt = needDueAt(raised.raised_at.getTime(), raised.urgency);
      needs.push({ kind: raised.kind, dueAt: new Date(dueAt).toISOString() });
    }
  }
  return done({ id: told.id, needs }, 201);
}

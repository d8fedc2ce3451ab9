import type { Static } from 'typebox';
import type { communityApi } from '../../../../contract/community.ts';
import type { Query } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { CommunityContext, CordonNeed } from '../context.ts';
import { listNeeds } from '../store/needs.ts';
import { presentNeeds, type ShownNeed } from './answer-needs.ts';
import { areasAsked } from './manage-teams.ts';

type Asked = Partial<Query<(typeof communityApi)['GET /community/supply']>>;
export type Supply = Static<(typeof communityApi)['GET /community/supply']['reply'][200]>;
export type SupplyNeed = Supply['items'][number];

/** Most needs of teams that are read, and most that are listed: more open ones are no list to work by. */
const MOST_READ = 1_000;
const MOST_LISTED = 500;

/**
 * What is open for those who supply, of teams and of cordons, by the time it is due. Each is taken and finished where it was
 * noted: its life cycle stands there. The look at people is audited.
 */
export async function showSupply(context: CommunityContext, scope: Scope, query: Asked): Promise<Supply> {
  const { platform } = context;
  const { db, clock } = platform;
  const areaNos = areasAsked(context, scope, query.area);
  const filter = { areaNos, kind: null, state: null, open: true, id: null };
  const [rows, cordons] = await Promise.all([
    listNeeds(scope, db, filter, { after: null, limit: MOST_READ }),
    context.cordonNeeds(scope, areaNos),
  ]);
  const teams = await presentNeeds(context, scope, rows);
  const all = [...teams.map(ofTeam), ...cordons.map((need) => ofCordon(context, need))].toSorted(
    (a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1),
  );
  const chosen = all.filter(
    (one) =>
      (query.source === undefined || one.source === query.source) && (query.overdue !== true || one.overdue),
  );
  const items = chosen.slice(0, MOST_LISTED);
  await audit(db, scope, clock.now(), [{ action: 'community.supply', detail: { shown: items.length } }]);
  return {
    asOf: new Date(clock.now()).toISOString(),
    items,
    counts: {
      open: all.length,
      overdue: all.filter(({ overdue }) => overdue).length,
      team: teams.length,
      cordon: cordons.length,
    },
    more: chosen.length - items.length,
  };
}

function ofTeam(need: ShownNeed): SupplyNeed {
  const [first] = need.people;
  return {
    source: 'team',
    id: need.id,
    lockdownId: null,
    lockdownTitle: null,
    householdId: need.householdId,
    kind: need.kind,
    state: need.state === 'TAKEN' ? 'TAKEN' : 'OPEN',
    who: need.people.map(({ name }) => name).join(', ') || need.name,
    phone: first?.phone ?? null,
    address: need.address,
    areaName: need.areaName,
    detail: need.note,
    raisedAt: need.raisedAt,
    dueAt: need.dueAt,
    overdue: need.overdue,
    takenBy: need.takenBy,
    version: need.version,
  };
}

function ofCordon({ areas }: CommunityContext, need: CordonNeed): SupplyNeed {
  return {
    source: 'cordon',
    id: need.id,
    lockdownId: need.lockdownId,
    lockdownTitle: need.lockdownTitle,
    householdId: null,
    kind: need.kind,
    state: need.state === 'ASSIGNED' ? 'TAKEN' : 'OPEN',
    who: need.who,
    phone: need.phone,
    address: null,
    areaName: areas.byNo(need.areaNo)?.fullName ?? null,
    detail: need.detail,
    raisedAt: need.reportedAt,
    dueAt: need.deadline,
    overdue: need.overdue,
    takenBy: need.assignedTo,
    version: null,
  };
}

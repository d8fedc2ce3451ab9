import type { Static } from 'typebox';
import type { communityApi } from '../../../../contract/community.ts';
import type { Body } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommunityContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { endRound, insertRound, listRounds, lockRound, type RoundRow } from '../store/rounds.ts';
import { under } from './due-households.ts';
import { areasAsked } from './manage-teams.ts';

type Rounds = Static<(typeof communityApi)['GET /community/rounds']['reply'][200]>;
type ShownRound = Rounds['items'][number];
type Asked = Body<(typeof communityApi)['POST /community/rounds']>;

/** Rounds of the own areas, the newest first. */
export async function showRounds(
  context: CommunityContext,
  scope: Scope,
  area: string | undefined,
): Promise<Rounds> {
  const rows = await listRounds(scope, context.platform.db, areasAsked(context, scope, area));
  return { items: await Promise.all(rows.map(async (row) => await presentRound(context, scope, row))) };
}

async function presentRound(context: CommunityContext, scope: Scope, row: RoundRow): Promise<ShownRound> {
  const { areas, people, platform } = context;
  const filter =
    row.unitNos.length === 0
      ? { areaNos: under(context, [row.areaNo]) }
      : { unitNos: under(context, row.unitNos) };
  return {
    id: row.id,
    areaId: areas.byNo(row.areaNo)?.id ?? '',
    areaName: areas.byNo(row.areaNo)?.fullName ?? '',
    units: row.unitNos.flatMap((no) => {
      const unit = areas.byNo(no);
      return unit === undefined ? [] : [{ id: unit.id, name: unit.fullName }];
    }),
    day: row.day,
    reason: row.reason,
    households: await people.countHouseholds(scope, platform.db, filter),
    calledAt: row.calledAt.toISOString(),
    calledBy: row.calledBy,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** Calls a round for a day; repeatable by its id. */
export async function callRound(
  context: CommunityContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<ShownRound>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const id = body.id.toLowerCase();
  const area = areas.byId(body.areaId.toLowerCase());
  if (area === undefined || !mayIn(scope, 'community.manage', area.path)) {
    return refuseGeneral('forbidden');
  }
  if (area.kind !== 'commune') {
    return refuse('not-commune', { fields: { areaId: 'commune needed' } });
  }
  if (body.day < localDate(at)) {
    return refuse('round-past', { fields: { day: 'past' } });
  }
  const inside = new Set(under(context, [area.no]));
  const unitNos = body.unitIds.map((one) => areas.byId(one.toLowerCase())?.no ?? -1);
  if (unitNos.some((no) => !inside.has(no) || no === area.no)) {
    return refuse('unit-elsewhere', { fields: { unitIds: 'elsewhere' } });
  }
  const row: RoundRow = {
    id,
    areaNo: area.no,
    unitNos,
    day: body.day,
    reason: body.reason,
    calledAt: new Date(at),
    calledBy: scope.actor.name,
    endedAt: null,
  };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'community.round', content: [scope.dataset, { ...body, id }], at },
        async () => {
          await insertRound(scope, tx, row);
          await audit(tx, scope, at, [
            { action: 'community.round', subjectKind: 'community-round', subjectId: id, areaNo: area.no },
          ]);
          return done(await presentRound(context, scope, row), 201);
        },
      ),
  );
}

/** Ends a round early. */
export async function stopRound(
  context: CommunityContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownRound>> {
  const { platform, areas } = context;
  const at = new Date(platform.clock.now());
  return await platform.db.transaction().execute(async (tx) => {
    const row = await lockRound(scope, tx, id.toLowerCase());
    if (row === undefined || !mayIn(scope, 'community.manage', areas.pathOf(row.areaNo))) {
      return refuse('unknown-round');
    }
    await endRound(scope, tx, row.id, at);
    await audit(tx, scope, at.getTime(), [
      {
        action: 'community.round-end',
        subjectKind: 'community-round',
        subjectId: row.id,
        areaNo: row.areaNo,
      },
    ]);
    return done(await presentRound(context, scope, { ...row, endedAt: row.endedAt ?? at }));
  });
}

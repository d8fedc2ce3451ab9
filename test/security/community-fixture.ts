import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';

/** A household with a team that was there this morning, cards that were printed, and somebody who acts for the person. */
export type CommunityFixture = {
  readonly householdId: string;
  readonly hamletId: string;
  readonly cardPrintId: string;
  readonly teamId: string;
  readonly roundId: string;
  readonly needId: string;
  readonly needVersion: number;
  readonly assistanceId: string;
};

/** @param mark a name that occurs in no other data. */
export async function buildCommunity(
  t: TestApp,
  communeId: string,
  personId: string,
  mark: string,
): Promise<CommunityFixture> {
  const [officer, administrator] = [await t.as('health-officer'), await t.as('administrator')];
  const commune = t.app.areas.byId(communeId)!;
  const leader = await t.as('community-team', commune.code);
  const make = async (who: typeof officer, path: string, body: object) => {
    const reply = await who.post(path, body);
    if (reply.statusCode >= 300) {
      throw new Error(`${path}: ${reply.body}`);
    }
    return reply.json();
  };
  const hamlet = { parentId: communeId, name: `Thôn ${mark}`, kind: 'hamlet', validFrom: '2026-01-01' };
  const hamletId: string = (await make(administrator, '/areas', hamlet)).id;
  const [householdId, teamId, roundId, cardPrintId] = [uuid7(), uuid7(), uuid7(), uuid7()];
  const home = { id: householdId, areaId: communeId, unitId: hamletId, address: `Số 1, Thôn ${mark}` };
  await make(officer, '/households', { ...home, personIds: [personId] });
  const accountIds = [leader.accountId];
  await make(officer, '/community/teams', {
    id: teamId,
    areaId: communeId,
    name: mark,
    unitIds: [hamletId],
    accountIds,
  });
  const round = { id: roundId, areaId: communeId, unitIds: [hamletId], day: '2026-11-16', reason: mark };
  await make(officer, '/community/rounds', round);
  const at = new Date(t.clock.now()).toISOString();
  const item = { id: uuid7(), householdId, at, result: 'worse', personIds: [personId] };
  await make(leader, '/community/visits/batch', { items: [item] });
  const [need] = (await officer.get('/community/needs')).json().items;
  await make(officer, '/people/cards/prints', { id: cardPrintId, areaId: hamletId, which: 'without-card' });
  const helper = { id: uuid7(), helperName: mark, relation: 'child' };
  const assistanceId: string = (await make(officer, `/people/${personId}/assistance`, helper)).id;
  return {
    householdId,
    hamletId,
    cardPrintId,
    teamId,
    roundId,
    needId: need.id,
    needVersion: need.version,
    assistanceId,
  };
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { COMMUNE, type CommunityKit, communityKit } from './testing/community-kit.ts';

const DAY = 86_400_000;
let kit: CommunityKit;
beforeAll(async () => {
  kit = await communityKit();
});
afterAll(async () => await kit?.t.close());

it('comes to the household of somebody whose order names a record that was merged, and that visit is its daily check', async () => {
  const health = await kit.t.as('health-officer', '20');
  const iso = (ms = 0) => new Date(kit.t.clock.now() + ms).toISOString();
  const [home] = kit.homes;
  const [kept] = home!.people;
  const { id: gone } = await kit.post<{ id: string }>(kit.officer, '/people', {
    fullName: 'Nông Văn Ông A',
    birthYear: 1950,
    phones: ['0912001001'],
    areaId: kit.t.areaId(COMMUNE),
  });
  const office = await kit.post<{ id: string }>(await kit.t.as('administrator'), '/organisations', {
    name: 'UBND phường Tam Thanh',
    kind: 'peoples-committee',
    areaId: kit.t.areaId(COMMUNE),
    numberSuffix: 'QĐ-UBND',
  });
  const { orders } = await kit.post<{ orders: { id: string }[] }>(kit.officer, '/orders', {
    personIds: [kept, gone],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
    issuerOfficeId: office.id,
    from: iso(),
    until: iso(14 * DAY),
    reason: 'Tiếp xúc gần với ca bệnh',
  });
  const away = async () =>
    (await kit.officer.get('/community/coverage')).json<{ withoutHousehold: number }>().withoutHousehold;
  const visited = async () => {
    kit.t.clock.advance(60_000);
    const visit = { id: uuid7(kit.t.clock.now()), householdId: home!.id, at: iso(), result: 'seen' };
    await kit.post(kit.leader, '/community/visits/batch', { items: [visit] }, 200);
    return await Promise.all(
      orders.map(async ({ id }) => (await kit.officer.get(`/orders/${id}`)).json().followUps.length),
    );
  };
  expect([await away(), await visited()]).toEqual([1, [1, 0]]);
  const merge = await mergeRecords(health, { keep: kept!, gone });
  expect([await away(), await visited()]).toEqual([0, [2, 1]]);
  await undoMerge(health, merge);
  expect([await away(), await visited()]).toEqual([1, [3, 1]]);
});

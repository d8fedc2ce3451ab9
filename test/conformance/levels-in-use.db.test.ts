import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { DONG_DANG, iso, KY_LUA, type RiskKit, riskKit } from '../../server/modules/risk/testing/risk-kit.ts';
import type { Caller, TestApp } from '../support/app.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let kit: RiskKit;
let t: TestApp;
let officer: Caller;
let post: { readonly id: string };
beforeAll(async () => {
  kit = await riskKit();
  ({ t } = kit);
  officer = await t.as('gate-officer', DONG_DANG);
  post = (
    await kit.cdc.post('/places', { name: 'Chốt A', kind: 'checkpoint', areaId: t.areaId(DONG_DANG) })
  ).json();
});
afterAll(() => t.close());

/** A healthy person of this commune declares and comes to the post at once. */
async function comeFrom(areaCode: string) {
  const declared = await t.anonymous.post('/declarations', {
    id: uuid7(),
    person: { fullName: 'Hoàng Thị Lan', birthYear: 1985, areaId: t.areaId(areaCode) },
    symptoms: [],
    exposures: [],
    declaredAt: iso(t.clock.now()),
  });
  expect(declared.statusCode, declared.body).toBe(201);
  const checked = await officer.post('/gates/check', {
    postId: post.id,
    direction: 'in',
    codes: [declared.json().code],
    originAreaCode: areaCode,
  });
  expect(checked.statusCode, checked.body).toBe(200);
  return checked.json();
}
const levelOnMap = async (code: string) =>
  (await t.anonymous.get('/public/map'))
    .json()
    .areas.find((area: { id: string }) => area.id === t.areaId(code))?.level;

it('a published level is on the map, in the packs of the phones and in what the gates decide, at once', async () => {
  const device = uuid7();
  expect(
    (await officer.post('/gates/devices', { id: device, name: 'Máy 1', postId: post.id })).statusCode,
  ).toBe(201);
  const pack = async (have: number) =>
    (await officer.get(`/gates/pack?device=${device}&have=${have}`)).json() as {
      sequence: number;
      signed: string | null;
    };
  // The first pack makes the key that signs packs, which the second then carries.
  await pack(0);
  const before = await pack(0);
  expect((await pack(before.sequence)).signed).toBeNull();
  expect(await levelOnMap(KY_LUA)).toBe('none');
  expect((await comeFrom(KY_LUA)).zone.rank).toBeNull();

  const { id, version } = await kit.approved([{ code: KY_LUA, level: 4 }]);
  expect(await levelOnMap(KY_LUA)).toBe('none');
  const published = await kit.leader.post(
    `/risk/proposals/${id}/publication`,
    kit.publication(version, '21/QĐ-UBND', t.clock.now()),
  );
  expect(published.statusCode, published.body).toBe(200);

  // The phone asks each half minute, the map each second.
  t.clock.advance(30 * SECOND);
  expect(await levelOnMap(KY_LUA)).toBe('red');
  const after = await pack(before.sequence);
  expect([after.sequence, after.signed === null]).toEqual([before.sequence + 1, false]);
  const red = await comeFrom(KY_LUA);
  expect(red).toMatchObject({ zone: { rank: 3 }, decision: 'quarantine' });
  expect(red.reasons.map(({ rule }: { rule: string }) => rule)).toContain('red-unvaccinated');
});

it('a level published ahead is obeyed from its hour on', async () => {
  const { id, version } = await kit.approved([{ code: DONG_DANG, level: 1 }]);
  const from = t.clock.now() + 10 * MINUTE;
  await kit.leader.post(`/risk/proposals/${id}/publication`, kit.publication(version, '22/QĐ-UBND', from));
  expect((await comeFrom(DONG_DANG)).decision).toBe('ask-commander');
  t.clock.set(from + SECOND);
  expect(await levelOnMap(DONG_DANG)).toBe('green');
  expect(await comeFrom(DONG_DANG)).toMatchObject({ zone: { rank: 0 }, decision: 'pass' });
});

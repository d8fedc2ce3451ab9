import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { callRound, COMMUNE, communityKit, type CommunityKit } from './testing/community-kit.ts';

const HOUR = 3_600_000;

let kit: CommunityKit;
let officeId: string;
let lockdownId: string;
const iso = (hours = 0) => new Date(kit.t.clock.now() + hours * HOUR).toISOString();
const signing = () => ({ id: uuid7(), officeId, legalBasis: 'Luật 114/2025/QH15' });
type Home = { id: string; reason: string; cordon: string | null; state: string; medicine: boolean };
const today = async () => {
  const answer = await kit.leader.get('/community/today');
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().households as Home[];
};
const home = (n: number) => kit.homes[n]!.id;
const reasons = async () =>
  new Map((await today()).map(({ id, reason, cordon }) => [id, [reason, cordon] as const]));
const record = async (n: number, result: string) => {
  const items = [{ id: uuid7(), householdId: home(n), at: iso(), result }];
  const answer = await kit.leader.post('/community/visits/batch', { items });
  expect(answer.json().outcomes, answer.body).toMatchObject([{ status: 201 }]);
};

beforeAll(async () => {
  kit = await communityKit();
  const administrator = await kit.t.as('administrator', '20');
  const areaId = kit.t.areaId(COMMUNE);
  ({ id: officeId } = await kit.post<{ id: string }>(administrator, '/organisations', {
    name: 'UBND phường Tam Thanh',
    kind: 'peoples-committee',
    areaId,
    numberSuffix: 'QĐ-UBND',
  }));
  // Three households of the hamlet, by one person of each.
  ({ id: lockdownId } = await kit.post<{ id: string }>(kit.officer, '/lockdowns', {
    title: 'Ngõ 3 Nà Lừa',
    disease: 'covid-19',
    shape: { kind: 'unit', areaId: kit.unitId },
    sources: { personIds: [0, 1, 2].map((n) => kit.homes[n]!.people[0]), households: true },
    from: iso(1),
    until: iso(24 * 13),
    reason: 'Có chùm ca bệnh',
  }));
});
afterAll(async () => await kit?.t.close());

describe('households of a cordon on the day of their team', () => {
  it('stand there by themselves once the cordon is in force, not before', async () => {
    expect(await today()).toEqual([]);
    await kit.post(kit.officer, `/lockdowns/${lockdownId}/decision`, signing(), 200);
    // Decided, but it begins in an hour.
    expect(await today()).toEqual([]);
    kit.t.clock.advance(2 * HOUR);
    const cordoned = ['cordon', 'Ngõ 3 Nà Lừa'];
    expect(await reasons()).toEqual(new Map([0, 1, 2].map((n) => [home(n), cordoned])));
    const [line] = (await kit.officer.get('/community/coverage')).json().items;
    expect(line).toMatchObject({ teamName: 'Tổ Nà Lừa', due: 3, notYet: 3 });
  });

  it('stand there once, whatever else they are due for', async () => {
    await kit.post(kit.officer, '/orders', {
      personIds: [kit.homes[0]!.people[1]],
      kind: 'quarantine-home',
      legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
      issuerOfficeId: officeId,
      from: iso(),
      until: iso(14 * 24),
      reason: 'Tiếp xúc gần với ca bệnh',
    });
    await callRound(kit, iso(7).slice(0, 10));
    const due = await today();
    expect(due).toHaveLength(10);
    const by = await reasons();
    expect([0, 1, 5].map((n) => by.get(home(n)))).toEqual([
      ['follow-up', 'Ngõ 3 Nà Lừa'],
      ['cordon', 'Ngõ 3 Nà Lừa'],
      ['round', null],
    ]);
    const shown = (await kit.officer.get('/community/homes')).json().items as Home[];
    expect(shown.find(({ id }) => id === home(1))).toMatchObject({
      reason: 'cordon',
      cordon: 'Ngõ 3 Nà Lừa',
    });
  });

  it('ask for food and medicine, which those who supply see', async () => {
    await record(1, 'medicine');
    expect((await today()).find(({ id }) => id === home(1))).toMatchObject({ state: 'seen', medicine: true });
    const supply = (await kit.officer.get('/community/supply')).json();
    expect(supply.items).toMatchObject([{ source: 'team', kind: 'medicine', householdId: home(1) }]);
    const [line] = (await kit.officer.get('/community/coverage')).json().items;
    expect(line).toMatchObject({ seen: 1, medicine: 1, food: 0 });
  });

  it('go with who leaves the roster, and all of them when the cordon is lifted', async () => {
    const rounds = (await kit.officer.get('/community/rounds')).json().items as { id: string }[];
    await kit.post(kit.officer, `/community/rounds/${rounds[0]!.id}/end`, {}, 200);
    const members = (await kit.officer.get(`/lockdowns/${lockdownId}/members`)).json().items as {
      id: string;
      personId: string;
    }[];
    const gone = members.filter(({ personId }) => kit.homes[2]!.people.includes(personId));
    const leaving = { memberIds: gone.map(({ id }) => id), at: iso(), reason: 'quarantine' };
    await kit.post(kit.officer, `/lockdowns/${lockdownId}/departures`, leaving, 200);
    expect([...(await reasons()).keys()].sort()).toEqual([home(0), home(1)].sort());
    const lift = { ...signing(), reason: 'Hết dịch', againstChecklist: true };
    await kit.post(kit.officer, `/lockdowns/${lockdownId}/lift`, lift, 200);
    expect(await reasons()).toEqual(new Map([[home(0), ['follow-up', null]]]));
    // What a phone recorded before it knew is kept: the household is the team's all the same.
    await record(1, 'seen');
  });
});

describe('a drawn cordon of the commune beside', () => {
  it('puts a household here on the day that stands on its roster, and counts nobody else here', async () => {
    const beside = '06184';
    const officer = await kit.t.as('commune-officer', beside);
    const alone = await kit.post<{ id: string }>(officer, '/people', {
      fullName: 'Lý Thị Hoa',
      birthYear: 1990,
      areaId: kit.t.areaId(beside),
    });
    const administrator = await kit.t.as('administrator', '20');
    const office = await kit.post<{ id: string }>(administrator, '/organisations', {
      name: 'UBND xã Đồng Đăng',
      kind: 'peoples-committee',
      areaId: kit.t.areaId(beside),
      numberSuffix: 'QĐ-UBND',
    });
    const ring = [
      [106.69, 21.94],
      [106.7, 21.94],
      [106.7, 21.95],
      [106.69, 21.94],
    ];
    const outline = { type: 'Polygon', coordinates: [ring] };
    const cordon = await kit.post<{ id: string }>(officer, '/lockdowns', {
      title: 'Hai bên suối',
      disease: 'covid-19',
      shape: { kind: 'polygon', areaId: kit.t.areaId(beside), outline },
      sources: { personIds: [kit.homes[7]!.people[0], alone.id] },
      from: iso(),
      until: iso(24 * 13),
      reason: 'Có chùm ca bệnh',
    });
    await kit.post(officer, `/lockdowns/${cordon.id}/decision`, { ...signing(), officeId: office.id }, 200);
    const reached = await reasons();
    expect(reached.get(home(7))).toEqual(['cordon', 'Hai bên suối']);
    const withoutHousehold = async (who: typeof officer) =>
      (await who.get('/community/coverage')).json().withoutHousehold as number;
    expect([await withoutHousehold(kit.officer), await withoutHousehold(officer)]).toEqual([0, 1]);
  });
});

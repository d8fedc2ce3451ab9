import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { communityFigures } from './figures.ts';
import { callRound, COMMUNE, type CommunityKit, communityKit } from './testing/community-kit.ts';

const HOUR = 3_600_000;
let kit: CommunityKit;
let orderId: string;

type Today = {
  day: string;
  rounds: string[];
  households: {
    id: string;
    name: string;
    house: string;
    phone: string;
    reason: string;
    state: string;
    food: boolean;
    people: { id: string }[];
  }[];
};
const today = async (who = kit.leader) => (await who.get('/community/today')).json() as Today;
const iso = (hours = 0) => new Date(kit.t.clock.now() + hours * HOUR).toISOString();
const visit = (n: number, result: string, more: object = {}) => ({
  id: uuid7(),
  householdId: kit.homes[n]!.id,
  at: iso(),
  result,
  ...more,
});
const send = async (items: object[], who: Caller = kit.leader) => {
  const answer = await who.post('/community/visits/batch', { items });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().outcomes as { id: string; status: number; code?: string }[];
};
const needs = async (query = '?open=true') =>
  (await kit.nurse.get(`/community/needs${query}`)).json().items as {
    id: string;
    kind: string;
    urgency: string;
    state: string;
    times: number;
    people: { name: string; phone: string | null }[];
    version: number;
    overdue: boolean;
    answer: string | null;
  }[];
const coverage = async () => (await kit.officer.get('/community/coverage')).json();

beforeAll(async () => {
  kit = await communityKit();
  const administrator = await kit.t.as('administrator');
  const office = await kit.post<{ id: string }>(administrator, '/organisations', {
    name: 'UBND phường Tam Thanh',
    kind: 'peoples-committee',
    areaId: kit.t.areaId(COMMUNE),
    numberSuffix: 'QĐ-UBND',
  });
  const { orders } = await kit.post<{ orders: { id: string }[] }>(kit.officer, '/orders', {
    personIds: [kit.homes[0]!.people[1]],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
    issuerOfficeId: office.id,
    from: iso(),
    until: iso(14 * 24),
    reason: 'Tiếp xúc gần với ca bệnh',
  });
  orderId = orders[0]!.id;
});
afterAll(async () => await kit?.t.close());

describe("today's households", () => {
  it('are those of people who must stay at home, with nothing of health', async () => {
    const list = await today();
    expect(list.households).toHaveLength(1);
    expect(list.households[0]).toMatchObject({
      id: kit.homes[0]!.id,
      name: 'Nông Văn Ông A',
      house: 'Số 1, Khối Nà Lừa',
      phone: '0912001001',
      reason: 'follow-up',
      state: 'none',
    });
    expect(JSON.stringify(list)).not.toMatch(
      /quarantine|isolation|cách ly|\bF[012]\b|covid|case|order|birth/iu,
    );
  });

  it('are the whole hamlet once the commune calls a round, and of this team alone', async () => {
    await callRound(kit, localDate(kit.t.clock.now()));
    const list = await today();
    expect(list.households.map(({ house }) => house)).toEqual(
      Array.from({ length: 10 }, (_, n) => `Số ${n + 1}, Khối Nà Lừa`),
    );
    expect(list.rounds).toEqual(['Rà soát sốt, ho toàn khối']);
    const other = await kit.t.as('community-team', COMMUNE);
    expect((await other.get('/community/today')).json().code).toBe('community.no-team');
    const late = { areaId: kit.t.areaId(COMMUNE), unitIds: [], reason: 'x', id: uuid7(), day: '2026-11-15' };
    expect((await kit.officer.post('/community/rounds', late)).json().code).toBe('community.round-past');
  });

  it('show a team leader nothing else of anybody', async () => {
    for (const path of [
      '/contacts',
      '/people?q=0912001001',
      `/people/${kit.homes[0]!.people[1]}`,
      '/orders',
      '/cases',
      '/community/homes',
      '/community/needs',
      '/community/coverage',
      '/households',
    ]) {
      expect((await kit.leader.get(path)).statusCode, path).toBe(403);
    }
  });
});

describe('what a team records', () => {
  it('is taken once for each id, row by row, and shown to the commune as it comes', async () => {
    const items = [visit(0, 'seen'), visit(1, 'seen'), visit(2, 'absent'), visit(3, 'called')];
    expect((await send(items)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await send(items)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const twisted = await send([{ ...items[0], result: 'absent' }, visit(4, 'seen')]);
    expect(twisted.map(({ status }) => status)).toEqual([409, 201]);
    expect((await coverage()).items).toEqual([
      expect.objectContaining({ teamName: 'Tổ Nà Lừa', due: 10, seen: 3, absent: 1, notYet: 6, worse: 0 }),
    ]);
    const homes = (await kit.officer.get('/community/homes?state=absent')).json();
    expect(homes.items).toEqual([
      expect.objectContaining({ id: kit.homes[2]!.id, lastBy: expect.any(String) }),
    ]);
    expect((await today()).households.filter(({ state }) => state === 'seen')).toHaveLength(3);
  });

  it('is the daily check of the order, written once', async () => {
    const order = (await kit.officer.get(`/orders/${orderId}`)).json();
    expect(order.lastFollowUpAt).toBe(iso());
    expect(order.followUps).toEqual([expect.objectContaining({ present: true })]);
  });

  it('keeps a record with a wrong clock under our time, and one of a household elsewhere on the phone', async () => {
    const [taken] = await send([visit(5, 'seen', { at: iso(40) })]);
    expect(taken!.status).toBe(201);
    const own = (await kit.officer.get(`/community/homes?limit=500`)).json().items;
    expect(own.find(({ id }: { id: string }) => id === kit.homes[5]!.id)).toMatchObject({ lastAt: iso() });
    const [refused] = await send([{ ...visit(0, 'seen'), householdId: uuid7() }]);
    expect(refused).toMatchObject({ status: 403, code: 'community.not-yours' });
  });

  it('calls medical staff for who feels worse, once, and is never made milder', async () => {
    const who = kit.homes[6]!.people[0];
    await send([visit(6, 'worse', { personIds: [who], danger: true, note: 'khó thở' })]);
    await send([visit(6, 'worse', { personIds: [who] })]);
    const [need] = await needs();
    expect(need).toMatchObject({
      kind: 'worse',
      urgency: 'emergency',
      state: 'OPEN',
      times: 2,
      people: [{ name: 'Nông Văn Ông H', phone: '0912001007' }],
    });
    const taken = await kit.nurse.post(`/community/needs/${need!.id}/answer`, {
      version: need!.version,
      step: 'take',
    });
    expect(taken.json()).toMatchObject({ state: 'TAKEN' });
    const again = await kit.nurse.post(`/community/needs/${need!.id}/answer`, { version: 99, step: 'take' });
    expect(again.json().code).toBe('community.need-done');
    const ended = await kit.nurse.post(`/community/needs/${need!.id}/answer`, {
      version: taken.json().version,
      step: 'done',
      note: 'Đã chuyển bệnh viện',
    });
    expect(ended.json()).toMatchObject({ state: 'DONE', answer: 'Đã chuyển bệnh viện' });
    expect(await needs()).toEqual([]);
    // Feeling worse again opens a new one.
    await send([visit(6, 'worse', { personIds: [who] })]);
    expect(await needs()).toHaveLength(1);
  });

  it('asks for food, and for somebody to look after who was absent twice until somebody was met', async () => {
    await send([visit(7, 'food')]);
    expect((await needs('?kind=food')).map(({ urgency }) => urgency)).toEqual(['today']);
    await send([visit(2, 'absent', { at: iso(-0.1) })]);
    expect(await needs('?kind=absent')).toEqual([]);
    kit.t.clock.advance(2 * HOUR);
    await send([visit(2, 'absent'), visit(0, 'absent', { at: iso(-1) }), visit(0, 'absent')]);
    const absent = await needs('?kind=absent&open=true');
    // Who must stay at home and is not there comes first.
    expect(absent.map(({ urgency }) => urgency)).toEqual(['urgent', 'today']);
    await send([visit(2, 'seen', { at: iso() })]);
    expect(await needs('?kind=absent&open=true')).toHaveLength(1);
  });

  it('is counted as a recount counts it', async () => {
    expect(await recountFigures(kit.t.app.platform.db, communityFigures, kit.t.clock.now())).toEqual([]);
  });
});

describe('teams', () => {
  it('have each unit once, their own accounts, and households given by name', async () => {
    const areaId = kit.t.areaId(COMMUNE);
    const second = { id: uuid7(), areaId, name: 'Tổ hai', unitIds: [kit.unitId], accountIds: [] };
    const taken = await kit.officer.post('/community/teams', second);
    expect(taken.json()).toMatchObject({
      code: 'community.unit-taken',
      message: expect.stringContaining('Tổ Nà Lừa'),
    });
    const stranger = await kit.t.as('community-team', '06040');
    const wrong = { ...second, unitIds: [], accountIds: [stranger.accountId] };
    expect((await kit.officer.post('/community/teams', wrong)).json().code).toBe('community.unknown-account');
    const other = await kit.t.as('community-team', COMMUNE);
    const made = await kit.officer.post('/community/teams', {
      ...second,
      unitIds: [],
      accountIds: [other.accountId],
    });
    expect(made.statusCode, made.body).toBe(201);
    const give = { householdIds: [kit.homes[9]!.id], give: true };
    const given = await kit.officer.post(`/community/teams/${second.id}/households`, give);
    expect(given.json()).toMatchObject({ households: 1, assigned: 1 });
    expect((await today(other)).households.map(({ id }) => id)).toEqual([kit.homes[9]!.id]);
    expect((await today()).households).toHaveLength(9);
    const [refused] = await send([visit(9, 'seen')]);
    expect(refused!.code).toBe('community.not-yours');
    await kit.officer.post(`/community/teams/${second.id}/households`, { ...give, give: false });
    expect((await today()).households).toHaveLength(10);
  });

  it('are closed to officers of other communes, and their closing leaves the households in sight', async () => {
    const elsewhere = await kit.t.as('commune-officer', '06040');
    expect((await elsewhere.get('/community/teams')).json().items).toEqual([]);
    expect((await elsewhere.get('/community/needs')).json().items).toEqual([]);
    const change = { version: 1, closed: true };
    expect((await elsewhere.patch(`/community/teams/${kit.teamId}`, change)).statusCode).toBe(404);
    const { version } = (await kit.officer.get('/community/teams'))
      .json()
      .items.find(({ id }: { id: string }) => id === kit.teamId);
    expect(
      (await kit.officer.patch(`/community/teams/${kit.teamId}`, { version, closed: true })).statusCode,
    ).toBe(200);
    expect((await kit.leader.get('/community/today')).json().code).toBe('community.no-team');
    expect((await coverage()).items).toEqual([expect.objectContaining({ teamId: null, due: 10 })]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { escalateWork } from './usecases/escalate-work.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TAM_THANH = '05986';
const THAT_KHE = '06040';
const iso = (ms: number) => new Date(ms).toISOString();
let t: TestApp;
let cdc: Caller;
let anna: Caller;
let bao: Caller;

beforeAll(async () => {
  t = await testApp();
  cdc = await t.as('health-officer', '20');
  anna = await t.as('commune-officer', TAM_THANH);
  bao = await t.as('commune-officer', TAM_THANH);
});
afterAll(async () => {
  await t.close();
});

let made = 0;
async function create(path: string, body: object): Promise<string> {
  const answer = await cdc.post(path, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}
const newPerson = async (areaId = t.areaId(TAM_THANH)) => {
  made += 1;
  return await create('/people', {
    fullName: `Lộc Văn Việc ${made}`,
    birthYear: 1970,
    phones: [`097${String(1_000_000 + made)}`],
    areaId,
  });
};

/** Confirmed contacts of a new case. */
async function newContacts(count: number, areaId?: string): Promise<string[]> {
  const caseId = await create('/cases', {
    personId: await newPerson(),
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: localDate(t.clock.now()),
    areaId: t.areaId(TAM_THANH),
  });
  const personIds: string[] = [];
  for (let i = 0; i < count; i += 1) {
    personIds.push(await newPerson(areaId));
  }
  await cdc.post(`/cases/${caseId}/contacts`, {
    items: personIds.map((personId) => ({ personId, lastContactDate: localDate(t.clock.now() - DAY) })),
  });
  const decided = await cdc.post(`/cases/${caseId}/contacts/decisions`, { personIds, decision: 'confirm' });
  return decided.json().outcomes.map((one: { contactId: string }) => one.contactId);
}

type Work = {
  id: string;
  officerName: string | null;
  standInName: string | null;
  away: boolean;
  lateHours: number;
  escalatedTo: string | null;
};
const work = async (who: Caller, view: string): Promise<Work[]> =>
  (await who.get(`/worklist?view=${view}&kind=contact&limit=500`)).json().items;
const idsOf = (rows: readonly Work[]) => rows.map((one) => one.id);
const give = async (ids: readonly string[], officerId: string | null) =>
  await anna.post('/worklist/assignments', {
    items: ids.map((id) => ({ kind: 'contact', id })),
    officerId,
  });
const leave = (who: Caller, extra: object) =>
  who.post('/leaves', {
    id: uuid7(),
    from: localDate(t.clock.now()),
    to: localDate(t.clock.now() + 2 * DAY),
    reason: 'Nghỉ phép',
    ...extra,
  });
/** Sets the clock; sessions end on the way, so the same accounts log in again. */
async function moveTo(ms: number): Promise<void> {
  t.clock.set(ms);
  [cdc, anna, bao] = [await t.again(cdc), await t.again(anna), await t.again(bao)];
}

describe('giving work', () => {
  it('gives many pieces at once, each with its own outcome, and takes them back', async () => {
    const ids = await newContacts(3);
    expect(idsOf(await work(anna, 'unassigned'))).toEqual(expect.arrayContaining(ids));
    const given = await give([...ids, uuid7()], bao.accountId);
    expect(given.json().outcomes.map((one: { status: number }) => one.status)).toEqual([200, 200, 200, 404]);
    expect(idsOf(await work(bao, 'mine'))).toEqual(expect.arrayContaining(ids));
    const stranger = await t.as('commune-officer', THAT_KHE);
    const wrong = await give(ids.slice(0, 1), stranger.accountId);
    expect(wrong.json().outcomes).toMatchObject([{ code: 'work.unknown-officer' }]);
    const foreign = await stranger.post('/worklist/assignments', {
      items: [{ kind: 'contact', id: ids[0] }],
      officerId: stranger.accountId,
    });
    expect(foreign.json().outcomes).toMatchObject([{ code: 'work.not-due' }]);
    const dueOf = async (viewer: Caller) => {
      const { items } = (await viewer.get('/worklist/officers')).json();
      return items.find((one: { id: string }) => one.id === cdc.accountId).due as number;
    };
    await give(ids, cdc.accountId);
    // Elsewhere nobody learns how much an officer of the province has to do here.
    expect([await dueOf(anna), await dueOf(stranger)]).toEqual([3, 0]);
    await give(ids, null);
    expect(idsOf(await work(bao, 'mine'))).toEqual(expect.not.arrayContaining(ids));
  });
});

describe('leave', () => {
  it('lets the stand-in see and do the work, writes it down so, and loses nothing at the end', async () => {
    const ids = await newContacts(2);
    await give(ids, anna.accountId);
    const entered = await leave(anna, { deputyId: bao.accountId });
    expect(entered.statusCode, entered.body).toBe(201);
    expect(entered.json()).toMatchObject({ state: 'now', dueItems: 2 });
    const mine = (await work(bao, 'mine')).filter((one) => ids.includes(one.id));
    expect(mine).toHaveLength(2);
    expect(mine[0]).toMatchObject({
      away: true,
      standInName: expect.stringContaining('commune-officer'),
      awayUntil: localDate(t.clock.now() + 2 * DAY),
    });
    // The day's first screen says so to who stands in, and to nobody else; a piece opens with all that a call needs.
    const standingIn = async (who: Caller) => (await who.get('/worklist/attention')).json().standingIn;
    expect([await standingIn(bao), await standingIn(cdc)]).toEqual([2, 0]);
    const opened = (await bao.get(`/contacts?contact=${ids[1]}`)).json().items;
    expect(opened).toMatchObject([{ id: ids[1], dayNumber: expect.any(Number) }]);
    expect(
      (await (await t.as('commune-officer', THAT_KHE)).get(`/contacts?contact=${ids[1]}`)).json().items,
    ).toEqual([]);
    const visit = await bao.post(`/contacts/${ids[0]}/visits`, {
      id: uuid7(),
      at: iso(t.clock.now()),
      result: 'SEEN_OK',
    });
    expect(visit.statusCode, visit.body).toBe(201);
    const written = await sql<{ recorded_by: string }>`select recorded_by from contact_visit
      where contact_id = ${ids[0]}::uuid`.execute(t.app.platform.db);
    expect(written.rows[0]!.recorded_by).toMatch(/ \(thay cho commune-officer \d+\)$/u);
    // Back at work: what is left, and what falls due again, is the officer's own.
    const back = await anna.post(`/leaves/${entered.json().id}/end`);
    expect(back.json().state).toBe('over');
    expect(idsOf(await work(bao, 'mine'))).not.toContain(ids[1]);
    expect(idsOf(await work(anna, 'mine'))).toContain(ids[1]);
    await moveTo(t.clock.now() + DAY);
    expect(idsOf(await work(anna, 'mine'))).toEqual(expect.arrayContaining(ids));
    const own = await anna.post(`/contacts/${ids[1]}/visits`, {
      id: uuid7(),
      at: iso(t.clock.now()),
      result: 'SEEN_OK',
    });
    expect(own.statusCode).toBe(201);
  });

  it('ends by itself after its last day', async () => {
    const ids = await newContacts(1);
    await give(ids, anna.accountId);
    await leave(anna, { deputyId: bao.accountId });
    expect(idsOf(await work(bao, 'mine'))).toContain(ids[0]);
    await moveTo(t.clock.now() + 3 * DAY);
    expect(idsOf(await work(bao, 'mine'))).not.toContain(ids[0]);
    expect(idsOf(await work(anna, 'mine'))).toContain(ids[0]);
  });

  it('without a stand-in is taken, says how much waits, and shows it as work that nobody does', async () => {
    const ids = await newContacts(2);
    await give(ids, bao.accountId);
    const byColleague = await leave(anna, { officerId: bao.accountId });
    expect(byColleague.json().code).toBe('work.leave-outside');
    const entered = await leave(cdc, { officerId: bao.accountId });
    expect(entered.statusCode, entered.body).toBe(201);
    expect(entered.json().dueItems).toBeGreaterThanOrEqual(2);
    expect(entered.json().deputyName).toBeNull();
    expect(idsOf(await work(anna, 'unassigned'))).toEqual(expect.arrayContaining(ids));
    const twice = await leave(bao, {});
    expect(twice.json().code).toBe('work.leave-overlaps');
    const away = await leave(anna, { deputyId: bao.accountId });
    expect(away.json().code).toBe('work.deputy-away');
    const elsewhere = await t.as('commune-officer', THAT_KHE);
    const wrong = await leave(anna, { deputyId: elsewhere.accountId });
    expect(wrong.json().code).toBe('work.deputy-short');
    await cdc.post(`/leaves/${entered.json().id}/end`);
  });
});

describe('what is late', () => {
  it('says how late it is and goes to the unit above once a level, until it is done', async () => {
    const [id] = (await newContacts(1)) as [string];
    const start = t.clock.now();
    const { platform, areas, doors } = t.app;
    const homeAreaNo = () => areas.byId(t.areaId('20'))!.no;
    const context = { platform, areas, people: doors.people, homeAreaNo };
    await escalateWork(context);
    const seen: unknown[] = [];
    for (const hours of [23, 25, 49]) {
      await moveTo(start + hours * HOUR);
      await escalateWork(context);
      const row = (await work(cdc, 'all')).find((one) => one.id === id);
      const [contact] = (await cdc.get(`/contacts?contact=${id}`)).json().items;
      seen.push([row?.lateHours, contact.lateHours, row?.escalatedTo]);
    }
    expect(seen).toEqual([
      [0, 0, null],
      [1, 1, 'Tỉnh Lạng Sơn'],
      [25, 25, 'Tỉnh Lạng Sơn'],
    ]);
    expect((await escalateWork(context)).escalated).toBe(0);
    expect(idsOf(await work(cdc, 'escalated'))).toContain(id);
    // The unit above is told that it came up; in the commune it is late. First calls are made by jobs.
    await settled(t.app);
    const attention = async (who: Caller) => (await who.get('/worklist/attention')).json();
    const [above, here] = [await attention(cdc), await attention(anna)];
    const listed = async (who: Caller, view: string) =>
      (await who.get(`/worklist?view=${view}&limit=500`)).json().items.length as number;
    expect(above.cameUp).toBe(await listed(cdc, 'escalated'));
    expect(here).toMatchObject({ cameUp: 0 });
    expect(here.late).toBe(await listed(anna, 'late'));
    expect(here.late48).toBeGreaterThanOrEqual(1);
    expect(above.cameUp).toBe(await listed(cdc, 'came-up'));
    await anna.post(`/contacts/${id}/visits`, { id: uuid7(), at: iso(t.clock.now()), result: 'SEEN_OK' });
    expect(idsOf(await work(cdc, 'escalated'))).not.toContain(id);
  });

  it('counts and lists what hamlets told the commune, and not what the commune told the province', async () => {
    const areas = await t.as('administrator', '20');
    const made = await areas.post('/areas', {
      parentId: t.areaId(TAM_THANH),
      name: 'Thôn Nà Chuông',
      kind: 'hamlet',
      validFrom: '2026-01-01',
    });
    expect(made.statusCode, made.body).toBe(201);
    const [fromHamlet] = (await newContacts(1, made.json().id)) as [string];
    const [own] = (await newContacts(1)) as [string];
    await moveTo(t.clock.now() + 25 * HOUR);
    const { platform, doors } = t.app;
    const homeAreaNo = () => t.app.areas.byId(t.areaId('20'))!.no;
    await escalateWork({ platform, areas: t.app.areas, people: doors.people, homeAreaNo });
    expect(idsOf(await work(anna, 'escalated'))).toEqual(expect.arrayContaining([fromHamlet, own]));
    const cameUp = idsOf(await work(anna, 'came-up'));
    expect(cameUp).toContain(fromHamlet);
    expect(cameUp).not.toContain(own);
    const all = (await anna.get('/worklist?view=came-up&limit=500')).json().items;
    expect((await anna.get('/worklist/attention')).json().cameUp).toBe(all.length);
    // A narrower choice of units is of the work, not of who was told.
    const chosen = (await anna.get(`/worklist?view=came-up&kind=contact&area=${made.json().id}`)).json()
      .items;
    expect(idsOf(chosen)).toEqual([fromHamlet]);
  });
});

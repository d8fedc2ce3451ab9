import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Desk, HOME, HOUR_MS, openDesk } from '../privacy/testing/desk.ts';

let t: Desk;
beforeAll(async () => {
  t = await openDesk();
});
afterAll(async () => await t.close());

/** A request that is due soon. */
async function dueRequest(): Promise<string> {
  const { id, waitsUntil } = await t.ask(await t.person(), 'copy');
  await t.moveTo(waitsUntil, -22);
  return id;
}
const give = async (id: string, { accountId }: Caller) =>
  (
    await t.health.post('/worklist/assignments', {
      items: [{ kind: 'request', id }],
      officerId: accountId,
    })
  ).json().outcomes[0];
const leave = async (who: Caller, deputy: Caller) =>
  await who.post('/leaves', {
    id: uuid7(),
    from: localDate(t.clock.now()),
    to: localDate(t.clock.now()),
    reason: 'Nghỉ phép',
    deputyId: deputy.accountId,
  });

describe('a stand-in', () => {
  it.each([
    ['a commune officer, who takes requests', 'commune-officer', HOME, 'medical-staff'],
    ['a health officer, who answers them', 'health-officer', '20', 'tracer'],
  ] as const)('of %s holds every right of the work', async (_, role, area, short) => {
    const away = await t.as(role, area);
    const refused = await leave(away, await t.as(short, area));
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'work.deputy-short']);
    expect(refused.json().message).toContain('yêu cầu về dữ liệu');
    const taken = await leave(away, await t.as(role, area));
    expect(taken.statusCode, taken.body).toBe(201);
  });

  it('answers and extends a request in the name of both', async () => {
    const away = await t.as('health-officer', '20');
    const deputy = await t.as('health-officer', '20');
    const id = await dueRequest();
    expect(await give(id, away)).toMatchObject({ status: 200 });
    expect((await leave(await t.again(away), deputy)).statusCode).toBe(201);
    const now = await t.again(deputy);
    const both = /^health-officer \d+ \(thay cho health-officer \d+\)$/u;
    const extended = await now.post(`/privacy/requests/${id}/extension`, { reason: 'Chờ bệnh viện' });
    expect(extended.json().extension.by).toMatch(both);
    const answered = await now.post(`/privacy/requests/${id}/answer`, { state: 'done', answer: 'Đã gửi' });
    expect(answered.json().decidedBy).toMatch(both);
  });
});

describe('giving a request about data', () => {
  it('is refused for whoever may not answer it, and only those who may are offered', async () => {
    const id = await dueRequest();
    const refused = await give(id, t.commune);
    expect(refused).toMatchObject({ status: 422, code: 'work.may-not-do' });
    expect(refused.message).toContain('không được làm loại việc này');
    // Who keeps the books may answer, but has no list of work to see it in.
    expect((await give(id, t.administrator)).status).toBe(422);
    expect(await give(id, t.health)).toMatchObject({ status: 200 });
    const { items } = (await t.health.get('/worklist/officers')).json();
    const kindsOf = ({ accountId }: Caller) =>
      items.find((one: { id: string }) => one.id === accountId)?.kinds;
    expect(kindsOf(t.health)).toEqual(['contact', 'call', 'order', 'request']);
    expect(kindsOf(t.commune)).toEqual(['contact', 'call', 'order']);
    expect(kindsOf(t.administrator)).toBeUndefined();
  });
});

describe('a request past its deadline', () => {
  it('is late at once, for every list and count of what is late', async () => {
    const id = await dueRequest();
    const late = async () => {
      const { items } = (await t.commune.get('/worklist?view=late&kind=request')).json();
      return items.find((one: { id: string }) => one.id === id);
    };
    const counts = async () => {
      const attention = (await t.commune.get('/worklist/attention')).json();
      const { items } = (await t.health.get('/worklist/officers')).json();
      const own = items.find((one: { id: string }) => one.id === t.health.accountId);
      return [attention.late, attention.late48, own.late];
    };
    expect(await give(id, t.health)).toMatchObject({ status: 200 });
    const before = await counts();
    expect(await late()).toBeUndefined();
    await t.later(23 * HOUR_MS);
    expect(await late()).toMatchObject({ id, late: true, lateHours: 1 });
    const [all, long, own] = await counts();
    expect([all - before[0], own - before[2]]).toEqual([1, 1]);
    await t.later(24 * HOUR_MS);
    expect(await late()).toMatchObject({ late: true, lateHours: 25 });
    await t.later(24 * HOUR_MS);
    expect(await late()).toMatchObject({ late: true, lateHours: 49 });
    expect((await counts())[1]).toBeGreaterThan(long);
  });
});

it('one request is asked for by its id, as the list of work opens it', async () => {
  const { id } = await t.ask(await t.person(), 'copy');
  await t.ask(await t.person(), 'copy');
  const { items } = (await t.commune.get(`/privacy/requests?id=${id}`)).json();
  expect(items.map((one: { id: string }) => one.id)).toEqual([id]);
});

describe('a missed request', () => {
  const escalate = async () => {
    const jobs = t.app.modules.flatMap((one) => one.jobs ?? []);
    await jobs.find(({ kind }) => kind === 'worklist.escalate')!.run(null, { progress: async () => {} });
  };
  const told = async (): Promise<{ id: string; escalatedTo: string | null }[]> =>
    (await t.health.get('/privacy/requests?escalated=true&limit=500')).json().items;

  it('of somebody without a unit belongs to the office of the province, and goes up to it', async () => {
    const personId = await t.person({ areaId: undefined });
    const body = { id: uuid7(), personId, wish: 'copy', channel: 'letter', proof: 'document' };
    const kept = await t.health.post('/privacy/requests', body);
    expect([kept.statusCode, kept.json().areaName], kept.body).toEqual([201, 'Tỉnh Lạng Sơn']);
    await t.moveTo(kept.json().waitsUntil, 1);
    await escalate();
    expect((await told()).find(({ id }) => id === body.id)).toMatchObject({ escalatedTo: 'Tỉnh Lạng Sơn' });
    const { items } = (await t.health.get('/worklist?view=escalated&kind=request&limit=500')).json();
    expect(items).toContainEqual(expect.objectContaining({ id: body.id, escalatedTo: 'Tỉnh Lạng Sơn' }));
  });

  it('is told of page by page, and only where a unit was told', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      ids.push((await t.ask(await t.person(), 'objection')).id);
    }
    await t.later(73 * HOUR_MS);
    await escalate();
    await sql`update work_escalation set area_no = null where item_id = ${ids[0]}`.execute(t.app.platform.db);
    const page = async (more: string) =>
      (await t.health.get(`/privacy/requests?escalated=true&wish=objection&limit=1${more}`)).json();
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    const found = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect([found.toSorted(), second.next]).toEqual([ids.slice(1).toSorted(), null]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, HOUR, iso, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;
let start: number;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  start = t.clock.now();
});
afterAll(async () => await t.close());

async function newCase(personId: string): Promise<string> {
  const body = { personId, disease: 'covid-19', classification: 'CONFIRMED', areaId: t.areaId(TAM_THANH) };
  const officer = await t.as('health-officer', '20');
  const made = await officer.post('/cases', { ...body, reportDate: iso(start).slice(0, 10) });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}
const showCase = async (id: string) =>
  (await (await t.as('health-officer', '20')).get(`/cases/${id}`)).json();
async function isolate(personId: string, extra: object = {}): Promise<string> {
  const answer = await kit
    .officer()
    .post('/orders', kit.orderOf([personId], { kind: 'isolation-home', ...extra }));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().orders[0].id;
}
async function cancel(...ids: readonly string[]) {
  const answer = await kit.officer().post('/orders/cancellations', { ids, reason: 'Ra nhầm người' });
  expect(answer.json().outcomes.map((one: { status: number }) => one.status)).toEqual(ids.map(() => 200));
}

describe('what an annulled isolation leaves', () => {
  it('is no isolation of the case, whose infectious window runs on', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const before = await showCase(caseId);
    const id = await isolate(personId);
    const held = await showCase(caseId);
    expect([before.isolatedAt, held.isolatedAt]).toEqual([null, iso(start)]);
    await cancel(id);
    const after = await showCase(caseId);
    expect(after).toMatchObject({ isolatedAt: null, infectiousTo: before.infectiousTo });
    expect(after.version).toBe(held.version + 1);
    const officer = await t.as('health-officer', '20');
    const history = (await officer.get(`/cases/${caseId}/history`)).json();
    expect(history.items[0]).toMatchObject({ action: 'case.isolate-undo' });
  });

  it('is the time that was on record before', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const officer = await t.as('health-officer', '20');
    const known = iso(start + HOUR);
    await officer.patch(`/cases/${caseId}`, { version: 1, isolatedAt: known });
    const id = await isolate(personId);
    expect((await showCase(caseId)).isolatedAt).toBe(iso(start));
    await cancel(id);
    expect((await showCase(caseId)).isolatedAt).toBe(known);
  });

  it('is what an officer wrote since', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const id = await isolate(personId);
    const officer = await t.as('health-officer', '20');
    const { version } = await showCase(caseId);
    const seen = iso(start - HOUR);
    expect((await officer.patch(`/cases/${caseId}`, { version, isolatedAt: seen })).statusCode).toBe(200);
    await cancel(id);
    expect((await showCase(caseId)).isolatedAt).toBe(seen);
  });

  it('is the isolation by another order that stands, whichever is annulled first', async () => {
    for (const first of [0, 1]) {
      const personId = await kit.newPerson();
      const caseId = await newCase(personId);
      const ids = [
        await isolate(personId, { from: iso(start + HOUR) }),
        await isolate(personId, { kind: 'isolation-hospital' }),
      ];
      await cancel(ids[first]!);
      expect((await showCase(caseId)).isolatedAt).toBe(iso(first === 0 ? start : start + HOUR));
      await cancel(ids[1 - first]!);
      expect((await showCase(caseId)).isolatedAt).toBeNull();
    }
  });

  it('is nothing of two that are annulled together', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const ids = [
      await isolate(personId, { from: iso(start + HOUR) }),
      await isolate(personId, { kind: 'isolation-hospital' }),
    ];
    await cancel(...ids);
    expect((await showCase(caseId)).isolatedAt).toBeNull();
  });

  it('is found by person, time and history where the order is older than what names it in the case', async () => {
    const [annulled, edited] = [await kit.newPerson(), await kit.newPerson()];
    const cases = [await newCase(annulled), await newCase(edited)];
    const orders = [await isolate(annulled), await isolate(edited)];
    // As cases were left before they named the order.
    await sql`update case_file set isolated_by_order = null, isolated_before = null
      where id = any(${cases}::uuid[])`.execute(t.app.platform.db);
    // An officer wrote the very time of the order since: it is the officer's.
    const officer = await t.as('health-officer', '20');
    for (const isolatedAt of [null, iso(start)]) {
      const { version } = await showCase(cases[1]!);
      expect((await officer.patch(`/cases/${cases[1]}`, { version, isolatedAt })).statusCode).toBe(200);
    }
    await cancel(...orders);
    expect((await showCase(cases[0]!)).isolatedAt).toBeNull();
    expect((await showCase(cases[1]!)).isolatedAt).toBe(iso(start));
  });

  it('of before orders were named is the isolation by another such order that stands', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const late = await isolate(personId, { from: iso(start + HOUR) });
    const early = await isolate(personId, { kind: 'isolation-hospital' });
    await sql`update case_file set isolated_by_order = null, isolated_before = null
      where id = ${caseId}`.execute(t.app.platform.db);
    await cancel(early);
    expect((await showCase(caseId)).isolatedAt).toBe(iso(start + HOUR));
    await cancel(late);
    expect((await showCase(caseId)).isolatedAt).toBeNull();
  });

  it('is its time where the person was released, which is no mistake', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(personId);
    const id = await isolate(personId);
    const body = { version: 1, reason: 'Đủ điều kiện' };
    expect((await kit.officer().post(`/orders/${id}/release`, body)).statusCode).toBe(200);
    expect((await showCase(caseId)).isolatedAt).toBe(iso(start));
  });
});

describe('a contact whose order is annulled', () => {
  const link = async (contactNo: number) =>
    (
      await sql<{ order_id: string | null; ordered_from: Date | null }>`select order_id, ordered_from
        from contact_link where person_no = ${contactNo}`.execute(t.app.platform.db)
    ).rows[0]!;

  it('shows the order that stands, or none, and exposes people again', async () => {
    const personId = await kit.newPerson();
    const caseId = await newCase(await kit.newPerson());
    const scope = systemScope('test', 'demo');
    const no = (await t.app.doors.people.personNos(scope, t.app.platform.db, [personId])).get(personId)!;
    await sql`insert into contact_link (id, case_id, person_no, dataset, decision, level, decided_at,
        decided_by, ms, score, first_at, last_at, places, via_person_no, evidence, is_case)
      select ${uuid7()}, ${caseId}, ${no}, 'demo', 'CONFIRMED', 1, d, 'test', 0, 0, d, d, 0, ${no}, '[]', false
      from (select ${new Date(start)}::timestamptz as d) as now`.execute(t.app.platform.db);
    const old = await isolate(personId, { kind: 'quarantine-home', caseId, until: iso(start + 5 * DAY) });
    const wrong = await isolate(personId, {
      kind: 'quarantine-facility',
      caseId,
      from: iso(start + HOUR),
    });
    expect((await link(no)).order_id).toBe(wrong);
    await cancel(wrong);
    expect(await link(no)).toEqual({ order_id: old, ordered_from: new Date(start) });
    await cancel(old);
    expect(await link(no)).toEqual({ order_id: null, ordered_from: null });
  });
});

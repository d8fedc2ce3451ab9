import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { TEST_NOW } from '../../../../test/support/fixed.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, iso, LUONG_VAN_TRI, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

describe('issuing orders', () => {
  it('numbers them without gaps in the series of the office, also after refusals', async () => {
    const own = await kit.newOffice('UBND phường Tam Thanh (số)', TAM_THANH);
    const people = [await kit.newPerson(), await kit.newPerson(), await kit.newPerson()];
    const first = await kit.officer().post('/orders', kit.orderOf(people, { issuerOfficeId: own }));
    const numbers = first.json().orders.map((order: { number: string }) => order.number);
    expect(numbers).toEqual(['0001/QĐ-CLYT', '0002/QĐ-CLYT', '0003/QĐ-CLYT']);
    expect(
      (await kit.officer().post('/orders', kit.orderOf(people, { issuerOfficeId: own }))).statusCode,
    ).toBe(409);
    const racing = await Promise.all(
      (await Promise.all([kit.newPerson(), kit.newPerson(), kit.newPerson(), kit.newPerson()])).map((id) =>
        kit.officer().post('/orders', kit.orderOf([id], { issuerOfficeId: own })),
      ),
    );
    const later = racing.map((answer) => answer.json().orders[0].number).toSorted();
    expect(later).toEqual(['0004/QĐ-CLYT', '0005/QĐ-CLYT', '0006/QĐ-CLYT', '0007/QĐ-CLYT']);
  });

  it('begins a new series in the new year of Vietnam', async () => {
    const own = await kit.newOffice('UBND phường Tam Thanh (năm)', TAM_THANH, 'QĐ-TYT');
    expect((await kit.issued({ issuerOfficeId: own })).number).toBe('0001/QĐ-TYT');
    expect((await kit.issued({ issuerOfficeId: own })).number).toBe('0002/QĐ-TYT');
    await kit.moveTo(Date.parse('2026-12-31T17:30:00Z'));
    expect((await kit.issued({ issuerOfficeId: own })).number).toBe('0001/QĐ-TYT');
    await kit.moveTo(TEST_NOW);
  });

  it('is repeatable by its id, and refuses other content under it', async () => {
    const body = kit.orderOf([await kit.newPerson()], { id: uuid7() });
    const first = await kit.officer().post('/orders', body);
    const again = await kit.officer().post('/orders', body);
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([201, 200, first.json()]);
    const other = await kit.officer().post('/orders', { ...body, reason: 'khác' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.conflict']);
  });

  it('gives one order to somebody named twice, in whatever case', async () => {
    const id = await kit.newPerson();
    const answer = await kit.officer().post('/orders', kit.orderOf([id, id.toUpperCase()]));
    expect(answer.json().orders).toHaveLength(1);
  });

  it('refuses, all or none, and names who is wrong', async () => {
    const known = await kit.newPerson();
    const unknown = await kit.officer().post('/orders', kit.orderOf([known, uuid7()]));
    expect([unknown.statusCode, unknown.json().code, unknown.json().fields]).toEqual([
      422,
      'order.unknown-person',
      { 'personIds.1': 'unknown' },
    ]);
    const outside = await kit
      .officer()
      .post('/orders', kit.orderOf([known, await kit.newPerson(LUONG_VAN_TRI)]));
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'order.people-outside']);
    const [one, two] = await Promise.all([
      kit.officer().post('/orders', kit.orderOf([known])),
      kit.officer().post('/orders', kit.orderOf([known])),
    ]);
    expect([one.statusCode, two.statusCode].toSorted()).toEqual([201, 409]);
    const clash = await kit
      .officer()
      .post('/orders', kit.orderOf([await kit.newPerson(), known], { from: iso(t.clock.now() + DAY) }));
    expect([clash.statusCode, clash.json().code, clash.json().fields]).toEqual([
      409,
      'order.already-ordered',
      { 'personIds.1': 'already under an order' },
    ]);
    expect(clash.json().message).toContain('1 người');
    expect((await kit.officer().post('/orders', kit.orderOf([known], { kind: 'test' }))).statusCode).toBe(
      201,
    );
    const after = { from: iso(t.clock.now() + 14 * DAY), until: iso(t.clock.now() + 20 * DAY) };
    expect((await kit.officer().post('/orders', kit.orderOf([known], after))).statusCode).toBe(201);
  });

  it('refuses wrong terms, offices, places and cases', async () => {
    const person = await kit.newPerson();
    const now = t.clock.now();
    const elsewhere = await kit.newOffice('UBND phường Lương Văn Tri', LUONG_VAN_TRI);
    const wrong: [object, number, string][] = [
      [{ until: iso(now) }, 422, 'order.term-reversed'],
      [{ until: iso(now + 40 * DAY) }, 422, 'order.term-too-long'],
      [{ until: '2027-02-30T00:00:00Z' }, 422, 'order.term-implausible'],
      [{ from: '1026-11-16T00:00:00Z' }, 422, 'order.term-implausible'],
      [{ issuerOfficeId: uuid7() }, 422, 'order.unknown-office'],
      [{ issuerOfficeId: elsewhere }, 403, 'order.office-outside'],
      [{ placeId: uuid7() }, 422, 'order.unknown-place'],
      [{ caseId: uuid7() }, 422, 'order.unknown-case'],
    ];
    for (const [extra, status, code] of wrong) {
      const answer = await kit.officer().post('/orders', kit.orderOf([person], extra));
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    }
    const long = await kit.officer().post('/orders', kit.orderOf([person], { until: iso(now + 25 * DAY) }));
    expect([long.statusCode, long.json().warnings[0].code]).toEqual([201, 'order.term-over-limit']);
  });

  describe('to contacts of whom one became a case', () => {
    const newCase = async (personId: string, disease = 'covid-19', classification = 'CONFIRMED') => {
      const made = await (
        await t.as('health-officer', '20')
      ).post('/cases', {
        personId,
        disease,
        classification,
        reportDate: iso(t.clock.now()).slice(0, 10),
        areaId: t.areaId(TAM_THANH),
      });
      expect(made.statusCode, made.body).toBe(201);
      return made.json().id as string;
    };
    const issue = async (people: readonly string[], extra: object = {}) =>
      await kit.officer().post('/orders', kit.orderOf(people, extra));

    it('names who it is; they are left out, isolated as a case, or quarantined on purpose', async () => {
      const [contact, ill] = [await kit.newPerson(), await kit.newPerson()];
      const source = await newCase(await kit.newPerson());
      await newCase(ill);
      const told = await issue([contact, ill], { caseId: source });
      expect([told.statusCode, told.json().code, told.json().fields]).toEqual([
        409,
        'order.became-case',
        { 'personIds.1': 'a case by now' },
      ]);
      expect((await issue([contact], { caseId: source })).statusCode).toBe(201);
      expect((await issue([ill], { kind: 'isolation-home' })).statusCode).toBe(201);
      expect((await issue([ill], { kind: 'test' })).statusCode).toBe(201);
      expect((await issue([ill], { casesToo: true })).statusCode).toBe(201);
    });

    it('speaks of open cases of the disease alone, and not of the case that the order names', async () => {
      const source = await newCase(await kit.newPerson());
      const [other, discarded, own] = [await kit.newPerson(), await kit.newPerson(), await kit.newPerson()];
      await newCase(other, 'measles');
      await newCase(discarded, 'covid-19', 'NO_CASE');
      const caseId = await newCase(own);
      expect((await issue([other, discarded], { caseId: source })).statusCode).toBe(201);
      expect((await issue([own], { caseId })).statusCode).toBe(201);
      const after = { from: iso(t.clock.now() + 15 * DAY), until: iso(t.clock.now() + 20 * DAY) };
      expect((await issue([other], after)).json().code).toBe('order.became-case');
    });
  });

  it('takes a thousand people at once', async () => {
    const scope = systemScope('test', 'demo');
    const people = await t.app.platform.db.transaction().execute(
      async (tx) =>
        await t.app.doors.people.createPeople(
          scope,
          tx,
          Array.from({ length: 1000 }, () => ({
            id: uuid7(),
            fullName: 'Vi Văn Thử',
            birthYear: 1990,
            areaNo: t.app.areas.byId(t.areaId(TAM_THANH))!.no,
            source: 'simulated',
            assurance: 'unverified' as const,
          })),
        ),
    );
    const answer = await kit.officer().post('/orders', kit.orderOf(people.map((person) => person.personId)));
    expect(answer.statusCode).toBe(201);
    const ids = answer.json().orders.map((order: { id: string }) => order.id);
    expect(new Set(ids).size).toBe(1000);
    const audited =
      await sql`select 1 from audit where action = 'order.issue' and (detail->>'count')::int = 1000`.execute(
        t.app.platform.db,
      );
    expect(audited.rows).toHaveLength(1);
    expect(await kit.differences()).toEqual([]);
  });
});

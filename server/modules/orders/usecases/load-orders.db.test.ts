import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { TEST_NOW } from '../../../../test/support/fixed.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { loadOrders, ordersOfPeople } from '../index.ts';
import { DAY, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

describe('the door', () => {
  it('loads many with numbers, checks and counters, and answers them by person', async () => {
    const scope = systemScope('test', 'demo');
    const { db } = t.app.platform;
    const personId = await kit.newPerson();
    const personNo = (await t.app.doors.people.byIds(scope, [personId])).get(personId)!.personNo;
    const areaNo = t.app.areas.byId(t.areaId(TAM_THANH))!.no;
    const from = TEST_NOW - 30 * DAY;
    const base = {
      personNo,
      officeId: kit.officeId,
      legalBasis: 'Mô phỏng',
      reason: 'Mô phỏng',
      placeNo: null,
      caseId: null,
      areaNo,
      stayAreaNo: null,
    };
    const [done, open] = [uuid7(from), uuid7(TEST_NOW)];
    const context = {
      platform: t.app.platform,
      areas: t.app.areas,
      places: t.app.doors.places,
      people: t.app.doors.people,
    };
    await db.transaction().execute(
      async (tx) =>
        await loadOrders(context, scope, tx, [
          {
            ...base,
            id: done,
            kind: 'quarantine-home',
            issuedAt: from,
            from,
            until: from + 14 * DAY,
            end: { status: 'RELEASED', at: from + 14 * DAY },
            followUps: [{ id: uuid7(), at: from + DAY, present: true }],
          },
          {
            ...base,
            id: open,
            kind: 'isolation-home',
            issuedAt: TEST_NOW,
            from: TEST_NOW,
            until: TEST_NOW + 7 * DAY,
          },
        ]),
    );
    const refs = await ordersOfPeople(scope, db, [personNo]);
    expect(refs.map(({ orderId, status }) => [orderId, status])).toEqual([
      [open, 'IN_FORCE'],
      [done, 'RELEASED'],
    ]);
    expect(refs[1]!.lastFollowUpAt).toBe(from + DAY);
    expect(await kit.differences()).toEqual([]);
  });
});

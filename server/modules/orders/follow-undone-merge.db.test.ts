import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, TestApp } from '../../../test/support/app.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { settled } from '../../../test/support/settled.ts';
import { DAY, HOUR, iso, type OrderKit, orderKit, TAM_THANH } from './testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;
let health: Caller;
beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  health = await t.as('health-officer', '20');
});
afterAll(() => t.close());

const ok = async (answer: ReturnType<Caller['post']>) => {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(300);
  return JSON.parse(body);
};
const areaId = () => t.areaId(TAM_THANH);
const day = (ms: number) => iso(ms).slice(0, 10);

/** Two records that the queue holds for one person. */
async function twins(birthDate: string): Promise<[string, string]> {
  const body = { fullName: 'Lương Thị Song', birthDate, sex: 'female', areaId: areaId() };
  return [(await ok(health.post('/people', body))).id, (await ok(health.post('/people', body))).id];
}
async function newCase(personId: string): Promise<string> {
  const body = { personId, disease: 'covid-19', classification: 'CONFIRMED', areaId: areaId() };
  return (await ok(health.post('/cases', { ...body, reportDate: day(t.clock.now()) }))).id;
}
const order = async (personId: string, extra: object = {}): Promise<string> =>
  (await ok(kit.officer().post('/orders', kit.orderOf([personId], extra)))).orders[0].id;
/** The order that each contact of a case is under, by person. */
async function ordersShown(caseId: string): Promise<Record<string, string | null>> {
  const { items } = (await health.get(`/cases/${caseId}/contacts`)).json();
  return Object.fromEntries(
    items.map(({ personId, orderId }: { personId: string; orderId: string | null }) => [personId, orderId]),
  );
}

describe('orders of two merged records that are taken apart again', () => {
  it('stay with the contact that they were issued to; the other shows its own, or none', async () => {
    const caseId = await newCase(await kit.newPerson());
    const [[kept, gone], [also, away]] = [await twins('1971-02-03'), await twins('1973-02-03')];
    const personIds = [kept, gone, also, away];
    const named = personIds.map((personId) => ({ personId, lastContactDate: day(t.clock.now() - DAY) }));
    await ok(health.post(`/cases/${caseId}/contacts`, { items: named }));
    await ok(health.post(`/cases/${caseId}/contacts/decisions`, { personIds, decision: 'confirm' }));
    const own = await order(away, { from: iso(t.clock.now() - HOUR), until: iso(t.clock.now() + 3 * DAY) });
    const merges = [
      await mergeRecords(health, { keep: kept, gone }),
      await mergeRecords(health, { keep: also, gone: away }),
    ];
    await settled(t.app);
    const [first, second] = [
      await order(kept),
      await order(also, { from: iso(t.clock.now() + 4 * DAY), until: iso(t.clock.now() + 9 * DAY) }),
    ];
    expect(await ordersShown(caseId)).toEqual({ [kept]: first, [also]: second });
    for (const merge of merges) {
      await undoMerge(health, merge);
    }
    await settled(t.app);
    expect(await ordersShown(caseId)).toEqual({ [kept]: first, [gone]: null, [also]: second, [away]: own });
  });

  it('isolate no case of the other record any more', async () => {
    const [kept, gone] = await twins('1975-02-03');
    const [theirs, other] = [await newCase(kept), await newCase(gone)];
    const merge = await mergeRecords(health, { keep: kept, gone });
    await order(kept, { kind: 'isolation-home' });
    const isolated = async () =>
      await Promise.all(
        [theirs, other].map(async (id) => (await health.get(`/cases/${id}`)).json().isolatedAt),
      );
    expect(await isolated()).toEqual([iso(t.clock.now()), iso(t.clock.now())]);
    await undoMerge(health, merge);
    await settled(t.app);
    expect(await isolated()).toEqual([iso(t.clock.now()), null]);
  });
});

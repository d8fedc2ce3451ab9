import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { ordersWithin } from './index.ts';
import { LUONG_VAN_TRI, type OrderKit, orderKit, TAM_THANH } from './testing/order-kit.ts';

let kit: OrderKit;
beforeAll(async () => {
  kit = await orderKit();
});
afterAll(async () => await kit.t.close());

it('keeps the orders of these units, in the order asked, and none of another dataset', async () => {
  const { t } = kit;
  const [first, second] = [await kit.issued(), await kit.issued()];
  const { db } = t.app.platform;
  const no = (code: string) => t.app.areas.byId(t.areaId(code))!.no;
  const within = async (dataset: string, areaCode: string) =>
    await ordersWithin(systemScope('test', dataset), db, [second.id, first.id], [no(areaCode)]);
  expect(await within('demo', TAM_THANH)).toEqual([second.id, first.id]);
  expect(await within('demo', LUONG_VAN_TRI)).toEqual([]);
  expect(await within('live', TAM_THANH)).toEqual([]);
});

import type { Reply } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { expectOk } from '../tail/api.ts';
import { decisionOf } from './order-changes.ts';
import { areaIdOf, type Scene } from './scene.ts';

type Page = Reply<(typeof ordersApi)['GET /orders']>;

/** The ward of the shown commune officer. */
const WARD = '06187';
/** So many of the ward have their certificates; the newest of them was issued by mistake. */
const CERTIFIED = 4;

/** Certificates of completion of one office, issued together; one order is annulled after its end, and its certificate with it. */
export async function certifyCompletions(scene: Scene): Promise<void> {
  const { cdc } = scene;
  const path = `/orders?status=RELEASED&sort=-issuedAt&limit=200&area=${areaIdOf(scene, WARD)}`;
  const released = (await expectOk<Page>(cdc, 'GET', path)).items.filter((order) => order.kind !== 'test');
  const [first] = released;
  if (first === undefined || released.some((order) => order.certificate !== null)) {
    return;
  }
  const own = released.filter((order) => order.issuerOfficeId === first.issuerOfficeId).slice(0, CERTIFIED);
  const decision = await decisionOf(scene, first);
  const { officeId, signerId } = decision;
  await expectOk(cdc, 'POST', '/orders/certificates', { ids: own.map(({ id }) => id), officeId, signerId });
  if (own.length > 1) {
    await expectOk(cdc, 'POST', '/orders/cancellations', {
      ids: [first.id],
      reason: 'Ra nhầm người trùng họ tên (mô phỏng)',
      decision,
    });
  }
}

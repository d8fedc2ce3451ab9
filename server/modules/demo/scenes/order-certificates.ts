import type { Reply } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { expectOk } from '../tail/api.ts';
import { decisionOf } from './order-changes.ts';
import type { Scene } from './scene.ts';

type Page = Reply<(typeof ordersApi)['GET /orders']>;

/** So many of one office are released and have their certificates; the first was issued by mistake. */
const CERTIFIED = 4;
/** As many as that office must have left, so that the other screens keep theirs. */
const LEFT = 4;
const SIMULATED = '(mô phỏng)';

/** Orders of one office released and certified together; one is annulled afterwards, and its certificate with it. */
export async function certifyCompletions(scene: Scene): Promise<void> {
  const { cdc, now } = scene;
  const list = async (more: string) =>
    (await expectOk<Page>(cdc, 'GET', `/orders?kind=quarantine-home&sort=-issuedAt&limit=200${more}`)).items;
  if ((await list('&status=RELEASED')).some((order) => order.certificate !== null)) {
    return;
  }
  const open = (await list('&status=IN_FORCE')).filter(
    (order) => order.lastDecision === null && Date.parse(order.from) <= now,
  );
  const offices = [...Map.groupBy(open, (order) => order.issuerOfficeId).values()];
  const [largest] = offices.toSorted((a, b) => b.length - a.length);
  const [first, ...others] = (largest ?? []).slice(0, CERTIFIED);
  if (largest === undefined || first === undefined || largest.length < CERTIFIED + LEFT) {
    return;
  }
  const decision = await decisionOf(scene, first);
  const { officeId, signerId } = decision;
  const ids = [first, ...others].map(({ id }) => id);
  const reason = `Đủ điều kiện kết thúc, xét nghiệm âm tính ${SIMULATED}`;
  await expectOk(cdc, 'POST', '/orders/releases', { ids, reason, decision });
  await expectOk(cdc, 'POST', '/orders/certificates', { ids, officeId, signerId });
  await expectOk(cdc, 'POST', '/orders/cancellations', {
    ids: [first.id],
    reason: `Ra nhầm người trùng họ tên ${SIMULATED}`,
    decision,
  });
}

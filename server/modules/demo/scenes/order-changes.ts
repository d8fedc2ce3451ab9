import type { Reply } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { signerFor } from './order-signers.ts';
import { areaIdOf, type Scene } from './scene.ts';

type Page = Reply<(typeof ordersApi)['GET /orders']>;
type Order = Page['items'][number];
type Detail = Reply<(typeof ordersApi)['GET /orders/{id}']>;

/** The ward of the shown commune officer, which has a template for extensions. */
const WARD = '06187';
const SIMULATED = '(mô phỏng)';

/**
 * Decisions on changes: two extensions in one action, of which one was served; a reduction; a release before the end; a cancellation.
 * Each only where none shows yet, so that a load that was cut off goes on.
 */
export async function decideChanges(scene: Scene): Promise<void> {
  const { cdc, now } = scene;
  const list = async (more: string) =>
    (await expectOk<Page>(cdc, 'GET', `/orders?kind=quarantine-home&sort=-issuedAt&limit=200${more}`)).items;
  const ward = await list(`&area=${areaIdOf(scene, WARD)}`);
  const known = new Map([...ward, ...(await list(''))].map((order) => [order.id, order]));
  const orders = [...known.values()];
  const shown = (kind: string) => orders.some((order) => order.lastDecision?.kind === kind);
  const open = orders.filter(
    (order) =>
      order.status === 'IN_FORCE' &&
      order.lastDecision === null &&
      Date.parse(order.from) <= now &&
      Date.parse(order.until) > now + 2 * DAY_MS,
  );
  // Decisions of one action are of one office.
  const [first, ...others] = open;
  const second = others.find((order) => order.issuerOfficeId === first?.issuerOfficeId);
  const [third, fourth, fifth] = others.filter((order) => order !== second);
  if (!shown('extension') && first !== undefined) {
    await extendTogether(scene, second === undefined ? [first] : [first, second]);
  }
  if (!shown('reduction') && third !== undefined) {
    await expectOk(cdc, 'POST', `/orders/${third.id}/extension`, {
      version: third.version,
      until: moved(third, -1),
      reason: `Xét nghiệm âm tính hai lần ${SIMULATED}`,
      decision: await decisionOf(scene, third),
    });
  }
  if (!shown('release') && fourth !== undefined) {
    await expectOk(cdc, 'POST', `/orders/${fourth.id}/release`, {
      version: fourth.version,
      reason: `Xác minh lại: không tiếp xúc với ca bệnh ${SIMULATED}`,
      decision: await decisionOf(scene, fourth),
    });
  }
  if (!shown('cancel') && fifth !== undefined) {
    await expectOk(cdc, 'POST', `/orders/${fifth.id}/release`, {
      version: fifth.version,
      cancelled: true,
      reason: `Nhầm người trùng họ tên ${SIMULATED}`,
      decision: await decisionOf(scene, fifth),
    });
  }
}

async function extendTogether(scene: Scene, orders: readonly Order[]): Promise<void> {
  const { cdc, run } = scene;
  const [first] = orders;
  await expectOk(cdc, 'POST', '/orders/extensions', {
    items: orders.map((order) => ({ id: order.id, until: moved(order, 2) })),
    reason: `Trong nhà có ca mắc mới ${SIMULATED}`,
    decision: await decisionOf(scene, first!),
  });
  const detail = await expectOk<Detail>(cdc, 'GET', `/orders/${first!.id}`);
  const decision = detail.changes[0]?.decision;
  if (decision !== null && decision !== undefined) {
    await expectOk(cdc, 'POST', `/orders/${first!.id}/services`, {
      id: demoId(run, 'order-paper', `service ${decision.id}`),
      at: decision.issuedAt,
      decisionId: decision.id,
      manner: 'signed',
      signedBy: detail.personName,
    });
  }
}

/** So many days later or earlier; the orders chosen have two days left. */
function moved({ until }: Order, days: number): string {
  return new Date(Date.parse(until) + days * DAY_MS).toISOString();
}

/** A decision of the order's own office; its chair signs. */
export async function decisionOf(
  scene: Scene,
  order: Order,
): Promise<{ officeId: string; signerId: string; legalBasis: string }> {
  const { issuerOfficeId: officeId, kind, legalBasis } = order;
  return { officeId, signerId: await signerFor(scene, officeId, kind), legalBasis };
}

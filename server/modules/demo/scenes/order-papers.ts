import type { Reply } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import type { Scene } from './scene.ts';

type Order = Reply<(typeof ordersApi)['GET /orders']>['items'][number];
type Page = Reply<(typeof ordersApi)['GET /orders']>;

const ALL = [
  'quarantine-facility',
  'quarantine-home',
  'isolation-hospital',
  'isolation-home',
  'test',
  'lockdown',
];
/** So many orders are served, the next one is complained of, the others wait. */
const SERVED = 2;

/**
 * Who signs for the committee of a commune: its chair, a deputy by assignment, the head of its station by authorisation;
 * and orders that were served before a witness, or complained of.
 */
export async function signAndServe(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  // Whatever became of them since: played again, it must come upon the same ones.
  const page = await expectOk<Page>(cdc, 'GET', '/orders?sort=number&limit=20');
  const [first] = page.items;
  if (first === undefined) {
    return;
  }
  await nameSigners(scene, first.issuerOfficeId);
  const chosen = page.items.filter((order) => order.kind === 'quarantine-home').slice(0, SERVED + 1);
  for (const [i, order] of chosen.entries()) {
    if (order.status !== 'IN_FORCE') {
      continue;
    }
    const at = new Date(Math.max(Date.parse(order.issuedAt), scene.now - 3 * 3_600_000)).toISOString();
    if (i < SERVED) {
      const proof = i === 0 ? { manner: 'signed', signedBy: order.personName } : witnessed;
      const id = demoId(run, 'order-paper', `${proof.manner} ${order.id}`);
      await expectOk(cdc, 'POST', `/orders/${order.id}/services`, { id, at, ...proof });
    } else {
      await complain(scene, order, at);
    }
  }
}

const witnessed = { manner: 'refused-to-sign', witness: 'Tổ trưởng tổ dân phố (mô phỏng)' };

async function nameSigners({ cdc, run }: Scene, officeId: string): Promise<void> {
  const common = { officeId, onBehalfOf: 'Ủy ban nhân dân', validFrom: '2026-01-05' };
  const rows = [
    { key: 'chair', name: 'Chủ tịch mô phỏng', form: 'head', title: 'Chủ tịch', kinds: ALL },
    {
      key: 'deputy',
      name: 'Phó Chủ tịch mô phỏng',
      form: 'deputy',
      title: 'Phó Chủ tịch',
      headTitle: 'Chủ tịch',
      document: 'Quyết định 12/QĐ-UBND ngày 05/01/2026 (mô phỏng)',
      kinds: ['quarantine-facility', 'quarantine-home', 'test'],
    },
    {
      key: 'station',
      name: 'Trưởng trạm mô phỏng',
      form: 'authorised',
      title: 'Trưởng Trạm Y tế',
      headTitle: 'Chủ tịch',
      document: 'Văn bản ủy quyền 05/UBND ngày 01/03/2026 (mô phỏng)',
      validTo: '2026-09-30',
      kinds: ['test'],
    },
  ];
  for (const { key, ...row } of rows) {
    await expectOk(cdc, 'POST', '/signing-authorities', {
      id: demoId(run, 'order-paper', key),
      ...common,
      ...row,
    });
  }
}

async function complain({ cdc, run }: Scene, order: Order, at: string): Promise<void> {
  await expectOk(cdc, 'POST', `/orders/${order.id}/appeals`, {
    id: demoId(run, 'order-paper', `complaint ${order.id}`),
    at,
    content: 'Đề nghị xem lại: không ở cùng nhà với ca bệnh trong thời gian này (mô phỏng).',
  });
}

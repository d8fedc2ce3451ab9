import type { TestApp } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

/** Communes of today's list with a decided level, as the simulated province has them. */
export async function decideLevels(t: TestApp, levels: { readonly [code: string]: number }): Promise<void> {
  const [office, leader] = await Promise.all([t.as('health-officer'), t.as('province-leader')]);
  const good = async (who: typeof office, path: string, body: object) => {
    const answer = await who.post(path, body);
    if (answer.statusCode >= 300) {
      throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    }
    return answer.json();
  };
  const items = Object.entries(levels).map(([code, level]) => ({ areaId: t.areaId(code), level }));
  const id = uuid7();
  await good(office, '/risk/proposals', { id, items, reason: 'Để tập huấn (mô phỏng)' });
  await good(leader, `/risk/proposals/${id}/review`, { version: 1, accept: true });
  await good(leader, `/risk/proposals/${id}/approval`, { version: 2, accept: true });
  await good(leader, `/risk/proposals/${id}/publication`, {
    version: 3,
    decisionNumber: '1/QĐ-UBND',
    effectiveFrom: new Date(t.clock.now() - 60_000).toISOString(),
    signer: 'Phó Chủ tịch (mô phỏng)',
    legalBasis: 'Văn bản mô phỏng',
    reason: 'Để tập huấn',
  });
}

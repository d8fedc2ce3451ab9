import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

/** A guest house with somebody in it. */
export async function buildLodging(t: TestApp, areaId: string, personId: string, mark: string) {
  const health = await t.as('health-officer');
  const inn = { name: `Nhà nghỉ ${mark}`, kind: 'lodging', areaId };
  const innId: string = (await health.post('/places', inn)).json().id;
  const stay = { id: uuid7(), personId, arrivedAt: new Date(TEST_NOW - 3_600_000).toISOString() };
  await health.post('/lodging/stays', { placeId: innId, rows: [stay] });
  return { innId, stayId: stay.id };
}

import { personAt } from '../../../../lib/simulation/index.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { DEMO_DISEASE } from '../rules/case-facts.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { areaIdOf, caseIdOf, communeCodeOf, familiesOf, neighbours, type Scene } from './scene.ts';

const GUESTS = 24;
const FAMILY = 10;

/** A wedding of last week: two cases were guests, and their families and neighbours too. */
export async function openWedding(scene: Scene): Promise<void> {
  const { run, world, cdc, traced, now } = scene;
  const cases = traced.slice(0, 2);
  const host = cases[0];
  if (host === undefined) {
    return;
  }
  const id = demoId(run, 'cluster', 'wedding');
  const from = startOfLocalDay(now) - 7 * DAY_MS + 10 * HOUR_MS;
  await expectOk(cdc, 'POST', '/clusters', {
    id,
    title: 'Đám cưới ở nhà văn hóa thôn (mô phỏng)',
    disease: DEMO_DISEASE,
    areaId: areaIdOf(scene, communeCodeOf(scene, host.infected)),
    status: 'CLUSTER',
    investigation: 'ONGOING',
    risk: 'HIGH',
    placeKind: 'entertainment',
    from: new Date(from).toISOString(),
    to: new Date(from + 4 * HOUR_MS).toISOString(),
    description: 'Khoảng 30 khách, ngồi theo mâm trong nhà. Dữ liệu mô phỏng.',
  });
  const { commune } = personAt(world.province, host.infected);
  const families = familiesOf(scene, cases).slice(0, FAMILY);
  const guests = neighbours(scene, commune, 2 * GUESTS)
    .slice(-GUESTS)
    .filter((person) => !families.includes(person));
  const row = (involvement: string) => (person: number) => ({
    personId: demoId(run, 'person', person),
    involvement,
  });
  const rows = [...families.map(row('household')), ...guests.map(row('guest'))];
  if (rows.length > 0) {
    await expectOk(cdc, 'POST', `/clusters/${id}/participants`, {
      id: demoId(run, 'cluster', 'wedding-guests'),
      rows,
    });
  }
  await expectOk(cdc, 'POST', `/clusters/${id}/participants`, {
    id: demoId(run, 'cluster', 'wedding-cases'),
    involvement: 'case',
    caseIds: cases.map((infection) => caseIdOf(scene, infection)),
  });
}

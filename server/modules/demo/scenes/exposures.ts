import type { Reply } from '../../../../contract/kit.ts';
import type { tracePlanApi } from '../../../../contract/trace-plan.ts';
import { expectOk } from '../tail/api.ts';
import { caseIdOf, type Scene } from './scene.ts';

type Preview = Reply<(typeof tracePlanApi)['POST /cases/{id}/trace/preview']>;
type Plan = Reply<(typeof tracePlanApi)['GET /cases/{id}/trace/plan']>;
type Exposures = Reply<(typeof tracePlanApi)['GET /cases/{id}/place-exposures']>;

/** Cases whose crowds become place exposures; that of the first is published. */
const CASES = 2;
/** More people than this at one place at one time are told by a notice rather than called one by one. */
const CROWD = 12;
/** Fewest that make a crowd at all: in a province of a few hundred people nobody meets a dozen. */
const LEAST = 2;
const cutOffs = (crowd: number) => ({ F1: 20, F2: 60, maxOrders: null, crowd });
const ADVICE =
  'Ai có mặt tại đây trong khung giờ này: tự theo dõi sức khỏe 14 ngày, gọi trạm y tế khi sốt hoặc ho (mô phỏng).';

/** Cut-offs of the cases that met the largest crowds: places instead of people, one of them made public. */
export async function cutContacts(scene: Scene): Promise<void> {
  const { cdc } = scene;
  const found: { path: string; largest: number }[] = [];
  for (const infection of scene.traced) {
    const path = `/cases/${caseIdOf(scene, infection)}`;
    const plan = await expectOk<Plan>(cdc, 'GET', `${path}/trace/plan`);
    if (plan.version > 0) {
      // Done by a load that was cut off later.
      return;
    }
    const seen = await expectOk<Preview>(cdc, 'POST', `${path}/trace/preview`, { cutOffs: cutOffs(LEAST) });
    found.push({ path, largest: Math.max(0, ...seen.places.map(({ people }) => people)) });
  }
  const crowded = found.filter(({ largest }) => largest > LEAST).toSorted((a, b) => b.largest - a.largest);
  for (const { path, largest } of crowded.slice(0, CASES).toReversed()) {
    const crowd = Math.min(CROWD, largest - 1);
    await expectOk(cdc, 'POST', `${path}/trace/plan`, { version: 0, cutOffs: cutOffs(crowd) });
  }
  if (crowded[0] !== undefined) {
    await publishFirst(scene, crowded[0].path);
  }
}

async function publishFirst({ cdc }: Scene, path: string): Promise<void> {
  const { items } = await expectOk<Exposures>(cdc, 'GET', `${path}/place-exposures`);
  const proposed = items.find(({ status }) => status === 'PROPOSED');
  if (proposed !== undefined && items.every(({ status }) => status !== 'PUBLISHED')) {
    const { id, version } = proposed;
    await expectOk(cdc, 'PATCH', `/place-exposures/${id}`, { version, status: 'PUBLISHED', advice: ADVICE });
  }
}

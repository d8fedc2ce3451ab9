import type { App } from '../../server/app.ts';
import { appendEvent } from '../../server/platform/events/outbox.ts';
import { addFigures } from '../../server/platform/figures/figures.ts';
import { DATASET, type Filled } from './fill.ts';

/** What the map's cases are counted by, whichever of them it shows. */
const METRICS = ['cases.confirmed', 'cases.announced'];
const A_TIME = 5;

let announced = 0;

/** Counts five cases in the last commune, as their module does: counters and outbox row in one transaction. */
export async function announceCases(
  app: App,
  { areaNos }: Filled,
): Promise<{ committedAt: number; code: string; atLeast: number }> {
  const { db, clock } = app.platform;
  const areaNo = areaNos.at(-1)!;
  const at = clock.now();
  await db.transaction().execute(async (tx) => {
    const deltas = METRICS.map((metric) => ({ metric, dataset: DATASET, areaNo, at, by: A_TIME }));
    await addFigures(tx, deltas);
    const payload = { metrics: METRICS, areaNos: [areaNo] };
    await appendEvent(tx, { topic: 'figures.changed', dataset: DATASET, payload, at });
  });
  announced += A_TIME;
  const committedAt = performance.timeOrigin + performance.now();
  return { committedAt, code: app.areas.byNo(areaNo)!.code, atLeast: announced };
}

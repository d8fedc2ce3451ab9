import type { App } from '../../server/app.ts';
import { loadStays, openPresenceDays, type StayToLoad } from '../../server/modules/presence/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { DAY_MS } from '../../server/platform/clock/clock.ts';
import { DATASET, type Filled } from './fill.ts';

const STAYS_A_TRANSACTION = 100_000;
const MINUTE = 60_000;

/** Loads whole stays of the last day by COPY, in the way of imports. @returns rows a second. */
export async function copyStays(app: App, filled: Filled, rows: number): Promise<number> {
  const started = performance.now();
  await loadRandomStays(app, filled, rows, 1);
  return rows / ((performance.now() - started) / 1000);
}

/** Loads stays spread evenly over the last `days`. */
export async function loadRandomStays(app: App, filled: Filled, rows: number, days: number): Promise<void> {
  const { platform } = app;
  const scope = systemScope('bench', DATASET);
  const now = platform.clock.now();
  const from = now - days * DAY_MS;
  await openPresenceDays(platform.db, DATASET, from, now);
  for (let done = 0; done < rows; done += STAYS_A_TRANSACTION) {
    const count = Math.min(STAYS_A_TRANSACTION, rows - done);
    await platform.db.transaction().execute((tx) =>
      loadStays(scope, tx, randomStays(filled, count, from, now), {
        source: 'import',
        timeQuality: 'device',
        assurance: 'unverified',
        now,
      }),
    );
  }
}

function* randomStays(filled: Filled, count: number, from: number, to: number): Generator<StayToLoad> {
  for (let i = 0; i < count; i += 1) {
    const inAt = from + Math.floor(Math.random() * (to - from));
    yield {
      placeNo: filled.placeNos[Math.floor(Math.random() * filled.placeNos.length)]!,
      personNo: filled.personNos[Math.floor(Math.random() * filled.personNos.length)]!,
      inAt,
      outAt: inAt + (10 + Math.floor(Math.random() * 110)) * MINUTE,
      outImputed: false,
    };
  }
}

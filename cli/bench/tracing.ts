import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../server/app.ts';
import { systemClock } from '../../server/platform/clock/clock.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { say } from '../kit.ts';
import { DATASET, needed } from './fill.ts';
import type { Measured } from './numbers.ts';
import { openRoom, type Room } from './room.ts';
import { compareEngines } from './tracing-engines.ts';
import { compareScans } from './tracing-scan.ts';
import { scoreAgainstTruth } from './tracing-truth.ts';
import { compareTables } from './tracing-tables.ts';
import { measureUpkeep } from './tracing-upkeep.ts';
import { loadVisits } from './tracing-load.ts';
import { visitWorld } from './tracing-visits.ts';

export type TracingOptions = {
  readonly people: number;
  readonly visits: number;
  readonly seconds: number;
  readonly profile: boolean;
};

/**
 * Tracing over a synthetic province: SQL against its baselines, the index against SQL, both against each other person
 * by person, and what the index costs. Missed targets are told; only a difference between the engines fails.
 */
export async function benchTracing(options: TracingOptions): Promise<Measured[]> {
  say(`bench tracing: preparing ${options.visits} stays`);
  const room = await openRoom(options);
  const app = await openApp(room);
  try {
    await app.start();
    const world = visitWorld(options.visits, systemClock.now());
    await loadVisits(room.postgres.url, world, (text) => say(`bench tracing: ${text}`));
    const before = loadNow();
    const measured = [
      ...(await compareTables(app, world)),
      ...(await measureUpkeep(app, world)),
      ...(await compareEngines(app, room, world, options.seconds)),
      ...compareScans(world),
      ...(await scoreAgainstTruth(app)),
    ];
    const load: Measured = {
      name: 'load average while measuring',
      value: loadNow(),
      unit: '',
      note: `${before.toFixed(1)} after loading; the machine's cores are shared with whatever else runs`,
    };
    return [
      load,
      ...measured.map((one): Measured => (one.unit === 'differences' ? one : { ...one, advisory: true })),
    ];
  } finally {
    await app.stop();
    await room.close();
  }
}

function loadNow(): number {
  return loadavg()[0]!;
}

/** The program in this process, without listening: its engines are what is measured. */
async function openApp(room: Room): Promise<App> {
  return needed(
    await createApp({
      databaseUrl: room.postgres.url,
      secret: room.secret,
      clock: systemClock,
      log: createLog('silent'),
      publicUrl: 'http://127.0.0.1',
      filesDir: join(room.dataDir, 'files'),
      publicDataset: DATASET,
      provinceCode: '20',
      trustProxy: false,
      webDir: null,
    }),
  );
}

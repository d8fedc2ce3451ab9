import type { App } from '../../server/app.ts';
import { appendEvent } from '../../server/platform/events/outbox.ts';
import { say } from '../kit.ts';
import { DATASET } from './fill.ts';
import type { Measured } from './numbers.ts';
import { drawProbes, firstLevel, timed } from './tracing-probes.ts';
import type { VisitWorld } from './tracing-visits.ts';

/** What the index costs: reading and building it, memory, and reading one day again. */
export async function measureUpkeep(app: App, world: VisitWorld): Promise<Measured[]> {
  say('bench tracing: building the index');
  const { presenceIndex } = app.doors;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const cpu = process.cpuUsage();
  const built = await timed(() => presenceIndex.build(DATASET));
  const { user, system } = process.cpuUsage(cpu);
  const rss = process.memoryUsage().rss;
  const held = presenceIndex.held().find(({ dataset }) => dataset === DATASET)!;
  const refreshed = await timed(() => refresh(app, world));
  const megabytes = (bytes: number): number => bytes / 2 ** 20;
  return [
    {
      name: 'index, reading and building',
      value: built.ms / 1000,
      unit: 's',
      target: { of: 'value', is: 'at most', bound: 25 },
      note: `${held.rows} stays of ${held.days} days; tables ${Math.round(megabytes(held.bytes))} MB; processor time ${((user + system) / 1e6).toFixed(1)} s without the database's`,
    },
    {
      name: 'memory of the process with the index',
      value: megabytes(rss),
      unit: 'MB',
      target: { of: 'value', is: 'at most', bound: 1024 },
      note: `resident; ${Math.round(megabytes(before))} MB before, the benchmark itself included`,
    },
    {
      name: 'index, one day read again',
      value: refreshed.ms / 1000,
      unit: 's',
      target: { of: 'value', is: 'at most', bound: 2 },
      note: 'from the commit to the first answer with it',
    },
  ];
}

/** Says that a whole day changed, and asks until the index answers again. */
async function refresh(app: App, world: VisitWorld): Promise<void> {
  const { db, clock } = app.platform;
  const [probe] = await drawProbes(db, world, 1);
  const question = { ...firstLevel(world, probe!, 1), limit: null };
  await db.transaction().execute((tx) =>
    appendEvent(tx, {
      topic: 'presence.recorded',
      dataset: DATASET,
      payload: { areaNos: [], opened: 0, changed: { days: [world.days.at(-1)!] } },
      at: clock.now(),
    }),
  );
  while ((await app.doors.presenceIndex.ask(DATASET, question)) === null) {
    // Late: the day is being read.
  }
}

import { presenceApi } from '../../../contract/presence.ts';
import { anonymousScope } from '../../platform/access/scope.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import './events.ts';
import type { PresenceDoors } from './doors.ts';
import { presenceFigures, presenceMetrics } from './figures.ts';
import { indexHealth } from './trace-index/health.ts';
import { indexProjection } from './trace-index/projection.ts';
import { createTraceIndex, type TraceIndex, type TraceIndexMode } from './trace-index/trace-index.ts';
import { type CoPresenceEngine, createCoPresenceEngine } from './usecases/co-presence-engine.ts';
import { presenceHandlers } from './routes.ts';
import { createPartitions, dropOldPartitions } from './store/partitions.ts';
import { createPresenceRecorder, type PresenceRecorder, type Writing } from './usecases/record-presence.ts';
import { presenceHolding } from './store/holding.ts';

export type PresenceOptions = {
  readonly doors: PresenceDoors;
  /** Days that live and demo check-ins are kept: 21 of incubation and the delay of reports. */
  readonly keptDays: number;
  /** Other than the grouped default: the benchmark's baseline of one transaction a check-in. */
  readonly writing?: Writing;
  /** When to keep stays in memory for tracing, and where the thread that does it reads them. Left out: never. */
  readonly traceIndex?: { readonly mode: TraceIndexMode; readonly databaseUrl: string };
};

/** What the composition root gets besides the module. */
export type PresenceModule = Module & {
  readonly recorder: PresenceRecorder;
  readonly coPresence: CoPresenceEngine;
  readonly index: TraceIndex;
};

/** The log of who was where. The recorder is the door for other modules: declared visits, imports, lodging. */
export function presenceModule(
  platform: Platform,
  { doors, keptDays, writing, traceIndex }: PresenceOptions,
): PresenceModule {
  const index = createTraceIndex(platform, traceIndex ?? { mode: 'off', databaseUrl: '' });
  const partitions = createPartitions(platform.db);
  const recorder = createPresenceRecorder(
    platform,
    {
      placesByCode: doors.places.byCodes,
      resolveIdentities: (dataset, tx, keys) => doors.people.resolve(anonymousScope(dataset), tx, keys),
      ensurePartitions: partitions.ensure,
      now: platform.clock.now,
    },
    keptDays,
    writing,
  );
  return {
    name: 'presence',
    dependsOn: ['areas', 'people', 'places'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(presenceApi, presenceHandlers(platform, doors, recorder)),
    recorder,
    coPresence: createCoPresenceEngine(index),
    index,
    projections: [indexProjection(platform.clock)],
    health: [indexHealth(index)],
    figures: presenceFigures(keptDays),
    metrics: presenceMetrics,
    jobs: [
      {
        kind: 'presence.retention',
        cron: '10 19 * * *',
        run: async () => ({ dropped: await dropOldPartitions(platform.db, platform.clock.now(), keptDays) }),
      },
    ],
    holdings: [presenceHolding(keptDays)],
    tables: {
      presence: { distributedBy: 'place_no' },
      presence_place_total: { distributedBy: 'place_no' },
    },
    start: async () => {
      const now = platform.clock.now();
      for (const dataset of ['live', 'demo']) {
        await partitions.ensure(dataset, [now - DAY_MS, now, now + DAY_MS]);
      }
      await index.start();
      return async () => {
        await recorder.drain();
        await index.stop();
      };
    },
  };
}

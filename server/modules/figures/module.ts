import { type FigureOptions, figuresRoutes } from './routes.ts';
import type { Module, Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import { recountHealth } from './rules/recount-health.ts';
import { readLastRecount } from './store/recounts.ts';
import { recount } from './usecases/recount.ts';

/** Half past two at night in Vietnam, in UTC. */
const NIGHTLY = '30 19 * * *';

/** Series of counters, the list of metrics, the event stream and the nightly recount. */
export function figuresModule(platform: Platform, areas: AreaDirectory, options: FigureOptions): Module {
  const { db, clock } = platform;
  return {
    name: 'figures',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...figuresRoutes(platform, areas, options),
    tables: { figure_recount: 'local' },
    jobs: [
      {
        kind: 'figures.recount',
        cron: NIGHTLY,
        run: async () => await recount(db, options.metrics(), clock.now()),
      },
    ],
    health: [
      { name: 'figures.recount', check: async () => recountHealth(await readLastRecount(db), clock.now()) },
    ],
  };
}

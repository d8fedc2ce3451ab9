import { type FigureOptions, figuresRoutes } from './routes.ts';
import type { Module, Platform } from '../../platform/module.ts';
import type { FigureContext } from './context.ts';
import { catalogueFaults } from './rules/catalogue.ts';
import { recountHealth } from './rules/recount-health.ts';
import { readLastRecount } from './store/recounts.ts';
import { recount } from './usecases/recount.ts';
import { takeSnapshots, takeWholeSnapshots } from './usecases/take-snapshot.ts';

/** Half past two at night in Vietnam, in UTC. */
const NIGHTLY = '30 19 * * *';
/** After the recount, a quarter past three in Vietnam. */
const AFTER_MIDNIGHT = '15 20 * * *';
/** Ten to seven and ten to five in Vietnam, before the two briefings of a day, in UTC. */
const BRIEFINGS = '50 9,23 * * *';

/** The dictionary of metrics and what is read by it, series of counters, the event stream, the nightly recount. */
export function figuresModule(platform: Platform, context: FigureContext, options: FigureOptions): Module {
  const { db, clock } = platform;
  return {
    name: 'figures',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...figuresRoutes(platform, context, options),
    tables: {
      figure_recount: 'local',
      manual_metric: 'reference',
      manual_figure: { distributedBy: 'area_no' },
      metric_target: { distributedBy: 'area_no' },
      figure_snapshot: { distributedBy: 'area_no' },
      figure_snapshot_run: 'local',
      gauge_snapshot: { distributedBy: 'area_no' },
    },
    start: async () => {
      const faults = catalogueFaults(context.declared());
      if (faults.length > 0) {
        throw new Error(faults.join('; '));
      }
    },
    jobs: [
      {
        kind: 'figures.recount',
        cron: NIGHTLY,
        run: async () => await recount(db, options.metrics(), clock.now()),
      },
      {
        kind: 'figures.snapshot',
        cron: BRIEFINGS,
        run: async () => await takeSnapshots(context, options.provinceCode),
      },
      {
        kind: 'figures.snapshot-all',
        cron: AFTER_MIDNIGHT,
        run: async () => await takeWholeSnapshots(context, options.provinceCode),
      },
    ],
    health: [
      { name: 'figures.recount', check: async () => recountHealth(await readLastRecount(db), clock.now()) },
    ],
  };
}

import { type FigureOptions, figuresRoutes } from './routes.ts';
import type { Module, Platform } from '../../platform/module.ts';
import type { FigureContext } from './context.ts';
import { catalogueFaults } from './rules/catalogue.ts';
import { recountHealth } from './rules/recount-health.ts';
import { readLastRecount } from './store/recounts.ts';
import { recount } from './usecases/recount.ts';

/** Half past two at night in Vietnam, in UTC. */
const NIGHTLY = '30 19 * * *';

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
    ],
    health: [
      { name: 'figures.recount', check: async () => recountHealth(await readLastRecount(db), clock.now()) },
    ],
  };
}

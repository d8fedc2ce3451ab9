import { figuresApi } from '../../../contract/figures.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { EventHub } from '../../platform/realtime/hub.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { Metric } from './rules/metrics.ts';
import { serveTopics } from './stream/serve-topics.ts';
import { readSeries } from './usecases/read-series.ts';

export type FigureOptions = {
  /** Every metric of every module; asked per request, since modules are made before the list is whole. */
  readonly metrics: () => readonly Metric[];
  /** The follower of the outbox; it starts after the migrations. */
  readonly hub: () => EventHub;
  /** Metrics that the public map shows: they make `map` events. */
  readonly mapMetrics: readonly string[];
};

const { 'GET /figures': series, 'GET /metrics-list': metricsList, 'GET /stream': stream } = figuresApi;
const table = { 'GET /figures': series, 'GET /metrics-list': metricsList, 'GET /stream': stream } as const;

/** Endpoints of the figures module. */
export function figuresRoutes({ db, clock }: Platform, areas: AreaDirectory, options: FigureOptions) {
  const { metrics } = options;
  return routes(table, {
    'GET /figures': async ({ scope, query }) =>
      await readSeries(scope, { db, areas, metrics }, query, clock.now()),
    'GET /metrics-list': async () =>
      done({
        items: metrics().map(({ code, vi, en, unit, module, public: open }) => ({
          code,
          vi,
          en,
          unit,
          module,
          public: open,
        })),
      }),
    'GET /stream': async ({ scope, query, lastEventId }) => ({
      ok: true,
      stream: async (response) =>
        await serveTopics(response, { db, areas, ...options }, { scope, topics: query.topics, lastEventId }),
    }),
  });
}

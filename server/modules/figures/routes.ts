import { figuresApi } from '../../../contract/figures.ts';
import { metricEntriesApi } from '../../../contract/metric-entries.ts';
import { metricsApi } from '../../../contract/metrics.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { EventHub } from '../../platform/realtime/hub.ts';
import type { FigureContext } from './context.ts';
import { entryHandlers } from './entry-routes.ts';
import { metricHandlers } from './metric-routes.ts';
import type { Metric } from './rules/metrics.ts';
import { openPublicAudiences } from './stream/public-audiences.ts';
import { serveTopics } from './stream/serve-topics.ts';
import { readSeries } from './usecases/read-series.ts';

export type FigureOptions = {
  /** Every metric of every module; asked per request, since modules are made before the list is whole. */
  readonly metrics: () => readonly Metric[];
  /** The follower of the outbox; it starts after the migrations. */
  readonly hub: () => EventHub;
  /** Code of the province served, on today's list. */
  readonly provinceCode: string;
  /** Metrics that the public map shows: they make `map` events. */
  readonly mapMetrics: readonly string[];
};

const { 'GET /figures': series, 'GET /metrics-list': metricsList, 'GET /stream': stream } = figuresApi;
const table = {
  'GET /figures': series,
  'GET /metrics-list': metricsList,
  'GET /stream': stream,
  ...metricsApi,
  ...metricEntriesApi,
} as const;

/** Endpoints of the figures module. */
export function figuresRoutes({ db, clock }: Platform, context: FigureContext, options: FigureOptions) {
  const { areas } = context;
  const { metrics } = options;
  const audiences = openPublicAudiences({ db, areas, ...options });
  return routes(table, {
    ...metricHandlers(context),
    ...entryHandlers(context),
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
        await serveTopics(
          response,
          { db, areas, ...options, audiences },
          { scope, topics: query.topics, lastEventId },
        ),
    }),
  });
}

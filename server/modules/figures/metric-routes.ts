import type { metricsApi } from '../../../contract/metrics.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { FigureContext } from './context.ts';
import {
  dictionaryColumns,
  dictionaryRows,
  seriesColumns,
  seriesRows,
  showDictionary,
  showSeries,
  showValues,
  valueColumns,
  valueRows,
} from './usecases/show-metrics.ts';

/** Handlers of the dictionary and of what is read by it. */
export function metricHandlers(context: FigureContext): Handlers<typeof metricsApi> {
  return {
    'GET /metrics': async ({ scope, query, wants }) => {
      const items = await showDictionary(context, scope, query);
      return wants === 'json'
        ? done({ items })
        : csvAnswer('metrics.csv', dictionaryColumns, dictionaryRows(items));
    },
    'GET /metrics/values': async ({ scope, query, wants }) => {
      const shown = await showValues(context, scope, query);
      return wants === 'json' || !shown.ok
        ? shown
        : csvAnswer('values.csv', valueColumns, valueRows(shown.value.items));
    },
    'GET /metrics/{code}/series': async ({ scope, params, query, wants }) => {
      const shown = await showSeries(context, scope, params.code, query);
      return wants === 'json' || !shown.ok
        ? shown
        : csvAnswer(`${shown.value.metric.code}.csv`, seriesColumns, seriesRows(shown.value));
    },
  };
}

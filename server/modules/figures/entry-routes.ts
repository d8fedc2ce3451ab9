import examples from '../../../data/examples/published-figures.json' with { type: 'json' };
import type { metricEntriesApi } from '../../../contract/metric-entries.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { FigureContext } from './context.ts';
import { correctFigure, declareManual, enterFigure, showEntered } from './usecases/enter-figures.ts';
import { rankingColumns, rankingRows, rankUnits } from './usecases/rank-areas.ts';
import { setTarget, showTargets } from './usecases/set-targets.ts';
import { showAsKnown } from './usecases/show-as-known.ts';

const enteredColumns = [
  'metric',
  'areaName',
  'at',
  'value',
  'source',
  'author',
  'enteredAt',
  'corrects',
  'reason',
  'correctedBy',
] as const;

/** Handlers of targets, entered figures, rankings, and what was known when. */
export function entryHandlers(context: FigureContext): Handlers<typeof metricEntriesApi> {
  return {
    'GET /metric-targets': async ({ scope, query }) =>
      done({ items: await showTargets(context, scope, query.metric) }),
    'POST /metric-targets': async ({ scope, body }) => await setTarget(context, scope, body),
    'POST /manual-metrics': async ({ scope, body }) => await declareManual(context, scope, body),
    'GET /manual-figures': async ({ scope, query, wants }) => {
      const shown = await showEntered(context, scope, query);
      if (wants === 'json' || !shown.ok) {
        return shown;
      }
      const { items } = shown.value;
      return csvAnswer(
        'manual-figures.csv',
        enteredColumns,
        (async function* rows() {
          yield* items.map((item) => enteredColumns.map((column) => item[column]));
        })(),
      );
    },
    'POST /manual-figures': async ({ scope, body }) => await enterFigure(context, scope, body),
    'POST /manual-figures/{id}/corrections': async ({ scope, params, body }) =>
      await correctFigure(context, scope, params.id, body),
    'GET /metrics/{code}/ranking': async ({ scope, params, query, wants }) => {
      const shown = await rankUnits(context, scope, params.code, query);
      return wants === 'json' || !shown.ok
        ? shown
        : csvAnswer(`ranking-${shown.value.metric.code}.csv`, rankingColumns, rankingRows(shown.value.items));
    },
    'GET /metrics/{code}/as-known': async ({ scope, params, query }) =>
      await showAsKnown(context, scope, params.code, query),
    'GET /published-examples': async () => done(examples),
  };
}

import type { analysisApi, Pivot } from '../../../contract/analysis.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import type { FileAnswer } from '../../platform/http/handler.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { AnalysisContext } from './context.ts';
import { changeView, dropView, keepView, showView, showViews } from './usecases/keep-views.ts';
import { periodMetrics, readPivot } from './usecases/read-pivot.ts';
import { startWhatIf } from './usecases/run-what-if.ts';

export function analysisHandlers(context: AnalysisContext): Handlers<typeof analysisApi> {
  return {
    'GET /analysis/metrics': async () =>
      done({
        items: periodMetrics(context).map(({ code, vi, en, unit, module, people }) => ({
          code,
          vi,
          en,
          unit,
          module,
          byPerson: people !== undefined,
        })),
      }),
    'GET /analysis/pivot': async ({ scope, query, wants }) => {
      const answer = await readPivot(context, scope, query);
      return wants === 'json' || !answer.ok ? answer : pivotFile(answer.value);
    },
    'GET /analysis/views': async ({ scope }) => done(await showViews(context, scope)),
    'POST /analysis/views': async ({ scope, body }) => await keepView(context, scope, body),
    'GET /analysis/views/{id}': async ({ scope, params }) => await showView(context, scope, params.id),
    'PATCH /analysis/views/{id}': async ({ scope, params, body }) =>
      await changeView(context, scope, params.id, body),
    'DELETE /analysis/views/{id}': async ({ scope, params }) => await dropView(context, scope, params.id),
    'POST /analysis/what-if': async ({ scope, body }) => await startWhatIf(context, scope, body),
  };
}

/** The table as it stands: keys and Vietnamese names of the rows, a column each, sums at the end. */
function pivotFile(pivot: Pivot): FileAnswer {
  const header = ['key', 'name', ...pivot.columns.map(({ key, vi }) => vi ?? key), 'total', 'as_of'];
  async function* lines() {
    for (const [index, { key, vi }] of pivot.rows.entries()) {
      yield [key, vi, ...pivot.cells[index]!, pivot.rowTotals[index], pivot.asOf];
    }
    yield ['total', null, ...pivot.columnTotals, pivot.total, pivot.asOf];
  }
  return csvAnswer('analysis.csv', header, lines());
}

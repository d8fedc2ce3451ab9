import { analysisApi } from '../../../contract/analysis.ts';
import { type Module, routes } from '../../platform/module.ts';
import { openDatedAnswers } from '../../platform/site/dated-answers.ts';
import type { AnalysisContext } from './context.ts';
import { analysisHandlers } from './routes.ts';
import { runWhatIf, WHAT_IF } from './usecases/run-what-if.ts';

/** The analyst's desk: pivots of any metric, views that are kept, and the simulator's what-if. */
export function analysisModule(parts: Omit<AnalysisContext, 'answers'>): Module {
  const { clock, log } = parts.platform;
  const answers = openDatedAnswers(clock, (error) =>
    log.warn({ err: (error as Error).message }, 'a table was not made anew; the kept one says its age'),
  );
  const context = { ...parts, answers };
  return {
    name: 'analysis',
    dependsOn: ['areas', 'people'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(analysisApi, analysisHandlers(context)),
    jobs: [{ kind: WHAT_IF, run: async (input, job) => await runWhatIf(context, input, job) }],
    tables: { analysis_view: 'local' },
  };
}

import { indicatorsApi } from '../../../contract/indicators.ts';
import { type Module, routes } from '../../platform/module.ts';
import { openDatedAnswers } from '../../platform/site/dated-answers.ts';
import type { IndicatorContext } from './context.ts';
import { indicatorsHandlers } from './routes.ts';
import { countDays, recountDays } from './usecases/count-days.ts';

/** Twenty to three at night in Vietnam, in UTC: after the recount of the counters. */
const NIGHTLY = '40 19 * * *';

/** Indicators of the epidemic and of the response. It keeps no table: everything is read through other modules' doors. */
export function indicatorsModule(parts: Omit<IndicatorContext, 'answers'>): Module {
  const { clock, log } = parts.platform;
  const answers = openDatedAnswers(clock, (error) =>
    log.warn({ err: (error as Error).message }, 'an indicator was not made anew; the kept one says its age'),
  );
  const context = { ...parts, answers };
  return {
    name: 'indicators',
    dependsOn: ['areas', 'cases', 'tracing', 'orders', 'laboratory', 'interviews'],
    ...routes(indicatorsApi, indicatorsHandlers(context)),
    jobs: [
      { kind: 'indicators.count-days', cron: '* * * * *', run: async () => await countDays(context) },
      { kind: 'indicators.recount-days', cron: NIGHTLY, run: async () => await recountDays(context) },
    ],
  };
}

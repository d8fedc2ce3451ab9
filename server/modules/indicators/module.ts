import { indicatorsApi } from '../../../contract/indicators.ts';
import { type Module, routes } from '../../platform/module.ts';
import { openDatedAnswers } from '../../platform/site/dated-answers.ts';
import type { IndicatorContext } from './context.ts';
import { indicatorsHandlers } from './routes.ts';

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
  };
}

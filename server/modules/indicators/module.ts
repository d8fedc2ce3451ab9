import { indicatorsApi } from '../../../contract/indicators.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { IndicatorContext } from './context.ts';
import { indicatorsHandlers } from './routes.ts';

/** Indicators of the epidemic and of the response. It keeps no table: everything is read through other modules' doors. */
export function indicatorsModule(context: IndicatorContext): Module {
  return {
    name: 'indicators',
    dependsOn: ['areas', 'cases', 'tracing', 'orders', 'laboratory', 'interviews'],
    ...routes(indicatorsApi, indicatorsHandlers(context)),
  };
}

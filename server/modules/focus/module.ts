import { fociApi } from '../../../contract/foci.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { FocusContext } from './context.ts';
import './events.ts';
import { focusFigures } from './figures.ts';
import { focusHandlers } from './routes.ts';
import { proposeCases } from './usecases/propose-cases.ts';

/** Outbreak foci: found, active, ended, with the reports each stage asks for, and their cases. */
export function focusModule(context: FocusContext): Module {
  return {
    name: 'focus',
    dependsOn: ['areas', 'people', 'places', 'cases', 'tracing', 'clusters'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(fociApi, focusHandlers(context)),
    figures: focusFigures,
    eventRuns: { 'case.opened': async (events) => await proposeCases(context, events) },
    tables: {
      focus: { distributedBy: 'id' },
      focus_period: { distributedBy: 'focus_id' },
      focus_case: { distributedBy: 'focus_id' },
      focus_report: { distributedBy: 'focus_id' },
      focus_change: { distributedBy: 'focus_id' },
    },
  };
}

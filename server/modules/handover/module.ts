import { handoverApi } from '../../../contract/handover.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { HandoverContext } from './context.ts';
import './events.ts';
import { handoverFigures, handoverMetrics } from './figures.ts';
import { handoverHandlers } from './routes.ts';
import { warnLate } from './usecases/warn-late.ts';
import { handoverHolding } from './store/holding.ts';

/** Hand-over of cases and contacts to another commune or another province. */
export function handoverModule(context: HandoverContext): Module {
  return {
    name: 'handover',
    dependsOn: ['areas', 'organisations', 'people', 'cases', 'tracing', 'orders'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(handoverApi, handoverHandlers(context)),
    figures: handoverFigures,
    metrics: handoverMetrics(context),
    jobs: [{ kind: 'handover.warn', cron: '*/5 * * * *', run: async () => await warnLate(context) }],
    holdings: [handoverHolding(context.platform.secrets)],
    tables: {
      handover_letter: { distributedBy: 'id' },
      handover: { distributedBy: 'person_no' },
      handover_event: { distributedBy: 'person_no' },
      handover_reply: { distributedBy: 'person_no' },
      handover_series: 'local',
    },
  };
}

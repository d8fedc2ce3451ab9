import { laboratoryApi } from '../../../contract/laboratory.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { LaboratoryContext } from './context.ts';
import './events.ts';
import { laboratoryFigures, laboratoryMetrics } from './figures.ts';
import { laboratoryHandlers } from './routes.ts';
import { laboratoryHolding } from './store/holding.ts';

/** Laboratory: samples, pools, results that a second person verifies, corrections, test slips. */
export function laboratoryModule(context: LaboratoryContext): Module {
  return {
    name: 'laboratory',
    dependsOn: ['areas', 'people', 'places', 'organisations'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(laboratoryApi, laboratoryHandlers(context)),
    figures: laboratoryFigures,
    metrics: laboratoryMetrics(context),
    holdings: [laboratoryHolding],
    tables: {
      lab_tube: { distributedBy: 'id' },
      lab_tube_code: { distributedBy: 'code' },
      lab_result: { distributedBy: 'tube_id' },
      lab_sample: { distributedBy: 'person_no' },
      lab_slip: { distributedBy: 'short_code' },
    },
  };
}

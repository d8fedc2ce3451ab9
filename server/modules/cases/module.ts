import { casesApi } from '../../../contract/cases.ts';
import { type Module, routes } from '../../platform/module.ts';
import './events.ts';
import type { CaseContext } from './context.ts';
import { caseFigures } from './figures.ts';
import { casesHandlers } from './routes.ts';

/** Cases (F0): intake, classification, dates, outcome. */
export function casesModule(context: CaseContext): Module {
  return {
    name: 'cases',
    dependsOn: ['areas', 'people'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(casesApi, casesHandlers(context)),
    figures: caseFigures,
    tables: {
      case_file: { distributedBy: 'person_no' },
      case_classification: { distributedBy: 'person_no' },
      case_series: 'local',
    },
  };
}

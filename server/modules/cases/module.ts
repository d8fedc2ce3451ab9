import { casesApi } from '../../../contract/cases.ts';
import { profilesApi } from '../../../contract/profiles.ts';
import { type Module, routes } from '../../platform/module.ts';
import './events.ts';
import type { CaseContext } from './context.ts';
import { caseFigures, caseMetrics } from './figures.ts';
import { profileHandlers } from './profile-routes.ts';
import { casesHandlers } from './routes.ts';
import { shippedProfiles } from './rules/shipped-profiles.ts';
import { insertProfiles } from './store/profiles.ts';
import { caseHolding } from './store/holding.ts';

/** Cases (F0): intake, classification, dates, outcome. */
export function casesModule(context: CaseContext): Module {
  return {
    name: 'cases',
    dependsOn: ['areas', 'people'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes({ ...casesApi, ...profilesApi }, { ...casesHandlers(context), ...profileHandlers(context) }),
    figures: caseFigures,
    metrics: caseMetrics,
    start: async () => await insertProfiles(context.platform.db, shippedProfiles),
    holdings: [caseHolding],
    tables: {
      case_file: { distributedBy: 'person_no' },
      case_classification: { distributedBy: 'person_no' },
      case_series: 'local',
      case_day_count: 'local',
      case_day_change: 'local',
      disease_profile: 'reference',
    },
  };
}

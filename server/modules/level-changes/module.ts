import { levelChangesApi } from '../../../contract/level-changes.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { LevelChangeContext } from './context.ts';
import './events.ts';
import { levelChangeHandlers } from './routes.ts';
import { followClassification } from './usecases/follow-case.ts';
import { followResult } from './usecases/follow-result.ts';
import { levelChangeHolding } from './store/holding.ts';

/** Level changes: what moved in the levels of contacts, and the decisions that officers take on it. */
export function levelChangesModule(context: LevelChangeContext): Module {
  return {
    name: 'level-changes',
    dependsOn: ['areas', 'people', 'cases', 'tracing', 'orders', 'laboratory'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(levelChangesApi, levelChangeHandlers(context)),
    events: {
      'lab.result-released': async (event) => await followResult(context, event),
      'lab.result-corrected': async (event) => await followResult(context, event),
      'case.changed': async (event) => await followClassification(context, event),
    },
    holdings: [levelChangeHolding],
    tables: {
      level_change_set: { distributedBy: 'case_id' },
      level_change_row: { distributedBy: 'case_id' },
    },
  };
}

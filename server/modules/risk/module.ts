import { riskApi } from '../../../contract/risk.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { RiskContext } from './context.ts';
import './events.ts';
import { riskHandlers } from './routes.ts';
import { announceEffect } from './usecases/announce-effect.ts';
import { computeEverywhere } from './usecases/compute-levels.ts';
import { loadShipped } from './usecases/shipped-rules.ts';

/** Five in the morning in Vietnam, in UTC: the proposals lie on the desk when the day begins. */
const DAILY = '0 22 * * *';

/** Risk levels: rule versions, computed proposals, official decisions and their way from one to the other. */
export function riskModule(context: RiskContext): Module {
  return {
    name: 'risk',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(riskApi, riskHandlers(context)),
    jobs: [
      { kind: 'risk.compute', cron: DAILY, run: async () => await computeEverywhere(context) },
      { kind: 'risk.effect', cron: '* * * * *', run: async () => await announceEffect(context) },
    ],
    tables: {
      risk_rule: 'local',
      risk_proposal: 'local',
      risk_proposal_item: 'local',
      risk_input: { distributedBy: 'area_no' },
      risk_assessment: { distributedBy: 'area_no' },
      risk_level: { distributedBy: 'area_no' },
    },
    start: async () => await loadShipped(context),
  };
}

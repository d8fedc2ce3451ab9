import { gateControlApi } from '../../../contract/gate-control.ts';
import { gateDeskApi } from '../../../contract/gate-desk.ts';
import { gatesApi } from '../../../contract/gates.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { GateContext } from './context.ts';
import './events.ts';
import { gateFigures, gateMetrics } from './figures.ts';
import { gateControlHandlers, gateDeskHandlers, gateHandlers } from './routes.ts';
import { rebuildBoard } from './store/board.ts';
import { followCrossings } from './usecases/follow-crossings.ts';
import { seedRules } from './usecases/rules-in-force.ts';
import { crossingHolding } from './store/holding.ts';
import { watchHolding } from './store/watch-holding.ts';

/** Gates: who comes through, decided by dated rules, also without a network. */
export function gatesModule(context: GateContext): Module {
  return {
    name: 'gates',
    dependsOn: ['areas', 'people', 'places', 'presence', 'declarations'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(
      { ...gatesApi, ...gateControlApi, ...gateDeskApi },
      { ...gateHandlers(context), ...gateControlHandlers(context), ...gateDeskHandlers(context) },
    ),
    figures: gateFigures,
    metrics: gateMetrics,
    events: { 'gate.crossed': async (event) => await followCrossings(context, event) },
    projections: [{ name: 'gate-counts', version: 1, rebuild: rebuildBoard }],
    start: async () => await seedRules(context.platform.db, context.platform.clock.now()),
    holdings: [
      crossingHolding(context.platform.secrets),
      watchHolding({
        secrets: context.platform.secrets,
        people: context.people,
        clock: context.platform.clock,
      }),
    ],
    tables: {
      gate_post: { distributedBy: 'place_no' },
      gate_shift: { distributedBy: 'place_no' },
      gate_crossing: { distributedBy: 'place_no' },
      gate_count: { distributedBy: 'place_no' },
      gate_vehicle: { distributedBy: 'place_no' },
      gate_escalation: { distributedBy: 'place_no' },
      gate_slip_book: { distributedBy: 'place_no' },
      gate_rules: 'reference',
      gate_rules_period: 'reference',
      gate_zone_table: 'reference',
      gate_device: 'local',
      gate_watch: 'local',
    },
  };
}

import { lockdownWorkApi } from '../../../contract/lockdown-work.ts';
import { lockdownsApi } from '../../../contract/lockdowns.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { LockdownContext } from './context.ts';
import './events.ts';
import { lockdownFigures } from './figures.ts';
import type { OutboxEvent } from '../../platform/events/events.ts';
import { lockdownHandlers } from './routes.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { followFormerMerges, followMerge } from './usecases/follow-merge.ts';
import { lockdownHolding, lockdownWorkHolding } from './store/holding.ts';

type MergeEvent = OutboxEvent<'person.merged' | 'person.unmerged'>;

/** Cordoned areas: decision, gates and guards, people inside, rounds, needs, lines, lift. */
export function lockdownModule(context: LockdownContext): Module {
  const onMerge = async ({ dataset, payload }: MergeEvent) =>
    await followMerge(context, systemScope('lockdown.follow-merge', dataset), [
      payload.keepNo,
      payload.goneNo,
    ]);
  return {
    name: 'lockdown',
    dependsOn: ['areas', 'people', 'places', 'organisations', 'cases', 'tracing', 'orders', 'laboratory'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes({ ...lockdownsApi, ...lockdownWorkApi }, lockdownHandlers(context)),
    start: async () => await followFormerMerges(context),
    figures: lockdownFigures,
    events: { 'person.merged': onMerge, 'person.unmerged': onMerge },
    holdings: [lockdownHolding, lockdownWorkHolding(context.platform.secrets)],
    tables: {
      lockdown: { distributedBy: 'id' },
      lockdown_member: { distributedBy: 'lockdown_id' },
      lockdown_household: { distributedBy: 'lockdown_id' },
      lockdown_gate: { distributedBy: 'lockdown_id' },
      lockdown_guard: { distributedBy: 'lockdown_id' },
      lockdown_pass: { distributedBy: 'lockdown_id' },
      lockdown_round: { distributedBy: 'lockdown_id' },
      lockdown_supply: { distributedBy: 'lockdown_id' },
      lockdown_need: { distributedBy: 'lockdown_id' },
      lockdown_line: { distributedBy: 'lockdown_id' },
      lockdown_check: { distributedBy: 'lockdown_id' },
      lockdown_change: { distributedBy: 'lockdown_id' },
    },
  };
}

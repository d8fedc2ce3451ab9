import type { Module } from '../../platform/module.ts';
import type { CommunityContext } from './context.ts';
import './events.ts';
import { communityFigures } from './figures.ts';
import { communityRoutes } from './routes.ts';
import { communityHolding } from './store/holding.ts';

/** Community teams: today's households on a phone, and what they find and ask for. */
export function communityModule(context: CommunityContext): Module {
  return {
    name: 'community',
    dependsOn: ['areas', 'people', 'orders', 'tracing', 'presence'],
    migrations: new URL('./migrations/', import.meta.url),
    ...communityRoutes(context),
    figures: communityFigures,
    holdings: [communityHolding(context.platform.secrets)],
    tables: {
      community_team: { distributedBy: 'id' },
      community_assignment: { distributedBy: 'household_no' },
      community_round: { distributedBy: 'id' },
      community_visit: { distributedBy: 'household_no' },
      community_need: { distributedBy: 'household_no' },
    },
  };
}

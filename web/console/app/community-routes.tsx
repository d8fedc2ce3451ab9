import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const community = createRoute({
  getParentRoute: parent,
  path: '/community',
  component: lazyRouteComponent(() => import('../screens/community/Community.tsx'), 'Community'),
});
const households = createRoute({
  getParentRoute: parent,
  path: '/households',
  component: lazyRouteComponent(() => import('../screens/households/Households.tsx'), 'Households'),
});
const household = createRoute({
  getParentRoute: parent,
  path: '/households/$id',
  component: lazyRouteComponent(() => import('../screens/households/HouseholdPage.tsx'), 'HouseholdPage'),
});

/** Screens of community teams, households and printed cards. */
export const communityRoutes = [community, households, household] as const;

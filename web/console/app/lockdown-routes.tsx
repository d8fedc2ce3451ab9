import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const lockdowns = createRoute({
  getParentRoute: parent,
  path: '/lockdowns',
  component: lazyRouteComponent(() => import('../screens/lockdowns/Lockdowns.tsx'), 'Lockdowns'),
});
const lockdownNew = createRoute({
  getParentRoute: parent,
  path: '/lockdowns/new',
  component: lazyRouteComponent(() => import('../screens/lockdowns/LockdownNew.tsx'), 'LockdownNew'),
});
const lockdown = createRoute({
  getParentRoute: parent,
  path: '/lockdowns/$id',
  component: lazyRouteComponent(() => import('../screens/lockdown/LockdownPage.tsx'), 'LockdownPage'),
});
const supplyRound = createRoute({
  getParentRoute: parent,
  path: '/lockdowns/$id/rounds/$roundId',
  component: lazyRouteComponent(() => import('../screens/lockdown-round/RoundPage.tsx'), 'RoundPage'),
});
const foci = createRoute({
  getParentRoute: parent,
  path: '/foci',
  component: lazyRouteComponent(() => import('../screens/foci/Foci.tsx'), 'Foci'),
});
const focusNew = createRoute({
  getParentRoute: parent,
  path: '/foci/new',
  component: lazyRouteComponent(() => import('../screens/foci/FocusNew.tsx'), 'FocusNew'),
});
const focus = createRoute({
  getParentRoute: parent,
  path: '/foci/$id',
  component: lazyRouteComponent(() => import('../screens/foci/FocusPage.tsx'), 'FocusPage'),
});

/** The screens of cordoned areas and outbreak foci. */
export const lockdownRoutes = [lockdowns, lockdownNew, lockdown, supplyRound, foci, focusNew, focus] as const;

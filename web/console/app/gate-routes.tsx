import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const gates = createRoute({
  getParentRoute: parent,
  path: '/gates',
  component: lazyRouteComponent(() => import('../screens/gates/Gates.tsx'), 'Gates'),
});
const gateRules = createRoute({
  getParentRoute: parent,
  path: '/gates/rules',
  component: lazyRouteComponent(() => import('../screens/gate-rules/GateRules.tsx'), 'GateRules'),
});
const gateZones = createRoute({
  getParentRoute: parent,
  path: '/gates/zones',
  component: lazyRouteComponent(() => import('../screens/gate-zones/GateZones.tsx'), 'GateZones'),
});
const gateWatch = createRoute({
  getParentRoute: parent,
  path: '/gates/watch',
  component: lazyRouteComponent(() => import('../screens/gate-watch/GateWatch.tsx'), 'GateWatch'),
});
const permits = createRoute({
  getParentRoute: parent,
  path: '/permits',
  component: lazyRouteComponent(() => import('../screens/permits/Permits.tsx'), 'Permits'),
});
const lodging = createRoute({
  getParentRoute: parent,
  path: '/lodging',
  component: lazyRouteComponent(() => import('../screens/lodging/Lodging.tsx'), 'Lodging'),
});
const trips = createRoute({
  getParentRoute: parent,
  path: '/trips',
  component: lazyRouteComponent(() => import('../screens/trips/Trips.tsx'), 'Trips'),
});
const trip = createRoute({
  getParentRoute: parent,
  path: '/trips/$id',
  component: lazyRouteComponent(() => import('../screens/trips/TripPage.tsx'), 'TripPage'),
});
const plates = createRoute({
  getParentRoute: parent,
  path: '/plates',
  component: lazyRouteComponent(() => import('../screens/plates/Plates.tsx'), 'Plates'),
});
const messages = createRoute({
  getParentRoute: parent,
  path: '/messages',
  component: lazyRouteComponent(() => import('../screens/messages/Messages.tsx'), 'Messages'),
});
/** The screens of posts, permits, lodging, the border and number plates. */
export const gateScreens = [
  gates,
  gateRules,
  gateZones,
  gateWatch,
  permits,
  lodging,
  trips,
  trip,
  plates,
  messages,
] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent, root } from './shell-route.tsx';

const briefings = createRoute({
  getParentRoute: parent,
  path: '/briefings',
  component: lazyRouteComponent(() => import('../screens/briefings/Briefings.tsx'), 'Briefings'),
});
const briefing = createRoute({
  getParentRoute: parent,
  path: '/briefings/$id',
  component: lazyRouteComponent(() => import('../screens/briefings/BriefingPage.tsx'), 'BriefingPage'),
});
const alerts = createRoute({
  getParentRoute: parent,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../screens/alerts/Alerts.tsx'), 'Alerts'),
});
const alert = createRoute({
  getParentRoute: parent,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('../screens/alerts/AlertPage.tsx'), 'AlertPage'),
});
const duty = createRoute({
  getParentRoute: parent,
  path: '/duty',
  component: lazyRouteComponent(() => import('../screens/duty/Duty.tsx'), 'Duty'),
});
const wallScreens = createRoute({
  getParentRoute: parent,
  path: '/wall-screens',
  component: lazyRouteComponent(() => import('../screens/wall-screens/WallScreens.tsx'), 'WallScreens'),
});
const wallScenes = createRoute({
  getParentRoute: parent,
  path: '/wall-scenes',
  component: lazyRouteComponent(() => import('../screens/wall-scenes/WallScenes.tsx'), 'WallScenes'),
});
const wallSnapshots = createRoute({
  getParentRoute: parent,
  path: '/wall-snapshots',
  component: lazyRouteComponent(() => import('../screens/wall-snapshots/WallSnapshots.tsx'), 'WallSnapshots'),
});
/** The screens of the command centre. */
export const commandScreens = [
  briefings,
  briefing,
  alerts,
  alert,
  duty,
  wallScreens,
  wallScenes,
  wallSnapshots,
] as const;

/** The wall has no frame: nobody sits at it. */
export const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('../wall/WallGate.tsx'), 'WallGate'),
});

/** Where the machine of a screen is paired: nobody is logged in there. */
export const pairing = createRoute({
  getParentRoute: () => root,
  path: '/wall/pair',
  component: lazyRouteComponent(() => import('../wall/PairScreen.tsx'), 'PairScreen'),
});

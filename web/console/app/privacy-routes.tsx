import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const privacy = createRoute({
  getParentRoute: parent,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../screens/privacy/Privacy.tsx'), 'Privacy'),
});
const passes = createRoute({
  getParentRoute: parent,
  path: '/privacy/passes',
  component: lazyRouteComponent(() => import('../screens/privacy/Passes.tsx'), 'Passes'),
});
/** The rights of people over their data, and looks outside one's area. */
export const privacyScreens = [privacy, passes] as const;

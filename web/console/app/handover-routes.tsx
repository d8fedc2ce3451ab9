import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const handovers = createRoute({
  getParentRoute: parent,
  path: '/handovers',
  component: lazyRouteComponent(() => import('../screens/handover/Handovers.tsx'), 'Handovers'),
});
const handover = createRoute({
  getParentRoute: parent,
  path: '/handovers/$id',
  component: lazyRouteComponent(() => import('../screens/handover/HandoverPage.tsx'), 'HandoverPage'),
});

/** Screens of who answers for whom: hand-overs, people who are searched for, work and leave. */
export const handoverRoutes = [handovers, handover] as const;

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

const searches = createRoute({
  getParentRoute: parent,
  path: '/searches',
  component: lazyRouteComponent(() => import('../screens/searches/Searches.tsx'), 'Searches'),
});
const search = createRoute({
  getParentRoute: parent,
  path: '/searches/$id',
  component: lazyRouteComponent(() => import('../screens/searches/SearchPage.tsx'), 'SearchPage'),
});
const worklist = createRoute({
  getParentRoute: parent,
  path: '/worklist',
  component: lazyRouteComponent(() => import('../screens/worklist/Worklist.tsx'), 'Worklist'),
});

/** Screens of who answers for whom: hand-overs, people who are searched for, work and leave. */
export const handoverRoutes = [handovers, handover, searches, search, worklist] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const directives = createRoute({
  getParentRoute: parent,
  path: '/directives',
  component: lazyRouteComponent(() => import('../screens/directives/Directives.tsx'), 'Directives'),
});
const directiveNew = createRoute({
  getParentRoute: parent,
  path: '/directives/new',
  component: lazyRouteComponent(() => import('../screens/directives/DirectiveNew.tsx'), 'DirectiveNew'),
});
const directive = createRoute({
  getParentRoute: parent,
  path: '/directives/$id',
  component: lazyRouteComponent(() => import('../screens/directives/DirectivePage.tsx'), 'DirectivePage'),
});
const tasks = createRoute({
  getParentRoute: parent,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../screens/tasks/Tasks.tsx'), 'Tasks'),
});
const task = createRoute({
  getParentRoute: parent,
  path: '/tasks/$id',
  component: lazyRouteComponent(() => import('../screens/tasks/TaskPage.tsx'), 'TaskPage'),
});
const reports = createRoute({
  getParentRoute: parent,
  path: '/reports',
  component: lazyRouteComponent(() => import('../screens/reports/Reports.tsx'), 'Reports'),
});
const report = createRoute({
  getParentRoute: parent,
  path: '/reports/$id',
  component: lazyRouteComponent(() => import('../screens/reports/ReportPage.tsx'), 'ReportPage'),
});
const exchange = createRoute({
  getParentRoute: parent,
  path: '/exchange',
  component: lazyRouteComponent(() => import('../screens/exchange/Exchange.tsx'), 'Exchange'),
});

/** Screens of documents, tasks, reports and the exchange with the level above. */
export const paperRoutes = [
  directives,
  directiveNew,
  directive,
  tasks,
  task,
  reports,
  report,
  exchange,
] as const;

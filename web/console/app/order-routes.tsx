import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const orderTemplates = createRoute({
  getParentRoute: parent,
  path: '/orders/templates',
  component: lazyRouteComponent(() => import('../screens/order-templates/Templates.tsx'), 'Templates'),
});
const orderTemplate = createRoute({
  getParentRoute: parent,
  path: '/orders/templates/$id',
  component: lazyRouteComponent(() => import('../screens/order-templates/TemplatePage.tsx'), 'TemplatePage'),
});

/** Screens of the wording of decisions. */
export const orderRoutes = [orderTemplates, orderTemplate] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const groupRoles = createRoute({
  getParentRoute: parent,
  path: '/group-roles',
  component: lazyRouteComponent(() => import('../screens/group-roles/GroupRoles.tsx'), 'GroupRoles'),
});
const secondStep = createRoute({
  getParentRoute: parent,
  path: '/second-step',
  component: lazyRouteComponent(() => import('../screens/second-step/SecondStep.tsx'), 'SecondStep'),
});
const webhooks = createRoute({
  getParentRoute: parent,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../screens/webhooks/Webhooks.tsx'), 'Webhooks'),
});
const webhook = createRoute({
  getParentRoute: parent,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('../screens/webhooks/WebhookPage.tsx'), 'WebhookPage'),
});

/** Screens of what other systems are told, and of the single sign-on. */
export const systemRoutes = [groupRoles, secondStep, webhooks, webhook] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parent } from './shell-route.tsx';

const exports = createRoute({
  getParentRoute: parent,
  path: '/exports',
  component: lazyRouteComponent(() => import('../screens/exports/Exports.tsx'), 'Exports'),
});

/** Screens of data that leaves. */
export const dataRoutes = [exports] as const;

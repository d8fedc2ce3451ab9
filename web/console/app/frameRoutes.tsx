import { Outlet, createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { UrlValues } from '../kit/list/useUrlState.ts';
import { NotFound } from './shell/Problems.tsx';

/** The root of every address. */
export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): UrlValues => search as UrlValues,
});

/** The frame of every screen behind the log-in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});

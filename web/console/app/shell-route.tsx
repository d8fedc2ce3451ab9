import { Outlet, createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { UrlValues } from '../kit/list/useUrlState.ts';
import { NotFound } from './shell/Problems.tsx';

/** The root of all addresses. */
export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): UrlValues => search as UrlValues,
});

/** What stands around every screen. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});
/** Parent of every screen. */
export const parent = () => shell;

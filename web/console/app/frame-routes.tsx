import { Outlet, createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { UrlValues } from '../kit/list/useUrlState.ts';
import { Login } from './login/Login.tsx';
import { NotFound } from './shell/Problems.tsx';

/** What every screen hangs from. */
export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): UrlValues => search as UrlValues,
});

/** The log-in, the one screen without the frame. */
export const login = createRoute({ getParentRoute: () => root, path: '/login', component: Login });

/** The frame of the other screens: head, navigation, session. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});

import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Routes of the screens about figures: dictionary, one metric, rankings, figures by hand, reconciliation. */
export function figureRoutes<P extends AnyRoute>(parent: () => P) {
  return [
    createRoute({
      getParentRoute: parent,
      path: '/metrics',
      component: lazyRouteComponent(() => import('../screens/metrics/Dictionary.tsx'), 'Dictionary'),
    }),
    createRoute({
      getParentRoute: parent,
      path: '/metrics/$code',
      component: lazyRouteComponent(() => import('../screens/metrics/MetricPage.tsx'), 'MetricPage'),
    }),
    createRoute({
      getParentRoute: parent,
      path: '/rankings',
      component: lazyRouteComponent(() => import('../screens/rankings/Rankings.tsx'), 'Rankings'),
    }),
    createRoute({
      getParentRoute: parent,
      path: '/manual-figures',
      component: lazyRouteComponent(
        () => import('../screens/manual-figures/ManualFigures.tsx'),
        'ManualFigures',
      ),
    }),
    createRoute({
      getParentRoute: parent,
      path: '/reconciliation',
      component: lazyRouteComponent(
        () => import('../screens/reconciliation/Reconciliation.tsx'),
        'Reconciliation',
      ),
    }),
  ] as const;
}

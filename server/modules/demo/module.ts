import type { Module } from '../../platform/module.ts';

/** The simulated province. It has no endpoints of its own: it acts through those of the others. */
export function demoModule(): Module {
  return {
    name: 'demo',
    dependsOn: [
      'areas',
      'people',
      'places',
      'organisations',
      'presence',
      'cases',
      'tracing',
      'orders',
      'risk',
      'directives',
    ],
    migrations: new URL('./migrations/', import.meta.url),
    tables: { demo_run: 'local' },
  };
}

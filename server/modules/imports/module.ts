import type { Module } from '../../platform/module.ts';

/** Real input from files, each into a study of its own. It has no endpoints: the command line uses its door. */
export function importsModule(): Module {
  return {
    name: 'imports',
    dependsOn: ['areas', 'people', 'places', 'presence', 'cases', 'tracing'],
    migrations: new URL('./migrations/', import.meta.url),
    tables: { study: 'local', reported_count: { distributedBy: 'area_no' } },
  };
}

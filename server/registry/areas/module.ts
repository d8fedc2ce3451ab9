import type { Module, Platform } from '../../platform/module.ts';
import './events.ts';
import type { LiveAreaDirectory } from './directory-types.ts';
import { refuse } from './refusals.ts';
import { areasRoutes } from './routes.ts';
import { loadReferenceAreas } from './usecases/load-reference.ts';

/** The areas registry. At start it loads the shipped lists where they are new, then fills the directory. */
export function areasModule(platform: Platform, directory: LiveAreaDirectory): Module {
  return {
    name: 'areas',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    ...areasRoutes(platform, directory),
    events: { 'areas.changed': async () => await directory.reload() },
    refuseId: (dataset, id) =>
      directory.byId(id) !== undefined && directory.of(dataset).byId(id) === undefined
        ? refuse('other-dataset')
        : null,
    tables: {
      area: 'reference',
      area_successor: 'reference',
      area_boundary: 'reference',
      area_list: 'local',
      area_population: 'reference',
    },
    start: async () => {
      await loadReferenceAreas(platform.db, platform.clock.now());
      await directory.reload();
    },
  };
}

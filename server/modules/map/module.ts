import type { Module, Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { MapOptions } from './options.ts';
import type { PublicMap } from './public-map.ts';
import { mapRoutes } from './routes.ts';

/** The public map: zones and figures by commune, outlines, open data. It keeps no table of its own. */
export function mapModule(
  platform: Platform,
  areas: AreaDirectory,
  publicMap: PublicMap,
  options: MapOptions,
): Module {
  return {
    name: 'map',
    dependsOn: ['areas'],
    ...mapRoutes(platform, areas, publicMap, options),
    start: async () => {
      const unsubscribe = options.hub().subscribe(publicMap.changed);
      return async () => {
        unsubscribe();
      };
    },
  };
}

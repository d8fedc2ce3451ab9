import type { Module, Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../areas/index.ts';
import type { PlaceDirectory } from './directory.ts';
import { placeMetrics } from './figures.ts';
import { placeRoutes } from './routes.ts';

/** Places: codes, posters, editing. `places` is the directory that the other modules hold too. */
export function placesModule(
  platform: Platform,
  options: { readonly areas: AreaDirectory; readonly places: PlaceDirectory },
): Module {
  return {
    name: 'places',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...placeRoutes({ platform, ...options }),
    metrics: placeMetrics(platform),
    tables: { place: 'reference', place_code: 'reference' },
  };
}

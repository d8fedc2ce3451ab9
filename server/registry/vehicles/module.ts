import type { Module, Platform } from '../../platform/module.ts';
import { vehicleRoutes } from './routes.ts';

/** Vehicles by normalised plate. */
export function vehiclesModule(platform: Platform): Module {
  return {
    name: 'vehicles',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    ...vehicleRoutes(platform),
    tables: { vehicle: 'reference' },
  };
}

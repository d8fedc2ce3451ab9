import { vehiclesApi } from '../../../contract/places.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import { presentVehicle } from './present.ts';
import { findVehicles } from './usecases/list-vehicles.ts';
import { registerVehicle } from './usecases/register-vehicle.ts';

/** Endpoints of vehicles. */
export function vehicleRoutes(platform: Platform): ReturnType<typeof routes> {
  return routes(vehiclesApi, {
    'POST /vehicles': async ({ scope, body }) => {
      const stored = await registerVehicle(platform, scope, body);
      return stored.ok ? done(presentVehicle(platform.secrets, scope, stored.value), stored.status) : stored;
    },
    'GET /vehicles': async ({ scope, query }) => done(await findVehicles(platform, scope, query)),
  });
}

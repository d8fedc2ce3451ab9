import type { Static } from 'typebox';
import type { vehiclesApi } from '../../../contract/places.ts';
import { type DataClass, roleTable } from '../../../contract/rights.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import type { VehicleRow } from './store/vehicles.ts';

type Shown = Static<(typeof vehiclesApi)['POST /vehicles']['reply'][200]>;

const ORDER: readonly DataClass[] = ['none', 'masked', 'personal', 'sensitive'];

/**
 * A vehicle as this scope may see it. A vehicle belongs to no area, so what counts is the best data class among the
 * roles by which the caller has to do with vehicles.
 */
export function presentVehicle(secrets: Secrets, scope: Scope, row: VehicleRow): Shown {
  const phone = row.ownerPhone === null ? null : secrets.decrypt(row.ownerPhone);
  const shown = ORDER.indexOf(vehicleClass(scope));
  const personal = shown >= ORDER.indexOf('personal');
  const masked = shown >= ORDER.indexOf('masked') && phone !== null ? `•••${phone.slice(-3)}` : null;
  return {
    id: row.vehicleId,
    plate: row.plateShown,
    kind: row.kind,
    ownerName: personal ? row.ownerName : null,
    ownerPhone: personal ? phone : masked,
    seats: row.seats,
  };
}

function vehicleClass(scope: Scope): DataClass {
  if (scope.actor.kind === 'system') {
    return 'sensitive';
  }
  return scope.grants
    .map((grant) => roleTable[grant.role])
    .filter((role) => role.rights.includes('vehicle.manage'))
    .map((role) => role.dataClass)
    .reduce<DataClass>((best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best), 'none');
}

import { parsePhone, parsePlate } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Platform } from '../../../platform/module.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { refuse } from '../refusals.ts';
import {
  type NewVehicle,
  type VehicleRow,
  insertVehicle,
  readVehicle,
  readVehiclesByPlates,
  vehicleIdExists,
} from '../store/vehicles.ts';
import type { VehicleInput } from '../vehicle-types.ts';

/**
 * Registers a vehicle. A plate that is known answers the vehicle as it is (200), whatever was typed besides; a new
 * one is added (201). Repeatable by its id.
 */
export async function registerVehicle(
  platform: Platform,
  scope: Scope,
  input: VehicleInput,
): Promise<Outcome<VehicleRow>> {
  const at = platform.clock.now();
  const vehicle = readInput(input, at);
  if (!vehicle.ok) {
    return vehicle;
  }
  const { id } = vehicle.value;
  return await platform.db.transaction().execute(async (tx) => {
    const request = { id, kind: 'vehicle', content: [scope.dataset, { ...input, id }], at };
    // The receipt holds the id only: the owner is personal data.
    const stored = await once(tx, request, () => store(platform, scope, tx, vehicle.value, at));
    return stored.ok ? done((await readVehicle(scope, tx, stored.value.id))!, stored.status) : stored;
  });
}

function readInput(input: VehicleInput, at: number): Outcome<NewVehicle> {
  const plate = parsePlate(input.plate);
  if (!plate.ok) {
    return refuse('bad-plate', { fields: { plate: plate.reason } });
  }
  const phone = input.ownerPhone === undefined ? null : parsePhone(input.ownerPhone);
  if (phone !== null && !phone.ok) {
    return refuse('bad-phone', { fields: { ownerPhone: phone.reason } });
  }
  return done({
    id: input.id?.toLowerCase() ?? uuid7(at),
    plate: plate.value.canonical,
    plateShown: plate.value.display,
    kind: input.kind,
    ownerName: input.ownerName ?? null,
    ownerPhone: phone === null ? null : phone.value.canonical,
    seats: input.seats ?? null,
  });
}

async function store(
  platform: Platform,
  scope: Scope,
  tx: Tx,
  vehicle: NewVehicle,
  at: number,
): Promise<Outcome<{ id: string }>> {
  if (await vehicleIdExists(tx, vehicle.id)) {
    return refuseGeneral('conflict');
  }
  await insertVehicle(scope, tx, platform.secrets, vehicle, at);
  const [row] = await readVehiclesByPlates(scope, tx, [vehicle.plate]);
  const id = row!.vehicleId;
  if (id !== vehicle.id) {
    return done({ id }, 200);
  }
  await audit(tx, scope, at, [{ action: 'vehicle.create', subjectKind: 'vehicle', subjectId: id }]);
  return done({ id }, 201);
}

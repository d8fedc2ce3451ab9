import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { VehicleKind, VehicleRef } from '../vehicle-types.ts';

/** A vehicle with its owner; the phone is encrypted. */
export type VehicleRow = VehicleRef & {
  readonly ownerName: string | null;
  readonly ownerPhone: Buffer | null;
  readonly seats: number | null;
};

/** A vehicle to add; plate and phone canonical. */
export type NewVehicle = {
  readonly id: string;
  readonly plate: string;
  readonly plateShown: string;
  readonly kind: VehicleKind;
  readonly ownerName: string | null;
  readonly ownerPhone: string | null;
  readonly seats: number | null;
};

const columns = sql`v.vehicle_no as "vehicleNo", v.id as "vehicleId", v.plate, v.plate_shown as "plateShown", v.kind,
  v.owner_name as "ownerName", v.owner_phone as "ownerPhone", v.seats`;

/** Adds a vehicle unless its plate is there already. */
export async function insertVehicle(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  vehicle: NewVehicle,
  at: number,
): Promise<void> {
  const phone = vehicle.ownerPhone;
  await sql`insert into vehicle (vehicle_no, id, dataset, plate, plate_shown, kind, owner_name, owner_phone,
      owner_phone_index, seats, created_at)
    values (nextval('vehicle_number'), ${vehicle.id}, ${scope.dataset}, ${vehicle.plate}, ${vehicle.plateShown},
      ${vehicle.kind}, ${vehicle.ownerName}, ${phone === null ? null : secrets.encrypt(phone)},
      ${phone === null ? null : secrets.blindIndex('phone', phone)}, ${vehicle.seats}, ${new Date(at).toISOString()})
    on conflict (dataset, plate) do nothing`.execute(tx);
}

/** Is this outside id taken, in whatever dataset? */
export async function vehicleIdExists(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`select 1 from vehicle where id = ${id}::uuid`.execute(tx);
  return found.rows.length > 0;
}

/** Vehicles of the scope's dataset by canonical plate. */
export async function readVehiclesByPlates(
  scope: Scope,
  db: Db | Tx,
  plates: readonly string[],
): Promise<VehicleRow[]> {
  const found = await sql<VehicleRow>`select ${columns} from vehicle v
    where v.dataset = ${scope.dataset} and v.plate = any(${plates}::text[])`.execute(db);
  return found.rows;
}

/** One vehicle of the scope's dataset by outside id. */
export async function readVehicle(scope: Scope, db: Db | Tx, id: string): Promise<VehicleRow | undefined> {
  const found = await sql<VehicleRow>`select ${columns} from vehicle v
    where v.id = ${id}::uuid and v.dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Vehicles whose plate begins so, in the order of plates, behind `after`. `prefix`: letters and digits only. */
export async function listVehicles(
  scope: Scope,
  db: Db,
  prefix: string,
  page: { after: string | null; limit: number; descending: boolean },
): Promise<VehicleRow[]> {
  // The order of bytes, as the index has it: a database may speak any language.
  const [beyond, before] = page.descending ? [sql`~<~`, sql`~>~`] : [sql`~>~`, sql`~<~`];
  const behind = page.after === null ? sql`` : sql`and v.plate ${beyond} ${page.after}::text`;
  const found = await sql<VehicleRow>`select ${columns} from vehicle v
    where v.dataset = ${scope.dataset} and v.plate like ${`${prefix}%`} ${behind}
    order by v.plate using ${before} limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many vehicles have a plate that begins so. */
export async function countVehicles(scope: Scope, db: Db, prefix: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from vehicle v
    where v.dataset = ${scope.dataset} and v.plate like ${`${prefix}%`}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

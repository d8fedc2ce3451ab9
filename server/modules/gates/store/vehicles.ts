import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { VehicleInput } from '../../../../contract/gate-desk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

type Input = Static<typeof VehicleInput>;

/** A vehicle as stored. */
export type VehicleRow = {
  place_no: number;
  id: string;
  dataset: string;
  area_no: number;
  shift_id: string | null;
  device_id: string | null;
  at: Date;
  received_at: Date;
  direction: Input['direction'];
  plate: Buffer | null;
  plate_index: Buffer | null;
  vehicle_kind: Input['vehicleKind'];
  people: number;
  seals: string[];
  goods: string | null;
  goods_direction: Input['goodsDirection'] | null;
  permit_code: string | null;
  decision: Input['decision'];
  split: boolean;
};

/** Keeps a vehicle. */
export async function insertVehicle(tx: Tx, row: VehicleRow): Promise<void> {
  await tx.withTables<{ gate_vehicle: VehicleRow }>().insertInto('gate_vehicle').values(row).execute();
}

export type VehicleFilter = {
  readonly placeNos: readonly number[];
  readonly shiftId: string | null;
  readonly decision: string | null;
  readonly split: boolean | null;
  readonly plateIndex: Buffer | null;
  readonly seal: string | null;
};
/** A vehicle with what was decided about those in it. */
export type CountedVehicle = VehicleRow & { decisions: Record<string, number> };

/** Vehicles at these posts, the newest first, behind `after`. */
export async function listVehicles(
  scope: Scope,
  db: Db,
  filter: VehicleFilter,
  page: { readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<CountedVehicle[]> {
  const { after } = page;
  const conditions = [
    sql`dataset = ${scope.dataset}`,
    sql`place_no = any(${[...filter.placeNos]}::int[])`,
    ...(filter.shiftId === null ? [] : [sql`shift_id = ${filter.shiftId}`]),
    ...(filter.decision === null ? [] : [sql`decision = ${filter.decision}`]),
    ...(filter.split === null ? [] : [sql`split = ${filter.split}`]),
    ...(filter.plateIndex === null ? [] : [sql`plate_index = ${filter.plateIndex}`]),
    ...(filter.seal === null ? [] : [sql`${filter.seal} = any(seals)`]),
  ];
  const found = await sql<CountedVehicle>`
    with page as (
      select * from gate_vehicle
      where ${sql.join(conditions, sql` and `)}
        and (${after === null}::boolean or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by at desc, id desc limit ${page.limit}),
    counted as (
      select c.place_no, c.group_id, c.decision, count(*) as n
      from page v join gate_crossing c on c.place_no = v.place_no and c.group_id = v.id group by 1, 2, 3),
    sums as (select place_no, group_id, jsonb_object_agg(decision, n) as decisions from counted group by 1, 2)
    select v.*, coalesce(sums.decisions, '{}') as decisions
    from page v left join sums on sums.place_no = v.place_no and sums.group_id = v.id
    order by v.at desc, v.id desc`.execute(db);
  return found.rows;
}

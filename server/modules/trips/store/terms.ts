import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { GateRow, RouteRow, TripTables } from './tables.ts';

/** Keeps a route template. */
export async function insertRoute(_scope: Scope, tx: Tx, row: RouteRow): Promise<void> {
  await sql`insert into border_route
    select * from jsonb_populate_record(null::border_route, ${JSON.stringify(row)}::jsonb)`.execute(tx);
}

/** One route template. */
export async function findRoute(scope: Scope, db: Db | Tx, id: string): Promise<RouteRow | undefined> {
  return await db
    .withTables<TripTables>()
    .selectFrom('border_route')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** Ends a route template with this day. */
export async function endRoute(scope: Scope, tx: Tx, id: string, validUntil: string): Promise<void> {
  await sql`update border_route set valid_until = ${validUntil}
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Route templates of gates in these areas (null: of all), the newest first. */
export async function listRoutes(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[] | null,
): Promise<RouteRow[]> {
  const found = await sql<RouteRow>`select * from border_route
    where dataset = ${scope.dataset}
      and (${areaNos === null}::boolean or area_no = any(${[...(areaNos ?? [])]}::int[]))
    order by name, valid_from desc, id`.execute(db);
  return found.rows;
}

/** How these gates work; a gate without settings is missing. */
export async function gateSettings(
  scope: Scope,
  db: Db | Tx,
  placeNos: readonly number[],
): Promise<Map<number, GateRow>> {
  const rows =
    placeNos.length === 0
      ? []
      : await db
          .withTables<TripTables>()
          .selectFrom('border_gate')
          .selectAll()
          .where('place_no', 'in', [...placeNos])
          .where('dataset', '=', scope.dataset)
          .execute();
  return new Map(rows.map((row) => [row.place_no, row]));
}

/** Keeps how a gate works. */
export async function saveGate(_scope: Scope, tx: Tx, row: GateRow): Promise<void> {
  const { place_no: _, ...changed } = row;
  await tx
    .withTables<TripTables>()
    .insertInto('border_gate')
    .values(row)
    .onConflict((conflict) => conflict.column('place_no').doUpdateSet(changed))
    .execute();
}

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { PlaceKind } from '../place-types.ts';
import { type PlaceRow, placeColumns } from './places.ts';

/** Which places: of these areas, of a kind, whose name has all these folded word beginnings or whose code it is. */
export type PlaceFilter = {
  readonly areaNos: readonly number[];
  readonly kind?: PlaceKind | undefined;
  readonly tokens?: readonly string[] | undefined;
  readonly code?: string | undefined;
  readonly active?: true;
};

export const placeOrders = ['name', '-name', 'code'] as const;
export type PlaceOrder = (typeof placeOrders)[number];

/** Sort values of a row: what a cursor of this order holds. */
export function placeKey(order: PlaceOrder, row: PlaceRow): readonly [string, number] {
  return [order === 'code' ? row.code : row.nameFolded, row.placeNo];
}

/** Places in order, beginning behind `after`. */
export async function listPlaces(
  scope: Scope,
  db: Db,
  filter: PlaceFilter,
  page: { order: PlaceOrder; after: readonly [string, number] | null; limit: number },
): Promise<PlaceRow[]> {
  const column = page.order === 'code' ? sql`p.code` : sql`p.name_folded`;
  const [beyond, direction] = page.order === '-name' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const behind =
    page.after === null
      ? sql``
      : sql`and (${column}, p.place_no) ${beyond} (${page.after[0]}::text, ${page.after[1]}::int)`;
  const found =
    await sql<PlaceRow>`select ${placeColumns} from place p where ${matches(scope, filter)} ${behind}
    order by ${column} ${direction}, p.place_no ${direction} limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many places the filter has in all. */
export async function countPlaces(scope: Scope, db: Db, filter: PlaceFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from place p where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** Places by outside id, in these areas, in the order of their names. */
export async function readPlacesByIds(
  scope: Scope,
  db: Db,
  ids: readonly string[],
  areaNos: readonly number[],
): Promise<PlaceRow[]> {
  const found = await sql<PlaceRow>`select ${placeColumns} from place p
    where p.id = any(${ids}::uuid[]) and p.dataset = ${scope.dataset} and p.area_no = any(${areaNos}::int[])
    order by p.name_folded, p.place_no`.execute(db);
  return found.rows;
}

function matches(scope: Scope, filter: PlaceFilter): RawBuilder<unknown> {
  const patterns = (filter.tokens ?? []).map((token) => `% ${token}%`);
  const named = sql`' ' || p.name_folded like all(${patterns}::text[])`;
  const searched = filter.code === undefined ? named : sql`(${named} or p.code = ${filter.code})`;
  return sql`p.dataset = ${scope.dataset} and p.area_no = any(${filter.areaNos}::int[])
    ${filter.active === undefined ? sql`` : sql`and p.active`}
    ${filter.kind === undefined ? sql`` : sql`and p.kind = ${filter.kind}`}
    ${patterns.length === 0 ? sql`` : sql`and ${searched}`}`;
}

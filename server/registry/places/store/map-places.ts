import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { PlaceKind } from '../place-types.ts';

/** A place that an officer put on the public map. */
export type MapPlace = {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly areaNo: number;
  readonly lat: number;
  readonly lon: number;
  readonly address: string | null;
  /** Whom to call about it. */
  readonly phone: string | null;
};

/** A place whose number anybody may call. */
export type PublicPhone = {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly areaNo: number;
  readonly phone: string;
};

/** More points than that nobody can look at; the map says nothing of the rest. */
const MOST = 20_000;

/** Active places of these kinds in these areas that the public may see, by name. */
export async function readMapPlaces(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  kinds: readonly PlaceKind[],
): Promise<MapPlace[]> {
  const found = await sql<MapPlace>`select p.name, p.kind, p.area_no as "areaNo", p.lat, p.lon, p.address,
      p.public_phone as phone
    from place p
    where p.dataset = ${scope.dataset} and p.on_map and p.active and p.lat is not null
      and p.kind = any(${[...kinds]}::text[]) and p.area_no = any(${[...areaNos]}::int[])
    order by p.name_folded, p.place_no limit ${MOST}`.execute(db);
  return found.rows;
}

/** Active places of these kinds in these areas that have a public number, by name. */
export async function readPublicPhones(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  kinds: readonly PlaceKind[],
): Promise<PublicPhone[]> {
  const found = await sql<PublicPhone>`select p.name, p.kind, p.area_no as "areaNo", p.public_phone as phone
    from place p
    where p.dataset = ${scope.dataset} and p.public_phone is not null and p.active
      and p.kind = any(${[...kinds]}::text[]) and p.area_no = any(${[...areaNos]}::int[])
    order by p.name_folded, p.place_no limit ${MOST}`.execute(db);
  return found.rows;
}

import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SuccessorLink } from '../directory.ts';
import type { StoredArea } from '../rules/plan-units.ts';

/** Every unit of every date. */
export async function readAreas(db: Db | Tx): Promise<StoredArea[]> {
  const found = await sql<StoredArea>`
    select a.area_no as no, a.id, a.code, a.name, a.full_name as "fullName", a.kind, a.subtype,
      a.parent_no as "parentNo", p.id as "parentId", a.path, a.valid_from as "validFrom", a.valid_to as "validTo",
      a.population, a.population_source as "populationSource", a.area_km2 as "areaKm2", a.lat, a.lon, a.origin, a.dataset
    from area a left join area p on p.area_no = a.parent_no order by a.area_no`.execute(db);
  return found.rows;
}

/** Every link from an old unit to what it became. */
export async function readSuccessors(db: Db | Tx): Promise<SuccessorLink[]> {
  const found = await sql<SuccessorLink>`
    select old_no as "oldNo", new_no as "newNo", divided from area_successor`.execute(db);
  return found.rows;
}

/** Keeps other writers of units away until the transaction ends; readers go on. Numbers are given under it. */
export async function lockAreas(tx: Tx): Promise<void> {
  await sql`lock table area in share row exclusive mode`.execute(tx);
}

/** Writes new units. Parents come before their children. */
export async function insertAreas(tx: Tx, rows: readonly StoredArea[]): Promise<void> {
  if (rows.length > 0) {
    await sql`insert into area (area_no, id, code, name, full_name, kind, subtype, parent_no, path, valid_from,
        valid_to, population, population_source, area_km2, lat, lon, origin, dataset)
      select * from ${unnested(rows)}`.execute(tx);
  }
}

/** Replaces what may change of units that exist: names, end, people, centre. Number, id, code and parent stay. */
export async function updateAreas(tx: Tx, rows: readonly StoredArea[]): Promise<void> {
  if (rows.length > 0) {
    await sql`update area a set name = n.name, full_name = n.full_name, subtype = n.subtype, valid_to = n.valid_to,
        population = n.population, population_source = n.population_source, area_km2 = n.area_km2, lat = n.lat,
        lon = n.lon, origin = n.origin, dataset = n.dataset
      from ${unnested(rows)} as n(area_no, id, code, name, full_name, kind, subtype, parent_no, path, valid_from,
        valid_to, population, population_source, area_km2, lat, lon, origin, dataset)
      where a.area_no = n.area_no`.execute(tx);
  }
}

function unnested(rows: readonly StoredArea[]) {
  const column = <K extends keyof StoredArea>(key: K): StoredArea[K][] => rows.map((row) => row[key]);
  return sql`unnest(${column('no')}::int[], ${column('id')}::uuid[], ${column('code')}::text[],
    ${column('name')}::text[], ${column('fullName')}::text[], ${column('kind')}::text[],
    ${column('subtype')}::text[], ${column('parentNo')}::int[], ${column('path')}::text[],
    ${column('validFrom')}::date[], ${column('validTo')}::date[], ${column('population')}::int[],
    ${column('populationSource')}::text[], ${column('areaKm2')}::float8[], ${column('lat')}::float8[],
    ${column('lon')}::float8[], ${column('origin')}::text[],
    ${column('dataset')}::text[])`;
}

/** Replaces the successor links of these old units. */
export async function replaceSuccessors(
  tx: Tx,
  links: readonly (SuccessorLink & { readonly basis: string })[],
): Promise<void> {
  await sql`delete from area_successor where old_no = any(${links.map((link) => link.oldNo)}::int[])`.execute(
    tx,
  );
  await sql`insert into area_successor (old_no, new_no, divided, basis)
    select * from unnest(${links.map((l) => l.oldNo)}::int[], ${links.map((l) => l.newNo)}::int[],
      ${links.map((l) => l.divided)}::boolean[], ${links.map((l) => l.basis)}::text[])`.execute(tx);
}

/** Hash of the content of a list as loaded last; null when it never was. */
export async function readListHash(db: Db | Tx, name: string): Promise<string | null> {
  const found = await sql<{ hash: string }>`select hash from area_list where name = ${name}`.execute(db);
  return found.rows[0]?.hash ?? null;
}

export async function saveListHash(tx: Tx, name: string, hash: string, at: number): Promise<void> {
  await sql`insert into area_list (name, hash, loaded_at) values (${name}, ${hash}, ${new Date(at)})
    on conflict (name) do update set hash = excluded.hash, loaded_at = excluded.loaded_at`.execute(tx);
}

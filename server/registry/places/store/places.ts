import { sql } from 'kysely';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { NewPlace, PlaceKind } from '../place-types.ts';

/** A place with everything that its owner and officers may see. */
export type PlaceRow = {
  placeNo: number;
  id: string;
  code: string;
  name: string;
  nameFolded: string;
  kind: PlaceKind;
  areaNo: number;
  address: string | null;
  lat: number | null;
  lon: number | null;
  capacity: number | null;
  /** Encrypted. */
  ownerPhone: Buffer | null;
  publicPhone: string | null;
  onMap: boolean;
  active: boolean;
  version: number;
  fieldVersions: FieldVersions;
};

/** The columns of a `PlaceRow` from table alias p. */
export const placeColumns = sql`p.place_no as "placeNo", p.id, p.code, p.name, p.name_folded as "nameFolded", p.kind,
  p.area_no as "areaNo", p.address, p.lat, p.lon, p.capacity, p.owner_phone as "ownerPhone",
  p.public_phone as "publicPhone", p.on_map as "onMap", p.active, p.version,
  p.field_versions as "fieldVersions"`;

/** Takes the next `count` place numbers. */
export async function takePlaceNumbers(tx: Tx, count: number): Promise<number[]> {
  const taken = await sql<{ no: number }>`
    select nextval('place_number')::int as no from generate_series(1, ${count}::int)`.execute(tx);
  return taken.rows.map((row) => row.no);
}

type PlaceToInsert = NewPlace & { readonly placeNo: number; readonly placeId: string; readonly code: string };

/** Writes new places and their codes. */
export async function insertPlaces(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  rows: readonly PlaceToInsert[],
  at: number,
): Promise<void> {
  const phones = rows.map(({ ownerPhone }) => sealedPhone(secrets, ownerPhone ?? null));
  const column = <T>(read: (row: PlaceToInsert) => T): T[] => rows.map(read);
  const time = new Date(at).toISOString();
  await sql`insert into place (place_no, id, dataset, code, name, name_folded, kind, area_no, address, lat, lon,
      capacity, owner_phone, owner_phone_index, public_phone, on_map, active, version, field_versions, created_at)
    select r.place_no, r.id, ${scope.dataset}, r.code, r.name, r.name_folded, r.kind, r.area_no, r.address, r.lat,
      r.lon, r.capacity, r.owner_phone, r.owner_phone_index, r.public_phone, r.on_map, true, 1, '{}'::jsonb, ${time}::timestamptz
    from unnest(${column((r) => r.placeNo)}::int[], ${column((r) => r.placeId)}::uuid[],
      ${column((r) => r.code)}::text[], ${column((r) => r.name)}::text[], ${column((r) => fold(r.name))}::text[],
      ${column((r) => r.kind)}::text[], ${column((r) => r.areaNo)}::int[], ${column((r) => r.address ?? null)}::text[],
      ${column((r) => r.lat ?? null)}::float8[], ${column((r) => r.lon ?? null)}::float8[],
      ${column((r) => r.capacity ?? null)}::int[], ${phones.map((p) => p.sealed)}::bytea[],
      ${phones.map((p) => p.index)}::bytea[], ${column((r) => r.publicPhone ?? null)}::text[],
      ${column((r) => r.onMap ?? false)}::boolean[])
      as r(place_no, id, code, name, name_folded, kind, area_no, address, lat, lon, capacity, owner_phone,
        owner_phone_index, public_phone, on_map)`.execute(tx);
  await insertCodes(tx, rows, at);
}

/** Writes codes of places; a place may have many, one of which is in force. */
export async function insertCodes(
  tx: Tx,
  rows: readonly { placeNo: number; code: string }[],
  at: number,
): Promise<void> {
  await sql`insert into place_code (code, place_no, issued_at)
    select r.code, r.place_no, ${new Date(at).toISOString()}::timestamptz
    from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.placeNo)}::int[])
      as r(code, place_no)`.execute(tx);
}

/** One place of the scope's dataset in these areas; `lock` keeps other editors away until the transaction ends. */
export async function readPlace(
  scope: Scope,
  db: Db | Tx,
  id: string,
  areaNos: readonly number[],
  lock: 'lock' | 'look' = 'look',
): Promise<PlaceRow | undefined> {
  const found = await sql<PlaceRow>`select ${placeColumns} from place p
    where p.id = ${id}::uuid and p.dataset = ${scope.dataset} and p.area_no = any(${areaNos}::int[])
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

/** Is this outside id taken, in whatever dataset? */
export async function placeIdExists(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`select 1 from place where id = ${id}::uuid`.execute(tx);
  return found.rows.length > 0;
}

/** What an edit may change; `ownerPhone` canonical. */
export type PlaceFields = {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly areaNo: number;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly capacity: number | null;
  readonly ownerPhone: string | null;
  readonly publicPhone: string | null;
  readonly onMap: boolean;
  readonly active: boolean;
};

/** Writes an edited place with its new version. */
export async function updatePlace(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  placeNo: number,
  fields: PlaceFields,
  versions: { version: number; fieldVersions: FieldVersions },
): Promise<void> {
  const phone = sealedPhone(secrets, fields.ownerPhone);
  await sql`update place set name = ${fields.name}, name_folded = ${fold(fields.name)}, kind = ${fields.kind},
      area_no = ${fields.areaNo}, address = ${fields.address}, lat = ${fields.lat}, lon = ${fields.lon},
      capacity = ${fields.capacity}, owner_phone = ${phone.sealed}, owner_phone_index = ${phone.index},
      public_phone = ${fields.publicPhone}, on_map = ${fields.onMap}, active = ${fields.active}, version = ${versions.version},
      field_versions = ${JSON.stringify(versions.fieldVersions)}::jsonb
    where place_no = ${placeNo} and dataset = ${scope.dataset}`.execute(tx);
}

/** Puts another code in force; the former one stays in place_code. */
export async function replaceCode(
  scope: Scope,
  tx: Tx,
  placeNo: number,
  code: string,
  at: number,
): Promise<void> {
  await insertCodes(tx, [{ placeNo, code }], at);
  await sql`update place set code = ${code}, version = version + 1
    where place_no = ${placeNo} and dataset = ${scope.dataset}`.execute(tx);
}

function sealedPhone(
  secrets: Secrets,
  phone: string | null,
): { sealed: Buffer | null; index: Buffer | null } {
  return phone === null
    ? { sealed: null, index: null }
    : { sealed: secrets.encrypt(phone), index: secrets.blindIndex('phone', phone) };
}

/** Places in use, by area. */
export async function countActive(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
): Promise<{ areaNo: number; value: number }[]> {
  const found = await sql<{ areaNo: number; value: number }>`select area_no as "areaNo", count(*) as value
    from place where area_no = any(${areaNos}::int[]) and dataset = ${scope.dataset} and active group by 1`.execute(
    db,
  );
  return found.rows;
}

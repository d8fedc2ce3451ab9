import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PlaceKind } from '../place-types.ts';

/** A place as other modules hold it, before its area's path is added. */
export type RefRow = {
  placeNo: number;
  placeId: string;
  code: string;
  name: string;
  kind: PlaceKind;
  areaNo: number;
  dataset: string;
  active: boolean;
  address: string | null;
};

const columns = sql`p.place_no as "placeNo", p.id as "placeId", p.code, p.name, p.kind, p.area_no as "areaNo",
  p.dataset, p.active, p.address`;

/**
 * Places by any code they ever had, canonical form. The one look-up without a dataset: the code on the wall decides
 * to which dataset a check-in belongs.
 */
export async function readRefsByCodes(
  db: Db | Tx,
  codes: readonly string[],
): Promise<(RefRow & { asked: string })[]> {
  const found = await sql<RefRow & { asked: string }>`select c.code as asked, ${columns}
    from place_code c join place p on p.place_no = c.place_no where c.code = any(${codes}::text[])`.execute(
    db,
  );
  return found.rows;
}

/** Places of the scope's dataset by number. */
export async function readRefsByNos(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<RefRow[]> {
  const found = await sql<RefRow>`select ${columns} from place p
    where p.place_no = any(${nos}::int[]) and p.dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Places of the scope's dataset by outside id. */
export async function readRefsByIds(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<RefRow[]> {
  const found = await sql<RefRow>`select ${columns} from place p
    where p.id = any(${ids}::uuid[]) and p.dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

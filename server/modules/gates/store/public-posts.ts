import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

type PostPoint = { name: string; areaNo: number; lat: number; lon: number; phone: string | null };

/** Names and coordinates of active checkpoints in these areas, by name. */
export async function pointsOfPosts(scope: Scope, db: Db, areaNos: readonly number[]): Promise<PostPoint[]> {
  const found = await sql<PostPoint>`
    select p.name, p.area_no as "areaNo", p.lat, p.lon, p.public_phone as phone from place p
    where p.dataset = ${scope.dataset} and p.kind = 'checkpoint' and p.active and p.lat is not null
      and p.area_no = any(${[...areaNos]}::int[])
    order by p.name_folded, p.place_no`.execute(db);
  return found.rows;
}

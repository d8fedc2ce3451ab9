import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { LevelRow } from './levels.ts';

/** The next decision of each area that is published and not yet in force at a time. */
export async function comingLevels(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  at: Date,
): Promise<LevelRow[]> {
  const found = await sql<LevelRow>`select distinct on (area_no) * from risk_level
    where area_no = any(${[...areaNos]}::int[]) and dataset = ${scope.dataset} and from_at > ${at}
      and recorded_at <= ${at} and corrected_by is null and level is not null
    order by area_no, from_at, recorded_at desc, id desc`.execute(db);
  return found.rows;
}

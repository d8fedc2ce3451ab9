import { sql } from 'kysely';
import type { Role } from '../../../contract/rights.ts';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';

/** One act upon a record, as the person whom it is about may know it: no name of the officer. */
export type LookRow = {
  readonly at: Date;
  readonly action: string;
  readonly reason: string | null;
  /** Role and area of the account today; null: the program itself, or an account that holds none any more. */
  readonly role: Role | null;
  readonly areaId: string | null;
};

/** Acts upon any of these records, the newest first, and since when the trail goes back for them. */
export async function looksAt(
  scope: Scope,
  db: Db,
  subjectIds: readonly string[],
  limit: number,
): Promise<readonly LookRow[]> {
  const found = await sql<LookRow>`select a.at, a.action, a.reason, g.role, g.area_id as "areaId" from audit a
    left join lateral (select role, area_id from account_grant where account_id = a.actor_id
      order by role limit 1) g on true
    where a.subject_id = any(${[...subjectIds]}::uuid[]) and a.dataset = ${scope.dataset}
    order by a.at desc, a.seq desc limit ${limit}`.execute(db);
  return found.rows;
}

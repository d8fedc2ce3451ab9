import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** How many act for a person (by id), and how often somebody did. */
export async function helpersOf(
  scope: Scope,
  db: Db,
  personId: string,
): Promise<{ helpers: number; acts: number }> {
  const found = await sql<{ helpers: number; acts: number }>`select
      (select count(*) from assistance a where a.person_no = p.person_no)::int as helpers,
      (select count(*) from assisted_act d where d.person_no = p.person_no)::int as acts
    from person p where p.id = ${personId} and p.dataset = ${scope.dataset}`.execute(db);
  return found.rows[0] ?? { helpers: 0, acts: 0 };
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** Requests and incidents that are still open. */
export async function countOpen(
  scope: Scope,
  db: Db,
): Promise<{ openRequests: number; openBreaches: number }> {
  const found = await sql<{ openRequests: number; openBreaches: number }>`select
      (select count(*)::int from privacy_request where dataset = ${scope.dataset} and state = 'open') as "openRequests",
      (select count(*)::int from privacy_breach where dataset = ${scope.dataset} and state = 'open') as "openBreaches"`.execute(
    db,
  );
  return found.rows[0]!;
}

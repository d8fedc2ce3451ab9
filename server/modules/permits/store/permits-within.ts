import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Which of these permits belong to these units; in the order given. */
export async function permitsWithin(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  areaNos: readonly number[],
): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select p.id from unnest(${[...ids]}::uuid[]) with ordinality as g(id, n)
    join permit p on p.id = g.id where p.dataset = ${scope.dataset} and p.area_no = any(${[...areaNos]}::int[])
    order by g.n`.execute(db);
  return found.rows.map(({ id }) => id);
}

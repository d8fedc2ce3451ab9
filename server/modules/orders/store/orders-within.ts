import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Which of these orders are of people of these units, at home or where they stay; in the order given. */
export async function ordersWithin(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  areaNos: readonly number[],
): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select o.id from unnest(${[...ids]}::uuid[]) with ordinality as g(id, n)
    join order_file o on o.id = g.id where o.dataset = ${scope.dataset}
      and (o.area_no = any(${[...areaNos]}::int[]) or o.stay_area_no = any(${[...areaNos]}::int[]))
    order by g.n`.execute(db);
  return found.rows.map(({ id }) => id);
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type WorkCounts = {
  readonly sent: number;
  readonly given: number;
  readonly checked: number;
  readonly overdue: number;
};

/** What offices of these units sent, gave and checked in a time; overdue are tasks open today whose deadline had passed. */
export async function workCounts(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<WorkCounts> {
  const nos = sql`${[...areaNos]}::int[]`;
  const found = await sql<WorkCounts>`select
    (select count(*) from directive where dataset = ${scope.dataset} and area_no = any(${nos})
      and sent_at >= ${from} and sent_at < ${to}) as sent,
    (select count(*) from task where dataset = ${scope.dataset} and issuer_area_no = any(${nos})
      and created_at >= ${from} and created_at < ${to}) as given,
    (select count(*) from task t where t.dataset = ${scope.dataset} and t.issuer_area_no = any(${nos})
      and t.status = 'CHECKED' and t.updated_at >= ${from} and t.updated_at < ${to}) as checked,
    (select count(*) from task where dataset = ${scope.dataset} and issuer_area_no = any(${nos})
      and status in ('ASSIGNED', 'STARTED') and due_at < ${to}) as overdue`.execute(db);
  return found.rows[0]!;
}

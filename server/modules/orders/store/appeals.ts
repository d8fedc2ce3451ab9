import { sql } from 'kysely';
import type { appealOutcomes } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A complaint against an order, with its answer when there is one. */
export type AppealRow = {
  id: string;
  order_id: string;
  person_no: number;
  at: Date;
  received_at: Date;
  by_name: string;
  content: string;
  answered_at: Date | null;
  answered_by: string | null;
  outcome: (typeof appealOutcomes)[number] | null;
  answer: string | null;
};

/** Writes a complaint. */
export async function insertAppeal(_scope: Scope, tx: Tx, row: AppealRow): Promise<void> {
  await sql`insert into order_appeal
    select * from jsonb_populate_record(null::order_appeal, ${JSON.stringify(row)}::jsonb)`.execute(tx);
}

/** Complaints of one order, newest first; the caller has looked whether the viewer may see the order. */
export async function appealsOfOrder(_scope: Scope, db: Db | Tx, orderId: string): Promise<AppealRow[]> {
  const found = await sql<AppealRow>`select * from order_appeal
    where order_id = ${orderId} order by at desc, id desc limit 100`.execute(db);
  return found.rows;
}

/** Writes the answer of a complaint that has none; tells whether it had none. */
export async function answerOnce(
  _scope: Scope,
  tx: Tx,
  one: Pick<AppealRow, 'id' | 'order_id' | 'answered_at' | 'answered_by' | 'outcome' | 'answer'>,
): Promise<boolean> {
  const found = await sql`update order_appeal set answered_at = ${one.answered_at},
      answered_by = ${one.answered_by}, outcome = ${one.outcome}, answer = ${one.answer}
    where order_id = ${one.order_id} and id = ${one.id} and answered_at is null`.execute(tx);
  return found.numAffectedRows === 1n;
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { MailState } from '../rules/mail.ts';

export type MailRow = {
  report_id: string;
  id: string;
  dataset: string;
  /** Encrypted. */
  address: Buffer;
  state: MailState;
  requested_at: Date;
  requested_by: string;
  attempts: number;
  next_attempt_at: Date | null;
  claimed_until: Date | null;
  finished_at: Date | null;
  detail: string | null;
};
type Tables = { report_mail: MailRow };

/** Queues mails. */
export async function insertMails(
  scope: Scope,
  tx: Tx,
  rows: readonly Omit<MailRow, 'dataset'>[],
): Promise<void> {
  if (rows.length > 0) {
    await tx
      .withTables<Tables>()
      .insertInto('report_mail')
      .values(rows.map((row) => ({ ...row, dataset: scope.dataset })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The mails of a report in the order in which they were asked for. */
export async function mailsOf(scope: Scope, db: Db | Tx, reportId: string): Promise<MailRow[]> {
  const found = await sql<MailRow>`select * from report_mail
    where report_id = ${reportId} and dataset = ${scope.dataset} order by requested_at, id`.execute(db);
  return found.rows;
}

/** Takes the mail that is due first and keeps other processes off it for a while; null: none is due. */
export async function claimMail(db: Db, now: Date, until: Date): Promise<MailRow | null> {
  const found = await sql<MailRow>`update report_mail set claimed_until = ${until}, attempts = attempts + 1
    where (report_id, id) = (select report_id, id from report_mail
      where state = 'WAITING' and next_attempt_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_attempt_at, id limit 1 for update skip locked)
    returning *`.execute(db);
  return found.rows[0] ?? null;
}

/** Writes what came of an attempt. */
export async function finishMail(
  scope: Scope,
  db: Db,
  mail: Pick<MailRow, 'report_id' | 'id'>,
  change: Pick<MailRow, 'state' | 'next_attempt_at' | 'finished_at' | 'detail'>,
): Promise<void> {
  await sql`update report_mail set state = ${change.state}, next_attempt_at = ${change.next_attempt_at},
      finished_at = ${change.finished_at}, detail = ${change.detail}, claimed_until = null
    where report_id = ${mail.report_id} and id = ${mail.id} and dataset = ${scope.dataset}`.execute(db);
}

/** Mails that wait and those given up in the last day, of real data: what the health page tells. */
export async function troubledMails(db: Db, since: Date): Promise<{ waiting: number; failed: number }> {
  const found = await sql<{ waiting: string; failed: string }>`select
      count(*) filter (where state = 'WAITING' and attempts > 0) as waiting,
      count(*) filter (where state = 'FAILED' and finished_at > ${since}) as failed
    from report_mail where dataset = 'live'`.execute(db);
  const { waiting, failed } = found.rows[0]!;
  return { waiting: Number(waiting), failed: Number(failed) };
}

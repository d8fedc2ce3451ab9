import { sql } from 'kysely';
import { DAY_MS, HOUR_MS } from '../clock/clock.ts';
import type { Db } from '../db/database.ts';

/** The last job of retention begins at 19:50 UTC, ten to three at night here. */
const LAST_JOB_MS = 19 * HOUR_MS + 50 * 60_000;

/** When the jobs of retention will all have run. */
export function nextRetention(now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + LAST_JOB_MS;
  return today > now ? today : today + DAY_MS;
}

/** How long the platform keeps what only it needs, in days. */
export type TrimRules = {
  /** Receipts must outlive the longest time a phone may stay offline with unsent facts. */
  readonly receiptDays: number;
  /** Events older than this can't be resumed; a page that asks for them reloads. */
  readonly outboxDays: number;
  readonly jobDays: number;
  /** So long people are told who loaded a list that they stood in. */
  readonly lookDays: number;
};

export const trimRules: TrimRules = { receiptDays: 60, outboxDays: 3, jobDays: 30, lookDays: 730 };

/**
 * Deletes receipts, events, ended sessions and finished jobs that nobody can ask for any more. The newest event of
 * each dataset stays: it says as of when its figures are. Events that a consumer has not read stay too.
 * @returns rows deleted by table.
 */
export async function trimPlatform(
  db: Db,
  now: number,
  rules: TrimRules = trimRules,
): Promise<Record<string, number>> {
  const before = (days: number) => new Date(now - days * DAY_MS);
  const [receipt, session, job, look, outbox] = await Promise.all([
    sql`delete from receipt where at < ${before(rules.receiptDays)}`.execute(db),
    sql`delete from session where expires_at < ${new Date(now)}`.execute(db),
    sql`delete from job where finished_at < ${before(rules.jobDays)}`.execute(db),
    sql`delete from list_look where at < ${before(rules.lookDays)}`.execute(db),
    sql`delete from outbox o where at < ${before(rules.outboxDays)}
      and not exists (select 1 from outbox_cursor c where (c.tx, c.seq) < (o.tx, o.seq))
      and seq <> (select max(n.seq) from outbox n where n.dataset = o.dataset)`.execute(db),
  ]);
  const rows = (result: { numAffectedRows?: bigint | undefined }) => Number(result.numAffectedRows ?? 0n);
  return {
    receipt: rows(receipt),
    session: rows(session),
    job: rows(job),
    look: rows(look),
    outbox: rows(outbox),
  };
}

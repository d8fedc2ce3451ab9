import { sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';

/** A session about which the provider is to be asked again. */
export type DueSession = {
  readonly accountId: string;
  readonly subject: string;
  readonly kept: Buffer;
};

/** Takes a session that was last asked about before `before`, so that only one process asks. Before log-in there is no scope. */
export async function claimRecheck(
  db: Db,
  tokenHash: Buffer,
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<DueSession | undefined> {
  const found = await sql<DueSession>`update session set provider_checked_at = ${now}
    where token_hash = ${tokenHash} and provider_kept is not null and provider_checked_at <= ${before}
    returning account_id as "accountId", provider_subject as subject, provider_kept as kept`.execute(db);
  return found.rows[0];
}

/** Keeps what to ask with next time. */
export async function keepProvider(tx: Tx, tokenHash: Buffer, kept: Buffer): Promise<void> {
  await sql`update session set provider_kept = ${kept} where token_hash = ${tokenHash}`.execute(tx);
}

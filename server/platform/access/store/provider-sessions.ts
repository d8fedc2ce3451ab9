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

/**
 * Ends what the provider opened of an account, and lets go of it in the session `own`, which goes on; null: none goes on.
 * @returns how many ended.
 */
export async function endProviderSessions(tx: Tx, accountId: string, own: Buffer | null): Promise<number> {
  await sql`update session set provider_kept = null, provider_checked_at = null
    where token_hash = ${own} and account_id = ${accountId}`.execute(tx);
  const gone = await sql`delete from session
    where account_id = ${accountId} and method = 'sso' and token_hash is distinct from ${own}`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** Keeps what to ask with next time. */
export async function keepProvider(tx: Db | Tx, tokenHash: Buffer, kept: Buffer): Promise<void> {
  await sql`update session set provider_kept = ${kept} where token_hash = ${tokenHash}`.execute(tx);
}

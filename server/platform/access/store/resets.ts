import { sql } from 'kysely';
import { DAY_MS } from '../../clock/clock.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';

/** How often a code may be asked for and tried. */
export const resetLimits = { minutes: 10, tries: 5, perDay: 5 } as const;

/**
 * Notes a new code unless one was sent just now or too many were today. @returns whether it may be sent.
 */
export async function saveReset(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  codeHash: Buffer,
  now: number,
): Promise<boolean> {
  const at = new Date(now);
  const until = new Date(now + resetLimits.minutes * 60_000);
  const day = new Date(now - DAY_MS);
  const made =
    await sql`insert into password_reset as r values (${accountId}, ${codeHash}, ${at}, ${until}, 0, 1, ${at})
    on conflict (account_id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at,
      expires_at = excluded.expires_at, tries = 0,
      sent = case when r.sent_since < ${day} then 1 else r.sent + 1 end,
      sent_since = case when r.sent_since < ${day} then excluded.sent_since else r.sent_since end
    where r.made_at <= ${new Date(now - resetLimits.minutes * 60_000)}
      and (r.sent_since < ${day} or r.sent < ${resetLimits.perDay})`.execute(tx);
  return (made.numAffectedRows ?? 0n) > 0n;
}

/** Counts a try and answers the hash to compare with; undefined: no code that may still be tried. */
export async function tryReset(
  _scope: Scope,
  db: Db,
  accountId: string,
  now: number,
): Promise<Buffer | undefined> {
  const found = await sql<{ code_hash: Buffer }>`update password_reset set tries = tries + 1
    where account_id = ${accountId} and tries < ${resetLimits.tries} and expires_at > ${new Date(now)}
    returning code_hash`.execute(db);
  return found.rows[0]?.code_hash;
}

/** Ends a code that was used; how many were sent today is kept. @returns whether it was still there. */
export async function endReset(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  codeHash: Buffer,
  now: number,
): Promise<boolean> {
  const ended =
    await sql`update password_reset set expires_at = ${new Date(now)} where account_id = ${accountId}
    and code_hash = ${codeHash} and expires_at > ${new Date(now)}`.execute(tx);
  return (ended.numAffectedRows ?? 0n) > 0n;
}

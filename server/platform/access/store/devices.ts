import { sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';
import type { Whence } from '../whence.ts';

/** A session as its officer sees it. */
export type SessionRow = {
  id: string;
  agent: string | null;
  network: string | null;
  method: Whence['method'];
  created_at: Date;
  seen_at: Date | null;
  expires_at: Date;
};

/** Sessions of an account that have not ended, the latest used first. */
export async function sessionsOf(
  _scope: Scope,
  db: Db,
  accountId: string,
  now: number,
): Promise<SessionRow[]> {
  const found =
    await sql<SessionRow>`select id, agent, network, method, created_at, seen_at, expires_at from session
    where account_id = ${accountId} and expires_at > ${new Date(now)}
    order by coalesce(seen_at, created_at) desc, id limit 200`.execute(db);
  return found.rows;
}

/** Ends one session of an account, or all of them; never `except`. @returns how many. */
export async function endSessions(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  which: { readonly id: string | null; readonly except: string | null },
): Promise<number> {
  const gone = await sql`delete from session where account_id = ${accountId}
    and (${which.id}::uuid is null or id = ${which.id}::uuid)
    and (${which.except}::uuid is null or id <> ${which.except}::uuid)`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** What the single sign-on wants to see when the officer of this session leaves. */
export async function signOutHintOf(_scope: Scope, db: Db, tokenHash: Buffer): Promise<Buffer | null> {
  const found = await sql<{
    hint: Buffer | null;
  }>`select sign_out_hint as hint from session where token_hash = ${tokenHash}`.execute(db);
  return found.rows[0]?.hint ?? null;
}

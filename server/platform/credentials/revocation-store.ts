import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

/** A code to withdraw: its id of 16 hexadecimal digits, what it is, and why, as a word of the caller's. */
export type Withdrawal = { readonly id: string; readonly purpose: string; readonly reason: string };

/** Number of the newest list; 0 where nothing was ever withdrawn. */
export async function currentSequence(db: Db | Tx): Promise<number> {
  const found = await sql<{ sequence: number }>`select sequence from revocation_state`.execute(db);
  return found.rows[0]?.sequence ?? 0;
}

/** Begins the next list; other withdrawals wait until this transaction ends. @returns its number. */
export async function nextSequence(tx: Tx): Promise<number> {
  const found = await sql<{ sequence: number }>`insert into revocation_state (one, sequence) values (true, 1)
    on conflict (one) do update set sequence = revocation_state.sequence + 1 returning sequence`.execute(tx);
  return found.rows[0]!.sequence;
}

/** Names codes in a list; one that was reinstated is named again. */
export async function insertWithdrawals(
  tx: Tx,
  sequence: number,
  withdrawals: readonly Withdrawal[],
  at: Date,
): Promise<void> {
  await sql`insert into revocation (id, purpose, reason, sequence, revoked_at)
    select decode(id, 'hex'), purpose, reason, ${sequence}, ${at}
    from unnest(${withdrawals.map((one) => one.id)}::text[], ${withdrawals.map((one) => one.purpose)}::text[],
      ${withdrawals.map((one) => one.reason)}::text[]) as w(id, purpose, reason)
    on conflict (id) do update set sequence = excluded.sequence, reason = excluded.reason,
      revoked_at = excluded.revoked_at, reinstated_sequence = null
    where revocation.reinstated_sequence is not null`.execute(tx);
}

/** Takes codes off the list from a number on. */
export async function markReinstated(tx: Tx, sequence: number, ids: readonly string[]): Promise<void> {
  await sql`update revocation set reinstated_sequence = ${sequence}
    where id in (select decode(id, 'hex') from unnest(${[...ids]}::text[]) as given(id)) and reinstated_sequence is null`.execute(
    tx,
  );
}

/** The ids that list number `sequence` names. */
export async function idsAt(db: Db | Tx, sequence: number): Promise<string[]> {
  const found = await sql<{ id: string }>`select encode(id, 'hex') as id from revocation
    where sequence <= ${sequence} and (reinstated_sequence is null or reinstated_sequence > ${sequence})`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

/** A code to withdraw: its id of 16 hexadecimal digits, what it is, and why, as a word of the caller's. */
export type Withdrawal = { readonly id: string; readonly purpose: string; readonly reason: string };

/** Stands for every dataset: codes withdrawn before each had a list of its own, and the number of the last shared one. */
const EVERY = '*';

/** Number of the newest list of a dataset; 0 where nothing was ever withdrawn. */
export async function currentSequence(db: Db | Tx, dataset: string): Promise<number> {
  const found = await sql<{ sequence: number | null }>`select max(sequence) as sequence from revocation_state
    where dataset in (${dataset}, ${EVERY})`.execute(db);
  return found.rows[0]?.sequence ?? 0;
}

/** Begins the next list of a dataset; its other withdrawals wait until this transaction ends. @returns its number. */
export async function nextSequence(tx: Tx, dataset: string): Promise<number> {
  const found = await sql<{ sequence: number }>`insert into revocation_state (dataset, sequence)
    select ${dataset}, coalesce(max(sequence), 0) + 1 from revocation_state where dataset = ${EVERY}
    on conflict (dataset) do update set sequence = revocation_state.sequence + 1 returning sequence`.execute(
    tx,
  );
  return found.rows[0]!.sequence;
}

/** Names codes in a list of a dataset; one that is named already stays as it is. Nothing takes a code off: what was withdrawn is issued anew. */
export async function insertWithdrawals(
  tx: Tx,
  list: { readonly dataset: string; readonly sequence: number },
  withdrawals: readonly Withdrawal[],
  at: Date,
): Promise<void> {
  await sql`insert into revocation (dataset, id, purpose, reason, sequence, revoked_at)
    select ${list.dataset}, decode(id, 'hex'), purpose, reason, ${list.sequence}, ${at}
    from unnest(${withdrawals.map((one) => one.id)}::text[], ${withdrawals.map((one) => one.purpose)}::text[],
      ${withdrawals.map((one) => one.reason)}::text[]) as w(id, purpose, reason)
    on conflict (dataset, id) do nothing`.execute(tx);
}

/** The ids that list number `sequence` of a dataset names. */
export async function idsAt(
  db: Db | Tx,
  { dataset, sequence }: { readonly dataset: string; readonly sequence: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct encode(id, 'hex') as id from revocation
    where dataset in (${dataset}, ${EVERY}) and sequence <= ${sequence}`.execute(db);
  return found.rows.map(({ id }) => id);
}

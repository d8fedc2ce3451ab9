import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type EntryRow = {
  id: string;
  kind: 'note' | 'handover';
  at: Date;
  by_name: string;
  by_id: string | null;
  text: string;
  handed_to: string | null;
};
export type ReceiptRow = { entry_id: string; account_id: string; by_name: string; at: Date };

export async function insertEntry(scope: Scope, tx: Tx, row: EntryRow): Promise<void> {
  await sql`insert into command_log (id, dataset, kind, at, by_name, by_id, text, handed_to)
    values (${row.id}, ${scope.dataset}, ${row.kind}, ${row.at}, ${row.by_name}, ${row.by_id}, ${row.text},
      ${row.handed_to})`.execute(tx);
}

export async function findEntry(scope: Scope, db: Db | Tx, id: string): Promise<EntryRow | undefined> {
  const found = await sql<EntryRow>`select * from command_log
    where dataset = ${scope.dataset} and id = ${id}`.execute(db);
  return found.rows[0];
}

/** A page of the log, newest first. */
export async function listEntries(
  scope: Scope,
  db: Db,
  page: {
    readonly kind: EntryRow['kind'] | null;
    readonly after: readonly [at: string, id: string] | null;
    readonly limit: number;
  },
): Promise<EntryRow[]> {
  const [at, id] = page.after ?? [null, null];
  const found = await sql<EntryRow>`select * from command_log
    where dataset = ${scope.dataset} and (${page.kind}::text is null or kind = ${page.kind})
      and (${id}::uuid is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Notes that an account has read an entry; a second time changes nothing. */
export async function insertReceipt(scope: Scope, tx: Tx, row: ReceiptRow): Promise<void> {
  await sql`insert into command_log_receipt (entry_id, account_id, dataset, by_name, at)
    values (${row.entry_id}, ${row.account_id}, ${scope.dataset}, ${row.by_name}, ${row.at})
    on conflict (entry_id, account_id) do nothing`.execute(tx);
}

export async function receiptsOf(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<ReceiptRow[]> {
  const found = await sql<ReceiptRow>`select * from command_log_receipt
    where dataset = ${scope.dataset} and entry_id = any(${ids}::uuid[]) order by at`.execute(db);
  return found.rows;
}

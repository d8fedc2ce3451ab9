import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A number that wants no ordinary texts. */
export type OptOutRow = {
  readonly phoneHash: Buffer;
  readonly phone: Buffer;
  readonly at: Date;
  readonly via: 'reply' | 'officer';
  readonly byName: string | null;
};

/** Keeps a wish. False: it is kept already. */
export async function insertOptOut(tx: Tx, dataset: string, row: OptOutRow): Promise<boolean> {
  const made = await sql`insert into sms_opt_out (phone_hash, dataset, phone, at, via, by_name)
    values (${row.phoneHash}, ${dataset}, ${row.phone}, ${row.at}, ${row.via}, ${row.byName})
    on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Takes a wish back. False: there is none. */
export async function deleteOptOut(tx: Tx, dataset: string, phoneHash: Buffer): Promise<boolean> {
  const gone = await sql`delete from sms_opt_out
    where phone_hash = ${phoneHash} and dataset = ${dataset}`.execute(tx);
  return gone.numAffectedRows === 1n;
}

/** Whether a number wants no ordinary texts. */
export async function isOptedOut(db: Db | Tx, dataset: string, phoneHash: Buffer): Promise<boolean> {
  const found = await sql`select 1 from sms_opt_out
    where phone_hash = ${phoneHash} and dataset = ${dataset}`.execute(db);
  return found.rows.length > 0;
}

/** Numbers that want none, the newest wish first, behind `after`. */
export async function listOptOuts(
  db: Db,
  dataset: string,
  page: { readonly after: { at: string; hash: Buffer } | null; readonly limit: number },
): Promise<OptOutRow[]> {
  const { after } = page;
  const found = await sql<OptOutRow>`select phone_hash as "phoneHash", phone, at, via, by_name as "byName"
    from sms_opt_out where dataset = ${dataset}
      and (${after === null}::boolean or (at, phone_hash) < (${after?.at ?? null}::timestamptz, ${after?.hash ?? null}::bytea))
    order by at desc, phone_hash desc limit ${page.limit}`.execute(db);
  return found.rows;
}

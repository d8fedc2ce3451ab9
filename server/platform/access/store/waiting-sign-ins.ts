import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Keeps what a provider gave until the code comes. Before log-in there is no scope. */
export async function insertWaiting(db: Db, id: string, who: Buffer, until: Date): Promise<void> {
  await sql`insert into waiting_sign_in (id, who, until_at) values (${id}, ${who}, ${until})`.execute(db);
}

export async function readWaiting(db: Db, id: string, now: Date): Promise<Buffer | undefined> {
  const found = await sql<{ who: Buffer }>`
    select who from waiting_sign_in where id = ${id} and until_at > ${now}`.execute(db);
  return found.rows[0]?.who;
}

export async function deleteWaiting(db: Db, id: string): Promise<void> {
  await sql`delete from waiting_sign_in where id = ${id}`.execute(db);
}

/** Drops those whose time is over. */
export async function dropWaiting(db: Db, now: Date): Promise<void> {
  await sql`delete from waiting_sign_in where until_at <= ${now}`.execute(db);
}

import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from './handles.ts';

/** Held, shared, by the listening connection of every running process: PostgreSQL lets go of it when the process is gone. */
const AT_WORK = 7_215_010;

/** Tells the other processes on this database, for as long as the connection lasts, that one works on its schema as it is. */
export async function sayAtWork(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1::bigint)', [AT_WORK]);
}

/** Addresses of the processes that work on this database now; one on the same machine may have none. */
export async function othersAtWork(tx: Tx): Promise<string[]> {
  const found = await sql<{ address: string }>`select coalesce(host(a.client_addr), 'localhost') as address
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid = 0 and l.objid = ${AT_WORK}
      and l.database = (select oid from pg_database where datname = current_database())
    order by 1`.execute(tx);
  // What a transaction sees of other sessions is kept until it ends; the next look is to be a new one.
  await sql`select pg_stat_clear_snapshot()`.execute(tx);
  return found.rows.map((row) => row.address);
}

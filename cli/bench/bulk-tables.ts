import { sql } from 'kysely';
import type { Db, Tx } from '../../server/platform/db/database.ts';

/** A transaction that may take as long as it takes, and need not be safe against a power cut. */
export async function unhurried<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local synchronous_commit = off`.execute(tx);
    await sql`set local work_mem = '256MB'`.execute(tx);
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx);
    return await work(tx);
  });
}

/** Does the work on tables without their keys and indexes, and makes these again from the whole: many times faster. */
export async function withoutIndexes(
  tx: Tx,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const found = await sql<{ drop: string; make: string }>`
    select case when c.oid is null then format('drop index %I', i.indexrelid::regclass::text)
        else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
      case when c.oid is null then replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
        else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
    where i.indrelid = any(${tables}::text[]::regclass[])`.execute(tx);
  for (const { drop } of found.rows) {
    await sql.raw(drop).execute(tx);
  }
  await work();
  for (const { make } of found.rows) {
    await sql.raw(make).execute(tx);
  }
}

/** Vacuums everything, as the database does by itself in a system that filled up over two years. */
export async function vacuum(db: Db): Promise<void> {
  await db.connection().execute(async (own) => {
    await sql`set statement_timeout = 0`.execute(own);
    await sql`vacuum (analyze)`.execute(own);
    await sql`reset statement_timeout`.execute(own);
  });
}

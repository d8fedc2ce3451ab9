import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Failures in a row, and the last of them. */
export type Failures = { readonly count: number; readonly last: number };

/** Before log-in there is no scope: these rows belong to nobody. */
export async function readFailures(db: Db, key: Buffer): Promise<Failures | undefined> {
  const found = await sql<{ failures: number; last_at: Date }>`
    select failures, last_at from log_in_failure where key = ${key}`.execute(db);
  const [row] = found.rows;
  return row === undefined ? undefined : { count: row.failures, last: row.last_at.getTime() };
}

/** Counts one more; the count begins anew where the last failure was before `before`. @returns the count. */
export async function addFailure(db: Db, key: Buffer, at: Date, before: Date): Promise<number> {
  const counted = await sql<{ failures: number }>`
    insert into log_in_failure as f (key, failures, last_at) values (${key}, 1, ${at})
    on conflict (key) do update set last_at = excluded.last_at,
      failures = case when f.last_at > ${before} then f.failures + 1 else 1 end
    returning failures`.execute(db);
  return counted.rows[0]!.failures;
}

export async function clearFailures(db: Db, key: Buffer): Promise<void> {
  await sql`delete from log_in_failure where key = ${key}`.execute(db);
}

/** Forgets what counts no more. */
export async function dropFailures(db: Db, before: Date): Promise<void> {
  await sql`delete from log_in_failure where last_at <= ${before}`.execute(db);
}

import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/**
 * Runs a count that joins whole tables. Right after a large import, before statistics are gathered, or under a plan
 * kept for all values, PostgreSQL expects a handful of rows and joins row by row: minutes instead of milliseconds. So
 * such joins are hashed, and planned for the values at hand.
 */
export async function joinWholeTables<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('enable_nestloop', ${'off'}, true), set_config('plan_cache_mode', 'force_custom_plan', true),
      set_config('work_mem', '32MB', true)`.execute(tx);
    return await run(tx);
  });
}

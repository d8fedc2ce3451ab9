import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Db } from './handles.ts';
import { type InPipeline, pipelineOver } from './pipeline.ts';

export type { Db, Tx } from './handles.ts';

export type Database = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** For hot paths: see pipeline.ts. */
  readonly inPipeline: InPipeline;
  readonly close: () => Promise<void>;
};

// bigint columns (person_no, counters) stay far below 2^53, so plain numbers are exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date is a calendar date, not an instant: keep the text.
pg.types.setTypeParser(pg.types.builtins.DATE, String);

/**
 * Hot statements are look-ups by index with arrays of all lengths. They are planned once, not for every batch; and
 * since that may happen while a new day is still empty, no plan may rest on a table being small.
 */
const lookupsOnly = [
  'plan_cache_mode=force_generic_plan',
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material'].map((way) => `enable_${way}=off`),
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

const names = new Map<string, string>();

/**
 * Prepared statements by name: the same text is parsed and planned once a connection. Kysely sends text and
 * values; the name is a hash of the text, since PostgreSQL cuts names at 63 bytes.
 */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    // Texts are a fixed set, but lists of values of many lengths could make it grow: forget all, start again.
    if (names.size > 2000) {
      names.clear();
    }
    names.set(text, name);
  }
  return name;
}

class NamedClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const call = super.query.bind(this) as unknown as (...all: unknown[]) => never;
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      return call({ name: nameOf(text), text, values }, ...rest);
    }
    return call(...args);
  }
}

/**
 * Opens the pool. Every session speaks UTC, never JIT (short queries only), and stops statements after a minute.
 * @param url postgres:// address; `max` connections.
 */
export function openDatabase(
  url: string,
  options: { max?: number; onError?: (error: Error) => void } = {},
): Database {
  const session =
    '-c timezone=UTC -c jit=off -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s';
  const settings: pg.PoolConfig = {
    connectionString: url,
    max: options.max ?? 12,
    Client: NamedClient,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: session,
  };
  const pool = new pg.Pool(settings);
  const pipelining = new pg.Pool({
    ...settings,
    pipeline: true,
    options: `${session} ${lookupsOnly}`,
  });
  for (const one of [pool, pipelining]) {
    one.on('error', (error) => options.onError?.(error));
    // A connection that is in use when the server goes down says so by this event too; its query fails as well.
    one.on('connect', (client) => client.on('error', () => undefined));
  }
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    inPipeline: pipelineOver(pipelining),
    close: async () => {
      await pipelining.end();
      await db.destroy();
    },
  };
}

/** Does the database answer? Used by /readyz. */
export async function ping(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}

import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Tx } from './handles.ts';

/**
 * Runs work in a transaction whose statements are sent without waiting for the answer to the one before: what
 * `Promise.all` starts together travels in one round trip, `begin` with the first statements. The work waits for all
 * that it sent; the commit comes after. COPY and cursors don't work here.
 * @throws what the work threw, rolled back; an error of the database when it did not commit.
 */
export type InPipeline = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Makes the function over a pool of pipelining connections. */
export function pipelineOver(pool: pg.Pool): InPipeline {
  const handles = new WeakMap<pg.PoolClient, Tx>();

  function handleOf(client: pg.PoolClient): Tx {
    const handle = handles.get(client) ?? handleOver(client);
    handles.set(client, handle);
    return handle;
  }

  return async (work) => {
    const client = await pool.connect();
    try {
      const [value] = await Promise.all([work(handleOf(client)), client.query('begin')]);
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') {
        throw new Error('the transaction was rolled back');
      }
      client.release();
      return value;
    } catch (error) {
      const lost = await client.query('rollback').then(
        () => false,
        () => true,
      );
      client.release(lost);
      throw error;
    }
  };
}

/** Kysely gives a transaction's statements to the connection one by one; a pool of just this client does not. */
function handleOver(client: pg.PoolClient): Tx {
  const alone = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => alone, end: async () => undefined, options: {} };
  return new Kysely({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) }) as unknown as Tx;
}

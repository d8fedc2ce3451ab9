import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { superuser } from './cluster.ts';
import { type Postmaster, readPostmaster } from './postmaster.ts';

/** How to reach a cluster; the port comes from its postmaster.pid. */
export interface Access {
  readonly dataFolder: string;
  readonly password: string;
}

/** The database that the program uses; the cluster is made with it. */
export const defaultDatabase = 'vungxanh';

/** Where a PostgreSQL listens. */
export type Door = Pick<Postmaster, 'port' | 'socketFolder'>;

/** A postgres:// address: of its Unix socket, over which a statement costs a third less, else on the loopback interface. */
export function addressOf({ port, socketFolder }: Door, password: string, database: string): string {
  const host = socketFolder === null ? '127.0.0.1' : encodeURIComponent(socketFolder);
  return `postgres://${superuser}:${password}@${host}:${port}/${encodeURIComponent(database)}`;
}

/** Runs `work` on a connection of its own to the maintenance database and closes it. */
async function connected<T>(door: Door, password: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connectionString = addressOf(door, password, 'postgres');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5000, query_timeout: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What the server behind a door answers: its cluster name, `busy` (no free connection), or `silent`. */
export async function probe(
  door: Door,
  password: string,
): Promise<{ clusterName: string } | 'busy' | 'silent'> {
  try {
    return await connected(door, password, async (client) => {
      const { rows } = await client.query<{ name: string }>(`select current_setting('cluster_name') as name`);
      return { clusterName: rows[0]?.name ?? '' };
    });
  } catch (error) {
    return (error as { code?: string }).code === '53300' ? 'busy' : 'silent';
  }
}

/**
 * Waits until the postmaster `pid` says that it is ready and answers with our password. Crash recovery may
 * take minutes, so the limit is generous; a process that ends meanwhile is `gone`.
 */
export async function awaitReady(
  pid: number,
  alive: () => boolean,
  access: Access,
  limitMs: number,
  onRecovery: () => void,
): Promise<Door | 'gone' | 'timeout'> {
  const started = performance.now();
  let told = false;
  while (alive()) {
    const said = await readPostmaster(access.dataFolder);
    if (said?.pid === pid && said.status === 'ready' && (await probe(said, access.password)) !== 'silent') {
      return { port: said.port, socketFolder: said.socketFolder };
    }
    const waited = performance.now() - started;
    if (waited > limitMs) {
      return 'timeout';
    }
    if (waited > 3000 && !told) {
      told = true;
      onRecovery();
    }
    await sleep(waited < 1000 ? 20 : 200);
  }
  return 'gone';
}

/** Makes the program's database when it is missing (a new cluster, or a start that was cut off). */
export async function ensureDatabase(door: Door, password: string): Promise<void> {
  await connected(door, password, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      defaultDatabase,
    ]);
    if (rowCount === 0) {
      await client.query(`create database ${defaultDatabase}`);
    }
  });
}

import { createWriteStream } from 'node:fs';
import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FILES, hashOf, keyCheckOf, MANIFEST, type Manifest } from './manifest.ts';
import { readSequences, readTables, schemaHash, type TableShape } from './tables.ts';

export type BackupOptions = {
  readonly databaseUrl: string;
  readonly secret: Buffer;
  readonly filesDir: string;
  readonly out: string;
  readonly version: string;
  readonly now: number;
  readonly onShare: (share: number) => void;
};

/** Backups hold personal data: only their owner may read them. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Writes a backup of one moment: every table as binary COPY in one REPEATABLE READ snapshot, then the files kept
 * beside the database, then the manifest. The secret key is not in it.
 * @returns the manifest, or null when the folder exists and is not empty.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest | null> {
  const { out } = options;
  await mkdir(out, { recursive: true, mode: PRIVATE_FOLDER });
  if ((await readdir(out)).length > 0) {
    return null;
  }
  await chmod(out, PRIVATE_FOLDER);
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await client.query('set timezone to utc');
    await client.query('begin isolation level repeatable read read only');
    const shapes = await readTables(client);
    const tables: Manifest['tables'][number][] = [];
    for (const [i, shape] of shapes.entries()) {
      options.onShare(i / shapes.length);
      tables.push(await writeTable(client, shape, out));
    }
    const schema = await schemaHash(client);
    const presenceDays = await readPresenceDays(client);
    // Sequences are outside snapshots: read after the rows, they are never behind them.
    const sequences = await readSequences(client);
    await client.query('commit');
    await copyFiles(options.filesDir, join(out, FILES));
    const manifest: Manifest = {
      format: 1,
      version: options.version,
      madeAt: new Date(options.now).toISOString(),
      schema,
      keyCheck: keyCheckOf(options.secret),
      tables,
      sequences,
      presenceDays,
    };
    await writeFile(join(out, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: PRIVATE_FILE });
    options.onShare(1);
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(
  client: pg.Client,
  shape: TableShape,
  out: string,
): Promise<Manifest['tables'][number]> {
  const file = `${shape.name}.copy.gz`;
  const columns = shape.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  // A partitioned table can only be copied out by a query.
  const source = client.query(
    copyTo(
      `copy (select ${columns} from ${client.escapeIdentifier(shape.name)}) to stdout with (format binary)`,
    ),
  );
  const path = join(out, file);
  await pipeline(source, createGzip({ level: 1 }), createWriteStream(path, { mode: PRIVATE_FILE }));
  return { ...shape, rows: source.rowCount, file, sha256: await hashOf(path) };
}

async function readPresenceDays(client: pg.Client): Promise<Manifest['presenceDays']> {
  const found = await client.query<{ dataset: string; from: Date; to: Date }>(
    `select dataset, min(in_at) as "from", max(in_at) as "to" from presence where dataset in ('live', 'demo')
     group by dataset order by dataset`,
  );
  return found.rows.map(({ dataset, from, to }) => ({ dataset, from: from.getTime(), to: to.getTime() }));
}

async function copyFiles(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true });
  } catch (error) {
    // A system that never wrote a document has no folder for them.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  }
}

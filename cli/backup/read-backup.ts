import { createReadStream } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../../server/platform/db/database.ts';
import { openPresenceDays } from '../../server/modules/presence/index.ts';
import { defineRefusals, done, type Outcome } from '../../server/platform/outcomes/outcome.ts';
import { FILES, hashOf, keyCheckOf, MANIFEST, type Manifest, parseManifest } from './manifest.ts';
import { loadTarget, restoreOutbox } from './restore-outbox.ts';
import { readTables, schemaHash } from './tables.ts';

const refuse = defineRefusals('restore', {
  'not-a-backup': [
    422,
    'Thư mục {folder} không phải bản sao lưu hoàn chỉnh; chưa khôi phục gì.',
    'The folder {folder} is not a finished backup; nothing was restored.',
  ],
  damaged: [
    422,
    'Tệp {file} của bản sao lưu đã hỏng hoặc bị sửa; chưa khôi phục gì.',
    'The file {file} of the backup is damaged or was changed; nothing was restored.',
  ],
  'other-schema': [
    409,
    'Bản sao lưu thuộc phiên bản {version} với lược đồ khác chương trình này; chưa khôi phục gì. Hãy dùng đúng phiên bản.',
    'The backup was made by version {version} with another schema than this program; nothing was restored. Use that version.',
  ],
  'other-key': [
    409,
    'Khoá bí mật ở {file} không phải khoá của bản sao lưu; chưa khôi phục gì. Hãy chép lại tệp khoá cũ.',
    'The secret key in {file} is not that of the backup; nothing was restored. Copy the former key file back.',
  ],
  'not-empty': [
    409,
    'Cơ sở dữ liệu đã có dữ liệu (bảng {table}); chưa khôi phục gì. Hãy chỉ DATA_DIR hoặc DATABASE_URL trống.',
    'The database holds data already (table {table}); nothing was restored. Give an empty DATA_DIR or DATABASE_URL.',
  ],
});

export type RestoreOptions = {
  readonly databaseUrl: string;
  readonly db: Db;
  readonly secret: Buffer;
  readonly secretKeyFile: string;
  readonly filesDir: string;
  readonly from: string;
  readonly onShare: (share: number) => void;
};

/**
 * Restores a backup into an empty, migrated database, in one transaction. Projections come as they were; jobs that
 * waited or ran are marked failed, since the queue itself is not in a backup.
 */
export async function readBackup(options: RestoreOptions): Promise<Outcome<Manifest>> {
  const { from, databaseUrl } = options;
  const text = await readFile(join(from, MANIFEST), 'utf8').catch(() => '');
  const manifest = parseManifest(text);
  if (manifest === null) {
    return refuse('not-a-backup', { params: { folder: from } });
  }
  if (manifest.keyCheck !== keyCheckOf(options.secret)) {
    return refuse('other-key', { params: { file: options.secretKeyFile } });
  }
  for (const { file, sha256 } of manifest.tables) {
    if ((await hashOf(join(from, file)).catch(() => '')) !== sha256) {
      return refuse('damaged', { params: { file } });
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const fits = await checkTarget(client, manifest);
    if (fits !== null) {
      return fits;
    }
    for (const { dataset, from: first, to } of manifest.presenceDays) {
      await openPresenceDays(options.db, dataset, first, to);
    }
    await client.query('begin');
    await restoreTables(client, manifest, options);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await cp(join(from, FILES), options.filesDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') {
      throw error;
    }
  });
  return done(manifest);
}

async function checkTarget(client: pg.Client, manifest: Manifest) {
  if ((await schemaHash(client)) !== manifest.schema) {
    return refuse('other-schema', { params: { version: manifest.version } });
  }
  for (const { name } of await readTables(client)) {
    const found = await client.query(`select 1 from ${client.escapeIdentifier(name)} limit 1`);
    if (found.rowCount !== 0) {
      return refuse('not-empty', { params: { table: name } });
    }
  }
  return null;
}

async function restoreTables(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  // The catalogue, not the manifest, says which names may stand in a statement.
  const shapes = await readTables(client);
  for (const [i, shape] of shapes.entries()) {
    options.onShare(i / shapes.length);
    const saved = manifest.tables.find(({ name }) => name === shape.name)!;
    const target = await loadTarget(client, shape);
    await pipeline(
      createReadStream(join(options.from, saved.file)),
      createGunzip(),
      client.query(copyFrom(`copy ${target} from stdin with (format binary)`)),
    );
  }
  await restoreOutbox(client);
  const sequences = new Set(
    (
      await client.query<{ name: string }>(
        `select sequencename::text as name from pg_sequences where schemaname = 'public'`,
      )
    ).rows.map(({ name }) => name),
  );
  for (const { name, last } of manifest.sequences.filter((one) => sequences.has(one.name))) {
    await client.query('select setval($1::regclass, $2::bigint)', [client.escapeIdentifier(name), last]);
  }
  await client.query(
    `update job set state = 'failed', error = 'restored from a backup', finished_at = created_at
     where state in ('waiting', 'running')`,
  );
  options.onShare(1);
}

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { defineRefusals, done, type Outcome } from '../outcomes/outcome.ts';
import { othersAtWork } from './at-work.ts';
import type { Db, Tx } from './database.ts';

export type MigrationSource = { readonly module: string; readonly folder: URL };
export type MigrateOptions = {
  /** How long processes of the version before may take to stop (15 s). */
  readonly patienceMs?: number;
};

const refuse = defineRefusals('database', {
  'newer-schema': [
    409,
    'Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này ({module} {file}); dữ liệu không bị thay đổi. Hãy cập nhật chương trình.',
    'The database belongs to a newer version than this program ({module} {file}); nothing was changed. Update the program.',
  ],
  'migration-changed': [
    409,
    'Tệp nâng cấp {module} {file} đã bị sửa sau khi chạy; dữ liệu không bị thay đổi.',
    'Migration {module} {file} was edited after it had run; nothing was changed.',
  ],
  'older-at-work': [
    409,
    'Bản này cần nâng cấp cơ sở dữ liệu, nhưng tiến trình của bản cũ còn làm việc ở đó ({count}: {where}); dữ liệu không bị thay đổi. Hãy dừng tất cả tiến trình cũ, sao lưu, rồi khởi động lại.',
    'This version has to change the database, but processes of the version before still work there ({count}: {where}); nothing was changed. Stop every old process, back up, start again.',
  ],
});

const LOCK = 7_215_001;
const PATIENCE_MS = 15_000;
const LOOK_MS = 200;

/**
 * Runs every module's migrations that are not applied yet, in the order of the modules, all in one transaction
 * under an advisory lock, so that two starting processes never meet. Forward only. Where anything is to be changed, no process of
 * the version before may be at work: it reads columns that may be gone, and does not fill those that came (docs/decisions/0082).
 * @returns the names applied, or a refusal when the schema is newer, a landed file was edited, or others did not stop.
 */
export async function migrate(
  db: Db,
  sources: readonly MigrationSource[],
  { patienceMs = PATIENCE_MS }: MigrateOptions = {},
): Promise<Outcome<string[]>> {
  const files = (await Promise.all(sources.map(readMigrations))).flat();
  return await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists migration (
      module text not null, file text not null, hash text not null, applied_at timestamptz not null,
      primary key (module, file))`.execute(tx);
    const applied = await sql<{
      module: string;
      file: string;
      hash: string;
    }>`select module, file, hash from migration`.execute(tx);
    const known = new Map(files.map((file) => [`${file.module} ${file.file}`, file]));
    for (const row of applied.rows) {
      const file = known.get(`${row.module} ${row.file}`);
      if (file === undefined) {
        return refuse('newer-schema', { params: row });
      }
      if (file.hash !== row.hash) {
        return refuse('migration-changed', { params: row });
      }
    }
    const have = new Set(applied.rows.map((row) => `${row.module} ${row.file}`));
    const missing = files.filter((one) => !have.has(`${one.module} ${one.file}`));
    const others = missing.length === 0 ? [] : await thoseWhoStay(tx, patienceMs);
    if (others.length > 0) {
      const where = [...new Set(others)].join(', ');
      return refuse('older-at-work', { params: { count: others.length, where } });
    }
    const ran: string[] = [];
    for (const file of missing) {
      await sql.raw(file.text).execute(tx);
      await sql`insert into migration values (${file.module}, ${file.file}, ${file.hash}, ${new Date()})`.execute(
        tx,
      );
      ran.push(`${file.module} ${file.file}`);
    }
    return done(ran);
  });
}

/** Who is still at work after this long; a process that was told to stop finishes its requests first. */
async function thoseWhoStay(tx: Tx, patienceMs: number): Promise<string[]> {
  const until = Date.now() + patienceMs;
  let others = await othersAtWork(tx);
  while (others.length > 0 && Date.now() < until) {
    await pause(LOOK_MS);
    others = await othersAtWork(tx);
  }
  return others;
}

type Migration = { module: string; file: string; text: string; hash: string };

async function readMigrations(source: MigrationSource): Promise<Migration[]> {
  const names = (await readdir(source.folder)).filter((name) => name.endsWith('.sql')).sort();
  return await Promise.all(
    names.map(async (file) => {
      const text = await readFile(new URL(file, source.folder), 'utf8');
      return { module: source.module, file, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

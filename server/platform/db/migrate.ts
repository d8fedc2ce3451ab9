import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { defineRefusals, done, type Outcome } from '../outcomes/outcome.ts';
import type { Db } from './database.ts';

export type MigrationSource = { readonly module: string; readonly folder: URL };

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
});

const LOCK = 7_215_001;

/**
 * Runs every module's migrations that are not applied yet, in the order of the modules, all in one transaction
 * under an advisory lock, so that two starting processes never meet. Forward only.
 * @returns the names applied, or a refusal when the schema is newer or a landed file was edited.
 */
export async function migrate(db: Db, sources: readonly MigrationSource[]): Promise<Outcome<string[]>> {
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
    const ran: string[] = [];
    for (const file of files.filter((one) => !have.has(`${one.module} ${one.file}`))) {
      await sql.raw(file.text).execute(tx);
      await sql`insert into migration values (${file.module}, ${file.file}, ${file.hash}, ${new Date()})`.execute(
        tx,
      );
      ran.push(`${file.module} ${file.file}`);
    }
    return done(ran);
  });
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

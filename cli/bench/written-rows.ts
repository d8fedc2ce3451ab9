import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { cpuSeconds } from './cpu.ts';

/** Tables that an import of cases writes, parents first. Counters are few rows and are left to the import alone; they are counted. */
const IMPORTED = [
  'sheet_import_row',
  'person',
  'person_phone',
  'person_identifier',
  'person_key',
  'person_match',
  'duplicate_pair',
  'case_file',
  'case_classification',
  'outbox',
  'audit',
] as const;

/** Where a database stands. */
export type Moment = { readonly transaction: number; readonly person: number };

/** Where the database stands: rows written later are of a later transaction, and new people have higher numbers. */
export async function standsAt(client: pg.Client): Promise<Moment> {
  const found = await client.query<{ transaction: string; person: string }>(
    'select txid_current()::text as transaction, (select max(person_no) from person)::text as person',
  );
  const { transaction, person } = found.rows[0]!;
  return { transaction: Number(transaction), person: Number(person) };
}

/**
 * Copies the rows written since a transaction out, then by COPY into tables like theirs: as full as those were, with their
 * defaults, checks, indexes and foreign keys, in one transaction. @returns the time of copying in, CPU seconds of PostgreSQL, how many rows it was,
 * and how many that are not among them were written to other tables.
 */
export async function copyAgain(
  client: pg.Client,
  after: Moment,
  postgresPid: number,
  tables: readonly string[] = IMPORTED,
): Promise<{ seconds: number; cpu: number; rows: number; others: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-copied-'));
  const isLater = `xmin::text::bigint > ${after.transaction}`;
  // People who were known and were changed are no new rows: COPY has none to set beside them.
  const isNewIn = (table: string) => (table === 'person' ? `person_no > ${after.person}` : isLater);
  try {
    await client.query(`drop table if exists ${tables.map((name) => `bench_${name}`).join(', ')} cascade`);
    for (const name of tables) {
      const rows = client.query(copyTo(`copy (select * from ${name} where ${isNewIn(name)}) to stdout`));
      await pipeline(rows, createWriteStream(join(folder, name)));
      await client.query(`create table bench_${name} (like ${name} including all)`);
      await client.query(
        `insert into bench_${name} overriding system value select * from ${name} where not ${isNewIn(name)}`,
      );
      const keys = await client.query<{ is: string }>(
        `select pg_get_constraintdef(oid) as is from pg_constraint where conrelid = '${name}'::regclass and contype = 'f'`,
      );
      for (const { is } of keys.rows) {
        const own = is.replace(/REFERENCES (\w+)\b/u, (text, of: string) =>
          tables.includes(of) ? `REFERENCES bench_${of}` : text,
        );
        await client.query(`alter table bench_${name} add ${own}`);
      }
    }
    await client.query('analyze');
    const others = await rowsElsewhere(client, isLater, tables);
    const cpuBefore = (await cpuSeconds(postgresPid)) ?? 0;
    const started = performance.now();
    let rows = 0;
    await client.query('begin');
    for (const name of tables) {
      const target = client.query(copyFrom(`copy bench_${name} from stdin`));
      await pipeline(createReadStream(join(folder, name)), target);
      rows += target.rowCount;
    }
    await client.query('commit');
    const seconds = (performance.now() - started) / 1000;
    return { seconds, cpu: ((await cpuSeconds(postgresPid)) ?? 0) - cpuBefore, rows, others };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows written since to tables that the comparison leaves out: what it would have to hold, were they many. */
async function rowsElsewhere(client: pg.Client, isLater: string, copied: readonly string[]): Promise<number> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and relname <> all($1::text[]) and not starts_with(relname, 'bench_')`,
    [copied],
  );
  let rows = 0;
  for (const { name } of tables.rows) {
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from ${name} where ${isLater}`,
    );
    rows += found.rows[0]!.n;
  }
  return rows;
}

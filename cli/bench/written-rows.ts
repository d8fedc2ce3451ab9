import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Tables that an import of cases writes, parents first. Counters are few rows and are left to the import alone. */
const TABLES = [
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

/** Where the database stands: rows written later are of a later transaction. */
export async function lastTransaction(client: pg.Client): Promise<number> {
  const found = await client.query<{ xid: string }>('select txid_current()::text as xid');
  return Number(found.rows[0]!.xid);
}

/**
 * Copies the rows written since a transaction out, then by COPY into tables like theirs: as full as those were, with their
 * defaults, checks, indexes and foreign keys, in one transaction. @returns the time of copying in, and how many rows it was.
 */
export async function copyAgain(
  client: pg.Client,
  after: number,
): Promise<{ seconds: number; rows: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-copied-'));
  const isNew = `xmin::text::bigint > ${after}`;
  try {
    await client.query(`drop table if exists ${TABLES.map((name) => `bench_${name}`).join(', ')} cascade`);
    for (const name of TABLES) {
      const rows = client.query(copyTo(`copy (select * from ${name} where ${isNew}) to stdout`));
      await pipeline(rows, createWriteStream(join(folder, name)));
      await client.query(`create table bench_${name} (like ${name} including all)`);
      await client.query(
        `insert into bench_${name} overriding system value select * from ${name} where not ${isNew}`,
      );
      const keys = await client.query<{ is: string }>(
        `select pg_get_constraintdef(oid) as is from pg_constraint where conrelid = '${name}'::regclass and contype = 'f'`,
      );
      for (const { is } of keys.rows) {
        const own = is.replace(/REFERENCES (person|household)\b/u, (text, of: string) =>
          (TABLES as readonly string[]).includes(of) ? `REFERENCES bench_${of}` : text,
        );
        await client.query(`alter table bench_${name} add ${own}`);
      }
    }
    await client.query('analyze');
    const started = performance.now();
    let rows = 0;
    await client.query('begin');
    for (const name of TABLES) {
      const target = client.query(copyFrom(`copy bench_${name} from stdin`));
      await pipeline(createReadStream(join(folder, name)), target);
      rows += target.rowCount;
    }
    await client.query('commit');
    return { seconds: (performance.now() - started) / 1000, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

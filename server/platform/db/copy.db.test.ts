import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyRows } from './copy.ts';
import { type Database, openDatabase } from './database.ts';

let database: Database;
beforeAll(() => {
  database = openDatabase(inject('databaseUrl'));
});
afterAll(async () => {
  await database.close();
});

describe('copyRows', () => {
  it('keeps null, tabs, backslashes and line breaks, and the transaction goes on', async () => {
    const rows = [
      [1, 'tab\tand\\n', true],
      [2, null, false],
      [3, 'dòng\nmới\r', null],
    ] as const;
    const read = await database.db.transaction().execute(async (tx) => {
      await sql`create temp table copied (n int, word text, yes boolean) on commit drop`.execute(tx);
      expect(await copyRows(tx, 'copied (n, word, yes)', rows)).toBe(3);
      return (await sql`select n, word, yes from copied order by n`.execute(tx)).rows;
    });
    expect(read).toEqual(rows.map(([n, word, yes]) => ({ n, word, yes })));
  });

  it('loads a generator of many rows', async () => {
    function* numbers(): Generator<[number]> {
      for (let n = 0; n < 100_000; n += 1) {
        yield [n];
      }
    }
    const sum = await database.db.transaction().execute(async (tx) => {
      await sql`create temp table many (n int) on commit drop`.execute(tx);
      await copyRows(tx, 'many (n)', numbers());
      return (await sql<{ sum: number }>`select sum(n)::bigint as sum from many`.execute(tx)).rows[0]!.sum;
    });
    expect(sum).toBe((99_999 * 100_000) / 2);
  });

  it('rejects a bad row, and the transaction with it', async () => {
    const load = database.db.transaction().execute(async (tx) => {
      await sql`create temp table strict (n int) on commit drop`.execute(tx);
      await copyRows(tx, 'strict (n)', [['no number']]);
    });
    await expect(load).rejects.toThrow(/invalid input syntax/);
    await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let database: Database;
const rows = async () => (await sql<{ n: number }>`select n from piped order by n`.execute(database.db)).rows;

beforeAll(async () => {
  database = openDatabase(inject('databaseUrl'), { max: 2 });
  await sql`drop table if exists piped`.execute(database.db);
  await sql`create table piped (n int primary key)`.execute(database.db);
});
afterAll(async () => {
  await sql`drop table piped`.execute(database.db);
  await database.close();
});

describe('a transaction in a pipeline', () => {
  it('commits what was sent together, in the order sent, and answers its value', async () => {
    const value = await database.inPipeline(async (tx) => {
      const counts = await Promise.all([
        sql`insert into piped values (1)`.execute(tx),
        sql<{ n: number }>`select count(*)::int as n from piped`.execute(tx),
        sql`insert into piped select n + 1 from piped`.execute(tx),
      ]);
      await sql`insert into piped values (3)`.execute(tx);
      return counts[1].rows[0]!.n;
    });
    expect(value).toBe(1);
    expect(await rows()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('keeps nothing when one of the statements sent together fails, and says why', async () => {
    const failing = database.inPipeline(async (tx) => {
      await sql`insert into piped values (10)`.execute(tx);
      await Promise.all([
        sql`insert into piped values (11)`.execute(tx),
        sql`insert into piped values (1)`.execute(tx),
        sql`insert into piped values (12)`.execute(tx),
      ]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505', table: 'piped' });
    expect(await rows()).toHaveLength(3);
  });

  it('keeps nothing when the work throws, and leaves the connection usable', async () => {
    for (let round = 0; round < 5; round += 1) {
      const failing = database.inPipeline(async (tx) => {
        await sql`insert into piped values (20)`.execute(tx);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
    }
    expect(await rows()).toHaveLength(3);
    const works = database.inPipeline(
      async (tx) => (await sql<{ n: number }>`select 7 as n`.execute(tx)).rows[0]?.n,
    );
    expect(await works).toBe(7);
  });

  it('fails as a whole when the connection is cut, and the next one works', async () => {
    const cut = database.inPipeline(async (tx) => {
      await sql`insert into piped values (30)`.execute(tx);
      const pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]!.pid;
      await sql`select pg_terminate_backend(${pid})`.execute(database.db);
      await sql`insert into piped values (31)`.execute(tx);
    });
    await expect(cut).rejects.toThrow();
    expect(await rows()).toHaveLength(3);
    const works = database.inPipeline(async () => 'ok');
    expect(await works).toBe('ok');
  });
});

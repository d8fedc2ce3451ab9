import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { systemScope } from '../access/scope.ts';
import { replaceWords } from './replace-words.ts';
import { ANONYMISED } from './terms.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

type Row = { id: number; said: Buffer | null; note: Buffer | null; phone: string | null };

it('replaces the words of these people in this dataset, leaves empty cells empty, and counts the rows that had some', async () => {
  const { db, secrets } = t.app.platform;
  await sql`create table words_of_one (id int, person_no bigint, dataset text, said bytea, note bytea, phone text)`.execute(
    db,
  );
  await sql`create table words_of_many (id int, person_nos bigint[], dataset text, note bytea)`.execute(db);
  const kept = secrets.encrypt('Nhà có chó dữ');
  await sql`insert into words_of_one values (1, 7, 'demo', ${kept}, null, '0912345678'), (2, 7, 'demo', null, null, null),
    (3, 8, 'demo', ${kept}, ${kept}, '0912345679'), (4, 7, 'live', ${kept}, null, null)`.execute(db);
  await sql`insert into words_of_many values (1, '{5,7}', 'demo', ${kept}), (2, '{5}', 'demo', ${kept})`.execute(
    db,
  );
  const replaced = await db.transaction().execute(
    async (tx) =>
      await replaceWords(
        systemScope('test', 'demo'),
        tx,
        secrets,
        [7, 9],
        [
          { table: 'words_of_one', columns: ['said', 'note'], emptied: ['phone'] },
          { table: 'words_of_many', columns: ['note'], person: 'person_nos' },
        ],
      ),
  );
  expect(replaced).toBe(2);
  const read = (word: Buffer | null) => (word === null ? null : secrets.decrypt(word));
  const ones = await sql<Row>`select id, said, note, phone from words_of_one order by id`.execute(db);
  expect(ones.rows.map(({ said, note, phone }) => [read(said), read(note), phone])).toEqual([
    [ANONYMISED, null, null],
    [null, null, null],
    ['Nhà có chó dữ', 'Nhà có chó dữ', '0912345679'],
    ['Nhà có chó dữ', null, null],
  ]);
  const many = await sql<Row>`select id, note from words_of_many order by id`.execute(db);
  expect(many.rows.map(({ note }) => read(note))).toEqual([ANONYMISED, 'Nhà có chó dữ']);
});

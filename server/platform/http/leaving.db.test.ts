import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../access/scope.ts';
import { uuid7 } from '../ids/uuid7.ts';
import { createLeaving } from './leaving.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const people = Array.from({ length: 1_200 }, () => uuid7());
const table = () => ({
  name: 'cases',
  header: ['id', 'personId', 'fullName', 'onsetDate', 'birthYear', 'newColumn'],
  rows: (async function* () {
    for (const [i, id] of people.entries()) {
      yield [uuid7(), id, `Nông Văn ${i}`, '2026-11-12', 1930 + (i % 70), 'secret'];
    }
  })(),
});
const scope = systemScope('test', 'demo');
const rowsKept = async () =>
  (
    await sql<{
      people: number;
      files: number;
    }>`select coalesce(sum(cardinality(subjects)), 0)::int as people,
      count(distinct export_id)::int as files from list_look`.execute(t.app.platform.db)
  ).rows[0]!;

it('keeps who stands in a file before the rows leave, and what was asked without the words of it', async () => {
  const leaving = createLeaving(t.app.platform);
  const request = { scope, key: 'GET /cases', query: { q: 'Nông Văn Bí Mật' }, isNameless: false };
  const file = await leaving(request, table());
  let seen = 0;
  for await (const row of file.rows) {
    if (seen === 0) {
      expect(await rowsKept()).toEqual({ people: 500, files: 1 });
    }
    expect(row[1]).toBe(people[seen]);
    seen += 1;
  }
  expect([seen, await rowsKept()]).toEqual([1_200, { people: 1_200, files: 1 }]);
  const found = await sql<{ detail: object }>`select detail from audit where action = 'list.export'`.execute(
    t.app.platform.db,
  );
  expect(found.rows.map(({ detail }) => detail)).toEqual([
    { list: 'GET /cases', filters: ['q'], isNameless: false },
  ]);
});

it('leaves names, and columns that nobody judged, out of a copy without names; two files cannot be joined', async () => {
  const before = await rowsKept();
  const leaving = createLeaving(t.app.platform);
  const request = { scope, key: 'GET /cases', query: {}, isNameless: true };
  const read = async () => {
    const file = await leaving(request, table());
    const rows: (readonly unknown[])[] = [];
    for await (const row of file.rows) {
      rows.push(row);
    }
    return { header: file.header, rows };
  };
  const [one, two] = [await read(), await read()];
  expect(one.header).toEqual(['id', 'pseudonym.personId', 'onsetDate', 'birthYear']);
  expect(one.rows.length).toBe(1_200);
  expect(new Set(one.rows.map((row) => row[1])).size).toBe(1_200);
  // A Thursday becomes its Monday; all of 90 years and more are born in one year.
  expect([one.rows[0]![2], one.rows[0]![3]]).toEqual(['2026-11-09', 1936]);
  expect(two.rows.some((row) => one.rows.some((other) => other[1] === row[1]))).toBe(false);
  expect(JSON.stringify(one)).not.toMatch(/Nông|secret/u);
  expect(await rowsKept()).toEqual(before);
});

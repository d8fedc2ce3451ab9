import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../server/platform/access/scope.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { notInTheCopy } from './not-in-the-copy.ts';
import { referring } from './referring.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

/** What all kinds of holdings ask the database for somebody's copy, as text. */
async function asked(): Promise<string> {
  const queries: string[] = [];
  const db = t.app.platform.db.withPlugin({
    transformQuery: ({ node }) => {
      queries.push(JSON.stringify(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  for (const holding of t.app.modules.flatMap(({ holdings }) => holdings ?? [])) {
    await holding.read?.(systemScope('test', 'demo'), db, [1]);
  }
  return queries.join('\n');
}

describe('the copy that a person may ask for', () => {
  it('reads every table that refers to a person, or says why not', async () => {
    const tables = new Set((await referring(t.app.platform.db)).map((name) => name.split('.')[0]!));
    // What is kept of a contact or a search without naming the person again.
    const text = await asked();
    const read = (table: string) =>
      new RegExp(String.raw`(?:from|join)(?:\s|\\n)+${table}\b|"name":"${table}"`, 'u').test(text);
    const missing = [...tables, 'contact_visit'].filter((table) => !read(table));
    expect(missing.toSorted()).toEqual(Object.keys(notInTheCopy).toSorted());
    // A copy that is cut somewhere looks whole.
    expect(text).not.toMatch(/\blimit\s+\d{2,}/u);
  });

  it('has a reason for each that it does not read', () => {
    for (const reason of Object.values(notInTheCopy)) {
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../support/app.ts';
import { personLinks } from './person-links.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

/** Numbers of other things that have as many digits as those of people. */
const otherThings = ['household_no', 'vehicle_no', 'area_no', 'place_no', 'unit_no'];

/**
 * Whatever may refer to a person: numbers of people are the only others of 64 bits that end in `_no`, ids of people are called
 * so, and some tables name any subject by its id.
 */
async function referring(): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and ((a.atttypid in ('bigint'::regtype, 'bigint[]'::regtype) and a.attname ~ '_nos?$'
          and a.attname <> all(${otherThings}::text[]))
        or (a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ '(person|people|subject).*(ids?|s)$')
        or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
          and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)))
    order by 1`.execute(t.app.platform.db);
  return found.rows.map(({ name }) => name);
}

/** By what a reader follows a merge: a function of the registry, or the column itself. */
const resolves =
  /\b(?:numbersOf|numbersOfPeople|mergedNos|resolvedByNo|followMerged|byNos|peopleByNo|namesByNo|merged_into_no|mergedIntoNo)\b/;

describe('what refers to a person', () => {
  it('says for every column how it survives a merge', async () => {
    expect(Object.keys(personLinks).toSorted()).toEqual((await referring()).toSorted());
  });

  it.each(Object.entries(personLinks))('%s does as it says', (_column, survival) => {
    if ('kept' in survival) {
      expect(survival.kept.length).toBeGreaterThan(20);
      return;
    }
    const file = 'readBy' in survival ? survival.readBy : survival.movedBy;
    expect(existsSync(file), file).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch('readBy' in survival ? resolves : /\b(?:pointTo|inheritDecisions)\(/);
  });
});

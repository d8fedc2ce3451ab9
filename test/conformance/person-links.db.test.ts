import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../support/app.ts';
import { personLinks } from './person-links.ts';
import { referring } from './referring.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

/** By what a reader follows a merge: a function of the registry, or the column itself. */
const resolves =
  /\b(?:numbersOf|numbersOfPeople|mergedNos|resolvedByNo|followMerged|byNos|peopleByNo|namesByNo|merged_into_no|mergedIntoNo)\b/;

describe('what refers to a person', () => {
  it('says for every column how it survives a merge', async () => {
    expect(Object.keys(personLinks).toSorted()).toEqual((await referring(t.app.platform.db)).toSorted());
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

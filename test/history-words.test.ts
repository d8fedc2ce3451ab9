import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { historyAct } from '../contract/labels/history.ts';
import { LOOKS as caseLooks } from '../server/modules/cases/usecases/show-history.ts';
import { LOOKS as personLooks } from '../server/registry/people/usecases/show-history.ts';

/** Acts that are noted upon a kind of record, as the source writes them. */
function actsUpon(kind: 'person' | 'case'): string[] {
  const files = globSync('server/**/*.ts', { cwd: new URL('../', import.meta.url) });
  const acts = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      const noted = source.matchAll(new RegExp(`action: ([^,]{1,120}),\\s*subjectKind: '${kind}'`, 'gu'));
      return [...noted].flatMap(([, action]) =>
        [...action!.matchAll(/'([a-z-]+\.[a-z.-]+)'/gu)].map(([, act]) => act!),
      );
    });
  return [...new Set(acts)];
}

it.each([
  ['person', personLooks],
  ['case', caseLooks],
] as const)('every act upon a %s is told in plain words, or only looks', (kind, looks) => {
  const acts = actsUpon(kind);
  expect(acts.length).toBeGreaterThan(10);
  expect(acts.filter((act) => historyAct[act] === undefined && !looks.includes(act))).toEqual([]);
});

import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { historyAct } from '../contract/labels/history.ts';
import { LOOKS as caseLooks } from '../server/modules/cases/usecases/show-history.ts';
import { LOOKS as focusLooks } from '../server/modules/focus/usecases/focus-history.ts';
import { needSteps } from '../server/modules/lockdown/rules/life-cycles.ts';
import { LOOKS as lockdownLooks } from '../server/modules/lockdown/usecases/lockdown-history.ts';
import { LOOKS as orderLooks } from '../server/modules/orders/usecases/order-history.ts';
import { LOOKS as contactLooks } from '../server/modules/tracing/usecases/contact-history.ts';
import { LOOKS as accountLooks } from '../server/platform/access/usecases/account-history.ts';
import { LOOKS as householdLooks } from '../server/registry/people/usecases/household-history.ts';
import { LOOKS as personLooks } from '../server/registry/people/usecases/show-history.ts';

const sources = globSync('server/**/*.ts', { cwd: new URL('../', import.meta.url) })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));

/** Acts that are noted upon a kind of record, as the source writes them. */
function actsUpon(kind: string): string[] {
  const noted = sources.flatMap((source) => [
    ...source.matchAll(new RegExp(`action: ([^,]{1,120}),\\s*subjectKind: '${kind}'`, 'gu')),
  ]);
  const acts = noted.flatMap(([, action]) =>
    [...action!.matchAll(/'([a-z-]+\.[a-z.-]+)'/gu)].map(([, act]) => act!),
  );
  return [...new Set(acts)];
}

/** Acts on a cordon whose names are put together: what its journal notes. */
const notedOfCordons = [
  ...sources.flatMap((source) =>
    [...source.matchAll(/(?:noted(?: =|:)|input,) \{ kind: '([a-z-]+)'/gu)].map(([, kind]) => kind!),
  ),
  ...Object.values(needSteps).flatMap((steps) => Object.keys(steps).map((act) => `need-${act}`)),
].map((kind) => `lockdown.${kind}`);

it.each([
  ['person', personLooks, 10],
  ['case', caseLooks, 10],
  ['contact', contactLooks, 3],
  ['order', orderLooks, 8],
  ['lockdown', lockdownLooks, 5],
  ['focus', focusLooks, 1],
  ['account', accountLooks, 8],
  ['household', householdLooks, 3],
] as const)('every act upon a %s is told in plain words, or only looks', (kind, looks, atLeast) => {
  const acts = actsUpon(kind);
  expect(acts.length).toBeGreaterThanOrEqual(atLeast);
  const seen: readonly string[] = looks;
  expect(acts.filter((act) => historyAct[act] === undefined && !seen.includes(act))).toEqual([]);
});

it('every step that the journal of a cordon notes is told in plain words', () => {
  expect(notedOfCordons.length).toBeGreaterThan(8);
  expect(notedOfCordons.filter((act) => historyAct[act] === undefined)).toEqual([]);
});

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { keptLabels, labelsNow } from './drill-labels.ts';

const ROOT = join(import.meta.dirname, '..');
type Words = { readonly vi: string; readonly en: string };
type Drill = { readonly steps: readonly (Words & { readonly id: string; readonly ask?: Words })[] };
const { drills } = JSON.parse(readFileSync(join(ROOT, 'data/training/drills.json'), 'utf8')) as {
  readonly drills: readonly Drill[];
};
const steps = drills.flatMap((drill) => drill.steps);
const namedIn = (text: string) => [...text.matchAll(/\[\[([\w.]+)\]\]/gu)].map(([, key]) => key!);

it('calls buttons and menus in drills what the screens call them, in both languages', async () => {
  const kept = keptLabels();
  // A label was renamed? `node tools/drill-labels.ts` writes down what the screens say; read the steps that name it.
  expect(kept).toEqual(await labelsNow(kept));
  expect(Object.values(kept).filter(({ vi, en }) => vi === '' || en === '')).toEqual([]);
});

it('notices a renamed label and one that is gone', async () => {
  const trace = keptLabels()['contacts.trace']!;
  expect(await labelsNow({ trace: { ...trace, vi: 'Tên cũ' } })).toEqual({ trace });
  await expect(labelsNow({ gone: { ...trace, at: `${trace.at}Gone` } })).rejects.toThrow(/gone/u);
});

it('names the same labels in both languages, all of them listed and none listed in vain', () => {
  for (const step of steps) {
    expect([step.id, namedIn(step.vi).toSorted()]).toEqual([step.id, namedIn(step.en).toSorted()]);
  }
  const named = new Set(steps.flatMap(({ vi }) => namedIn(vi)));
  expect([...named].toSorted()).toEqual(Object.keys(keptLabels()).toSorted());
});

it('types no label by hand: what stands in quotes is a label, a name of the run, or one of these', () => {
  const typed = steps
    .flatMap(({ vi, en }) => [...`${vi} ${en}`.matchAll(/“([^”]*)”/gu)].map(([, words]) => words!))
    .filter((words) => !/^\[\[[\w.]+\]\](?: \{\w+\})?$|^\{\w+\}$/u.test(words));
  expect([...new Set(typed)].toSorted()).toEqual(['Bài tập của', 'Cán bộ mất điện thoại (tập huấn)']);
});

it('takes labels from texts that a screen shows', () => {
  const sources = globSync('web/**/*.{ts,tsx}', { cwd: ROOT })
    .filter((path) => !/[tT]exts\.ts$/u.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .map((one) => ({ ...one, imports: new Set(importsOf(one.path, one.text)) }));
  const unseen = Object.entries(keptLabels()).filter(([, { at }]) => {
    const [file = '', name = ''] = at.split('#');
    const shown = new RegExp(`['.]${name.split('.').at(-1)}\\b`, 'u');
    const near = sources.filter(({ path, imports }) => imports.has(file) || dirname(path) === dirname(file));
    return !near.some(({ text }) => shown.test(text));
  });
  expect(unseen).toEqual([]);
});

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/from '(\.[^']+)'/gu)].map(([, to]) => relative('/', join('/', path, '..', to!)));
}

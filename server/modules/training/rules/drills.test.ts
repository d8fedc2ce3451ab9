import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { roleTable } from '../../../../contract/rights.ts';
import { doneSteps, drills, presentDrill } from './drills.ts';

const root = new URL('../../../../', import.meta.url).pathname;

it('asks only for acts that the audit trail knows', () => {
  const sources = globSync('server/**/*.ts', {
    cwd: root,
    exclude: (path) => String(path).includes('.test.'),
  })
    .map((path) => readFileSync(`${root}${path}`, 'utf8'))
    .join('\n');
  const known = (act: string) =>
    sources.includes(`'${act}'`) || sources.includes(`action: \`${act.slice(0, act.lastIndexOf('.'))}.\${`);
  const acts = [...drills.values()].flatMap(({ steps }) => steps.flatMap((step) => step.acts ?? []));
  expect(acts.length).toBeGreaterThan(20);
  expect(acts.filter((act) => !known(act))).toEqual([]);
});

it('has one drill a role, with steps told apart, in both languages', () => {
  const all = [...drills.values()];
  expect(new Set(all.map(({ role }) => role)).size).toBe(all.length);
  for (const { role, steps, vi, en } of all) {
    expect(roleTable[role]).toBeDefined();
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(
      [vi, en, ...steps.flatMap((step) => [step.vi, step.en, step.path])].every((text) => text !== ''),
    ).toBe(true);
  }
});

it('sees a step done by any of its acts, and a look only where it was ticked', () => {
  const drill = drills.get('province-leader')!;
  expect(doneSteps(drill, [], new Set())).toEqual([]);
  expect(doneSteps(drill, ['map', 'review'], new Set())).toEqual(['map']);
  expect(doneSteps(drill, ['map'], new Set(['risk.approve']))).toEqual(['map', 'review']);
  expect(presentDrill(drill).steps.map(({ kind }) => kind)).toEqual(['self', 'self', 'act']);
});

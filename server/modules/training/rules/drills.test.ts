import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Role, roles, roleTable } from '../../../../contract/rights.ts';
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

/** Roles that nobody trains for by a drill, and why. */
const undrilled: { readonly [role in Role]?: string } = {
  operator: 'its module (hotline) does not exist yet',
  vaccinator: 'its module (vaccination) does not exist yet',
  'quarantine-manager': 'its module (quarantine facilities) does not exist yet',
  communicator: 'its module (message campaigns) does not exist yet',
  'wall-screen': 'a screen, nobody logs in at it',
  citizen: 'citizens have no account',
};

it('has a drill for every role that a person logs in with', () => {
  const drilled = new Set([...drills.values()].map(({ role }) => role));
  expect(roles.filter((role) => !drilled.has(role) && undrilled[role] === undefined)).toEqual([]);
  expect(roles.filter((role) => drilled.has(role) && undrilled[role] !== undefined)).toEqual([]);
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

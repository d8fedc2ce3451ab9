import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Role, roles, roleTable } from '../../../../contract/rights.ts';
import { recipes } from '../material/index.ts';
import { facts } from '../usecases/facts.ts';
import { readings } from '../usecases/readings.ts';
import { doneSteps, drilledRoles, drills, isDone, presentDrill, wantedActions } from './drills.ts';

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
  const acts = [...drills.values()].flatMap(({ steps }) => wantedActions(steps));
  expect(acts.length).toBeGreaterThan(40);
  expect(acts.filter((act) => !known(act))).toEqual([]);
});

/** Roles that nobody trains for by a drill, and why. */
const undrilled: { readonly [role in Role]?: string } = {
  'wall-screen': 'a screen, nobody logs in at it',
};

it('has a drill for every role that a person logs in with', () => {
  const drilled = new Set([...drills.values()].map(({ role }) => role));
  expect(roles.filter((role) => !drilled.has(role) && undrilled[role] === undefined)).toEqual([]);
  expect(roles.filter((role) => drilled.has(role) && undrilled[role] !== undefined)).toEqual([]);
});

it('lists a role once, however many drills it has, and citizens never', () => {
  expect(drilledRoles([{ role: 'tracer' }, { role: 'citizen' }, { role: 'tracer' }])).toEqual(['tracer']);
});

it('tells the steps of a drill apart, in both languages', () => {
  const all = [...drills.values()];
  for (const { role, steps, vi, en } of all) {
    expect(roleTable[role]).toBeDefined();
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(
      [vi, en, ...steps.flatMap((step) => [step.vi, step.en, step.path])].every((text) => text !== ''),
    ).toBe(true);
  }
});

/** Acts that only say that a page was opened. */
const LOOKS =
  /\.(?:read|list|day|chain|today|crossings|vehicles|slips|zones|search|visitors|preview|dry-run)$|^gate\.watch\.list$/u;
/** One step shows a dry run of the deletion: asking for it is the act. */
const ASKED_FOR = new Set(['privacy.dry-run']);

it('proves every step by one thing that the trainee did, never by a page that was opened', () => {
  for (const { id, steps } of drills.values()) {
    for (const step of steps) {
      const proofs = [step.acts, step.fact, step.ask].filter((one) => one !== undefined);
      expect([id, step.id, proofs.length]).toEqual([id, step.id, 1]);
      expect(step.fact === undefined || facts[step.fact] !== undefined).toBe(true);
    }
    expect(wantedActions(steps).filter((act) => LOOKS.test(act) && !ASKED_FOR.has(act))).toEqual([]);
  }
});

it('asks what the own records or the own screen answer, and nothing that is written in the step', () => {
  const given = { caseName: 'A', minutes: '97', contactName: 'B' };
  const [, evidence] = presentDrill(drills.get('tracer')!, given).steps;
  expect(evidence).toMatchObject({ kind: 'ask', ask: { vi: 'B đã ở cùng A bao nhiêu phút?' } });
  for (const { steps, material } of drills.values()) {
    expect(material.filter((name) => recipes[name] === undefined)).toEqual([]);
    for (const { ask, vi, en } of steps) {
      const words = `${vi} ${en} ${ask?.vi} ${ask?.en}`;
      expect(ask === undefined || !words.includes(`{${ask.answer}}`)).toBe(true);
      const read = ask !== undefined && (readings[ask.answer] !== undefined || ask.answer === 'short-code');
      expect(ask === undefined || read || material.length > 0).toBe(true);
    }
  }
});

it('sees an act only on the own record, with the detail asked for', () => {
  const act = (action: string, subject_id: string | null, detail = {}) => ({ action, subject_id, detail });
  const own = { caseId: 'c1' };
  const trace = { action: 'case.trace', own: 'caseId' };
  expect(isDone(trace, act('case.trace', 'c1'), own)).toBe(true);
  expect(isDone(trace, act('case.trace', 'c2'), own)).toBe(false);
  expect(isDone(trace, act('case.trace', null), {})).toBe(false);
  const late = { action: 'community.visit', atLeast: { waitedS: 25 } };
  expect(isDone(late, act('community.visit', 'h', { waitedS: 12 }), own)).toBe(false);
  expect(isDone(late, act('community.visit', 'h', { waitedS: 31 }), own)).toBe(true);
  expect(isDone(late, act('community.visit', 'h'), own)).toBe(false);
  const nameless = { action: 'list.export', detail: { isNameless: true } };
  expect(isDone(nameless, act('list.export', 'e', { isNameless: false }), own)).toBe(false);
});

it('keeps a step that was done, and takes an answer only for the step that asks', () => {
  const drill = drills.get('tracer')!;
  const nothing = { own: { caseId: 'c' }, acts: [], facts: new Set<string>(), answered: [], before: [] };
  expect(doneSteps(drill, nothing)).toEqual([]);
  expect(doneSteps(drill, { ...nothing, answered: ['evidence', 'order'] })).toEqual(['evidence']);
  expect(doneSteps(drill, { ...nothing, before: ['order'] })).toEqual(['order']);
});

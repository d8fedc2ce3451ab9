import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, ruleSetAt } from './decide.ts';
import { GATE_DECISIONS } from './decisions.ts';
import { type GateFacts, PERMIT_STATES, unknownFacts } from './facts.ts';
import { findRuleFaults, type GateRule, type RuleSet } from './rules.ts';

const file = new URL('../../data/rules/gates/mau-2026.json', import.meta.url);
const SAMPLE = JSON.parse(readFileSync(file, 'utf8')) as RuleSet;

type Change = { readonly [K in keyof GateFacts]?: Partial<GateFacts[K]> };

/** Somebody from a green zone with a declaration in force, about whom everything is known. */
const GOOD: GateFacts = {
  gate: { direction: 'in', border: false },
  zone: { known: true, origin: 0, worst: 0 },
  declaration: { state: 'valid', ageHours: 2, atRisk: false, moreThanDeclared: 0 },
  test: { state: 'none', kind: null, ageHours: null },
  doses: { count: 2, complete: true, daysSinceLast: 40 },
  order: { inForce: false },
  cordon: { inside: false },
  watch: { hit: false },
  permit: { state: 'none', kind: null },
  symptoms: { temperature: 366, seen: false },
};

function facts(change: Change): GateFacts {
  const groups = Object.entries(GOOD).map(([name, group]) => [
    name,
    { ...group, ...change[name as keyof GateFacts] },
  ]);
  return Object.fromEntries(groups) as GateFacts;
}

const decisionOf = (change: Change) => decide(SAMPLE, facts(change)).decision;
const firstReason = (change: Change) => decide(SAMPLE, facts(change)).reasons[0]?.rule;

describe('the sample rules', () => {
  const negative = (ageHours: number) => ({ state: 'negative', kind: 'pcr', ageHours }) as const;
  const red = { known: true, origin: 3, worst: 3 };

  it('are without faults', () => expect(findRuleFaults(SAMPLE)).toEqual([]));

  it.each<[string, Change, string, string]>([
    ['green with a declaration', {}, 'pass', 'pass'],
    ['no declaration', { declaration: { state: 'none' } }, 'ask-commander', 'no-declaration'],
    ['forged', { declaration: { state: 'forged' } }, 'ask-commander', 'forged'],
    ['no zone data', { zone: { known: false, origin: null, worst: null } }, 'ask-commander', 'no-zone-data'],
    ['orange, untested', { zone: { origin: 2, worst: 2 } }, 'test', 'red-untested'],
    ['orange, tested', { zone: { origin: 2, worst: 2 }, test: negative(72) }, 'pass', 'pass'],
    [
      'orange, tested too long ago',
      { zone: { origin: 2, worst: 2 }, test: negative(73) },
      'test',
      'red-untested',
    ],
    [
      'a red route',
      { zone: { origin: 0, worst: 3 }, test: negative(10), doses: { complete: false } },
      'quarantine',
      'red-unvaccinated',
    ],
    ['red, vaccinated and tested', { zone: red, test: negative(10) }, 'pass', 'pass'],
    [
      'red, doses unknown',
      { zone: red, test: negative(10), doses: { count: null, complete: null } },
      'quarantine',
      'red-unvaccinated',
    ],
    [
      'red driver with a permit',
      { zone: red, test: negative(10), doses: { complete: false }, permit: { state: 'valid' } },
      'pass',
      'pass',
    ],
    ['a permit for another plate', { permit: { state: 'other-plate' } }, 'turn-back', 'permit-not-good-here'],
    ['positive', { test: { state: 'positive', kind: 'rapid', ageHours: 1 } }, 'quarantine', 'positive-test'],
    ['under an order', { order: { inForce: true } }, 'ask-commander', 'order-in-force'],
    ['out of a cordon', { cordon: { inside: true } }, 'ask-commander', 'cordoned'],
    ['on the watch list', { watch: { hit: true } }, 'ask-commander', 'watch-list'],
    ['fever', { symptoms: { temperature: 375 } }, 'test', 'fever'],
    ['more people than declared', { declaration: { moreThanDeclared: 1 } }, 'test', 'more-people'],
    ['leaving', { gate: { direction: 'out' }, zone: red }, 'pass', 'pass'],
  ])('%s', (_, change, decision, rule) => {
    expect([decisionOf(change), firstReason(change)]).toEqual([decision, rule]);
  });

  it('say where data was missing, and pass over what could not be asked', () => {
    const offline = { order: { inForce: null }, watch: { hit: null }, declaration: { atRisk: null } };
    expect(decisionOf(offline)).toBe('pass');
    const unknown = decide(
      SAMPLE,
      facts({ zone: { origin: 3, worst: 3 }, doses: { complete: null }, test: negative(1) }),
    );
    expect(unknown.reasons[0]).toMatchObject({ rule: 'red-unvaccinated', missing: true });
    expect(unknown).toMatchObject({ ruleSet: 'gate-rules', ruleVersion: 2 });
  });

  it('know nothing, and let nobody pass', () => {
    expect(decide(SAMPLE, unknownFacts({ direction: 'in', border: true })).decision).toBe('ask-commander');
  });
});

const arbitraryFacts: fc.Arbitrary<GateFacts> = fc.record({
  gate: fc.record({ direction: fc.constantFrom('in', 'out'), border: fc.boolean() }),
  zone: fc.record({ known: fc.constant(true), origin: fc.nat(3), worst: fc.nat(3) }),
  declaration: fc.record({
    state: fc.constantFrom('valid', 'expired', 'forged', 'revoked', 'none'),
    ageHours: fc.nat(100),
    atRisk: fc.boolean(),
    moreThanDeclared: fc.integer({ min: -2, max: 2 }),
  }),
  test: fc.record({
    state: fc.constantFrom('negative', 'positive', 'pending', 'none'),
    kind: fc.constantFrom('rapid', 'pcr'),
    ageHours: fc.nat(100),
  }),
  doses: fc.record({ count: fc.nat(3), complete: fc.boolean(), daysSinceLast: fc.nat(30) }),
  order: fc.record({ inForce: fc.boolean() }),
  cordon: fc.record({ inside: fc.boolean() }),
  watch: fc.record({ hit: fc.boolean() }),
  permit: fc.record({ state: fc.constantFrom(...PERMIT_STATES), kind: fc.constantFrom('staff', 'vehicle') }),
  symptoms: fc.record({ temperature: fc.integer({ min: 350, max: 400 }), seen: fc.boolean() }),
});

describe('deciding', () => {
  it('never lets pass for want of data where the rules apply on missing', () => {
    const strict = {
      ...SAMPLE,
      rules: SAMPLE.rules.map((rule) => ({ ...rule, onMissing: 'apply' as const })),
    };
    const groups = Object.keys(GOOD).filter((name) => name !== 'gate') as (keyof GateFacts)[];
    fc.assert(
      fc.property(arbitraryFacts, fc.constantFrom(...groups), fc.nat(), (given, group, at) => {
        const names = Object.keys(given[group]);
        const name = names[at % names.length]!;
        const less = { ...given, [group]: { ...given[group], [name]: null } };
        if (decide(strict, given).decision !== 'pass') {
          expect(decide(strict, less).decision).not.toBe('pass');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes of several decisions the first of the precedence, whatever the order of the rules', () => {
    const rules = GATE_DECISIONS.map((decision): GateRule => ({
      id: decision,
      decision,
      vi: 'v',
      en: 'e',
      onMissing: 'skip',
      when: { '===': [1, 1] },
    }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...GATE_DECISIONS], { minLength: 5 }),
        fc.shuffledSubarray(rules, { minLength: 1 }),
        (precedence, some) => {
          const { decision } = decide({ ...SAMPLE, precedence, rules: some }, GOOD);
          expect(decision).toBe(precedence.find((one) => some.some((rule) => rule.decision === one)));
        },
      ),
    );
    expect(decide({ ...SAMPLE, rules: [] }, GOOD)).toMatchObject({ decision: 'ask-commander', reasons: [] });
  });

  it('follows the version in force at the moment', () => {
    const first = { ...SAMPLE, version: 1, validFrom: '2021-01-01T00:00:00+07:00' };
    const later = { ...SAMPLE, version: 2, validFrom: '2021-09-01T00:00:00+07:00' };
    const at = (text: string) => ruleSetAt([first, later], Date.parse(text))?.version;
    expect([at('2020-12-31T00:00:00Z'), at('2021-08-31T16:59:59Z'), at('2021-08-31T17:00:00Z')]).toEqual([
      undefined,
      1,
      2,
    ]);
  });
});

describe('faults of a rule set', () => {
  const [rule] = SAMPLE.rules as [GateRule];
  const codes = (change: Partial<RuleSet>) =>
    findRuleFaults({ ...SAMPLE, ...change }).map(({ code }) => code);
  it.each<[string, Partial<GateRule>, string]>([
    ['an operator nobody knows', { when: { xor: [true, false] } }, 'logic'],
    ['no expression', { when: null }, 'logic'],
    ['a misspelt fact', { when: { '===': [{ var: 'zone.colour' }, 3] } }, 'unknown-fact'],
    ['a decision nobody knows', { decision: 'shoot' as never }, 'decision'],
    ['no words', { vi: ' ' }, 'text'],
  ])('%s', (_, change, code) => {
    expect(codes({ rules: [{ ...rule, ...change }] })).toContain(code);
  });

  it('of the set itself', () => {
    expect(codes({ rules: [] })).toEqual(['no-rules']);
    expect(codes({ rules: [rule, rule] })).toEqual(['repeated-id']);
    expect(codes({ precedence: ['pass', 'pass'] })).toEqual(['precedence']);
  });
});

import { describe, expect, it } from 'vitest';
import shipped from '../../../../data/rules/gates/mau-2026.json' with { type: 'json' };
import { decide, unknownFacts } from '../../../../lib/gates/index.ts';
import { FACT_NAMES } from '../../../../lib/gates/facts.ts';
import { findRuleFaults, type RuleSet } from '../../../../lib/gates/rules.ts';
import { facts } from './facts.ts';
import { conditionText } from './words.ts';
import { fromLogic, type GuidedRow, isComplete, operatorsFor, rowFor, toLogic } from './guided.ts';

const set = shipped as unknown as RuleSet;
const asRule = (when: RuleSet['rules'][number]['when']): RuleSet => ({
  ...set,
  rules: [{ id: 'one', decision: 'turn-back', when, vi: 'Một', en: 'One', onMissing: 'skip' }],
});

describe('guided rows', () => {
  it('know every fact that a rule may name', () => {
    expect([...facts.keys()].toSorted()).toEqual([...FACT_NAMES].toSorted());
  });

  it('say every shipped rule and write back exactly what was there', () => {
    for (const { id, when } of set.rules) {
      const guided = fromLogic(when);
      expect(guided, id).not.toBeNull();
      expect(toLogic(guided!), id).toEqual(when);
    }
  });

  it('read temperatures and zones out as officers say them', () => {
    const said = (id: string) => conditionText(set.rules.find((rule) => rule.id === id)!.when, 'vi');
    expect(said('fever')).toBe('Thân nhiệt ≥ 37,5 °C');
    expect(said('red-untested')).toContain('Mức vùng nặng nhất của nơi đi và tuyến ≥ 2 (cam)');
  });

  it('write rules that can be put in force, for every fact and operator', () => {
    for (const [name, fact] of facts) {
      for (const operator of operatorsFor(fact)) {
        const row: GuidedRow = {
          ...rowFor(name),
          operator,
          ...(fact.kind === 'number' ? { values: ['3'] } : {}),
        };
        const guided = { rows: [row], unless: [[row, row]] };
        expect(findRuleFaults(asRule(toLogic(guided))), `${name} ${operator}`).toEqual([]);
        expect(fromLogic(toLogic(guided))).toEqual(guided);
      }
    }
  });

  it('decide as they read', () => {
    const guided = {
      rows: [{ fact: 'zone.worst', operator: '>=', values: ['3'] }],
      unless: [[{ fact: 'permit.state', operator: 'in', values: ['valid', 'off-hours'] }]],
    } as const;
    const facing = (worst: number, state: 'valid' | 'none') => {
      const none = unknownFacts({ direction: 'in', border: false });
      const known = { ...none, zone: { known: true, origin: worst, worst }, permit: { state, kind: null } };
      return decide({ ...asRule(toLogic(guided)), otherwise: 'pass' }, known).decision;
    };
    expect([facing(3, 'none'), facing(3, 'valid'), facing(2, 'none')]).toEqual(['turn-back', 'pass', 'pass']);
  });

  it('leave to the expert what they cannot say', () => {
    expect(fromLogic({ if: [{ var: 'watch.hit' }, true, false] })).toBeNull();
    expect(fromLogic({ '===': [{ var: 'zone.unheard' }, 1] })).toBeNull();
    expect(fromLogic({ '===': [{ var: 'zone.worst' }, 'red'] })).toBeNull();
    expect(fromLogic({ and: [{ '!': [{ and: [] }] }] })).toBeNull();
    expect(fromLogic(true)).toBeNull();
  });

  it('are complete only with a value that the fact can take', () => {
    const one = (row: GuidedRow) => isComplete({ rows: [row], unless: [] });
    expect(one(rowFor('declaration.state'))).toBe(true);
    expect(one(rowFor('zone.worst'))).toBe(false);
    expect(one({ fact: 'zone.worst', operator: 'in', values: ['1'] })).toBe(false);
    expect(one({ fact: 'declaration.state', operator: 'in', values: [] })).toBe(false);
    expect(isComplete({ rows: [], unless: [] })).toBe(false);
  });
});

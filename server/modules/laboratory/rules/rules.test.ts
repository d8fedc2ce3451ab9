import { describe, expect, it } from 'vitest';
import { testKinds, testResults } from '../../../../contract/laboratory.ts';
import { sampleCounts } from './lab-figures.ts';
import { asksForRetests, memberResult, needsSecondPerson, planEntry, slipRuleOn } from './result-rules.ts';
import { codeOfId, readTubeCode, retestCode } from './tube-code.ts';

describe('a result', () => {
  it('of a single tube is the person’s; of a pool only where it holds for every member', () => {
    for (const result of testResults) {
      expect(memberResult(1, result)).toBe(result);
      expect(asksForRetests(1, result)).toBe(false);
    }
    expect(testResults.map((result) => memberResult(5, result))).toEqual([
      null,
      'NEGATIVE',
      null,
      'NOT_DONE',
    ]);
    expect(testResults.filter((result) => asksForRetests(5, result))).toEqual(['POSITIVE', 'INDETERMINATE']);
  });

  it('needs a second person, but for a rapid test', () => {
    expect(testKinds.filter(needsSecondPerson)).toEqual(['pcr', 'serology']);
  });
});

describe('entering a value', () => {
  const fresh = { status: 'RECEIVED', releasedRevision: 0, released: null, pending: null } as const;
  it('enters the first, replaces one that waits, corrects a released one with a reason only', () => {
    expect(planEntry(fresh, 'a', undefined)).toBe('enter');
    expect(planEntry({ ...fresh, status: 'ENTERED', pending: 'a' }, 'a', undefined)).toBe('same');
    expect(planEntry({ ...fresh, status: 'ENTERED', pending: 'a' }, 'b', undefined)).toBe('enter');
    const released = { status: 'RELEASED', releasedRevision: 1, released: 'a', pending: null } as const;
    expect(planEntry(released, 'a', undefined)).toBe('same');
    expect(planEntry(released, 'b', undefined)).toBe('reason-required');
    expect(planEntry(released, 'b', 'mislabelled')).toBe('correct');
    expect(planEntry({ ...released, pending: 'b' }, 'a', 'taken back')).toBe('correct');
  });

  it('is refused for a rejected tube', () => {
    expect(planEntry({ ...fresh, status: 'REJECTED' }, 'a', 'x')).toBe('rejected');
  });
});

describe('tube codes', () => {
  it('are read as typed or scanned, and refused when they are none', () => {
    expect(['  ab 12-3 ', 'ABC.1/2', 'x'.repeat(32)].map(readTubeCode)).toEqual([
      'AB12-3',
      'ABC.1/2',
      'X'.repeat(32),
    ]);
    expect(['ab', '', '-ab', 'a%b', 'x'.repeat(33), 'ống1'].map(readTubeCode)).toEqual(Array(6).fill(null));
  });

  it('made from an id or for a retest are codes themselves, also for the longest', () => {
    const made = codeOfId('01936a2f-7c1e-7abc-8def-0123456789ab');
    expect(readTubeCode(made)).toBe(made);
    const longest = retestCode('P'.repeat(32), 20);
    expect(readTubeCode(longest)).toBe(longest);
  });
});

describe('the counters of a sample', () => {
  const one = { dataset: 'demo', areaNo: 7, kind: 'pcr', result: 'POSITIVE', resultAt: 5 } as const;
  const metrics = (sample: Parameters<typeof sampleCounts>[0]) =>
    sampleCounts(sample).map((delta) => delta.metric);
  it('count by kind, nothing for what was not done or has no result', () => {
    expect(metrics(one)).toEqual(['lab.tests', 'lab.pcr', 'lab.positive', 'lab.positive-pcr']);
    expect(metrics({ ...one, kind: 'rapid-antigen' })).toEqual([
      'lab.tests',
      'lab.positive',
      'lab.positive-rapid',
    ]);
    expect(metrics({ ...one, kind: 'serology', result: 'NEGATIVE' })).toEqual(['lab.tests']);
    expect(metrics({ ...one, result: 'NOT_DONE' })).toEqual([]);
    expect(metrics({ ...one, result: null, resultAt: null })).toEqual([]);
  });
});

it('slip rules are dated and say what they rest on', () => {
  expect(slipRuleOn('2026-11-16').hours.pcr).toBe(72);
  expect(slipRuleOn('1999-01-01').source.vi.length).toBeGreaterThan(20);
});

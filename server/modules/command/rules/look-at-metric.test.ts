import { describe, expect, it } from 'vitest';
import { TEST_NOW } from '../../../../test/support/fixed.ts';
import { lookAtMetric, natureFault, type Watched } from './look-at-metric.ts';
import type { AlertRule } from './shipped.ts';

const HOUR = 3_600_000;
const NOW = TEST_NOW;
const rule: AlertRule = {
  code: 'thu',
  vi: 'Thử',
  en: 'Trial',
  metric: 'lab.positivity',
  per: 'province',
  kind: 'threshold',
  direction: 'above',
  hours: 2,
  minimum: 20,
  raise: 10,
  clear: 5,
  severity: 'watch',
  from: '2026-01-01',
  certainty: 'unverified',
  source: 'thử',
};

/** Counts of the hours that end with the one before `NOW`, the newest last. */
function counts(values: readonly number[], grain: 'hour' | 'day' = 'hour'): Watched {
  const hours = new Map(values.map((value, i) => [NOW - (values.length - i) * HOUR, value]));
  return { kind: 'counts', counts: { hours, base: 0, grain }, stock: false };
}
const ratio = (numerator: Watched, denominator: Watched): Watched => ({
  kind: 'ratio',
  numerator,
  denominator,
  per: 100,
});
const silence = (one: AlertRule, watched: Watched) => lookAtMetric(one, watched, NOW).silence;

describe('a rule on a ratio', () => {
  it('sees both parts of its window', () => {
    const seen = lookAtMetric(rule, ratio(counts([9, 2, 4]), counts([10, 25, 35])), NOW).finding;
    expect(seen).toMatchObject({ value: 10, numerator: 6, denominator: 60, limit: 10 });
  });

  it('never raises where the denominator is missing or too small, and says which', () => {
    expect(silence(rule, ratio(counts([3]), counts([0])))).toBe('no-denominator');
    expect(silence(rule, ratio(counts([3]), { kind: 'now', value: null }))).toBe('no-denominator');
    expect(silence(rule, ratio(counts([19]), counts([19])))).toBe('small-denominator');
    expect(silence(rule, ratio(counts([20]), counts([20])))).toBeNull();
    expect(silence(rule, ratio({ kind: 'entered', values: [] }, counts([50])))).toBe('no-data');
  });

  it('compares two windows only where both have enough', () => {
    const change: AlertRule = { ...rule, kind: 'change', hours: 1 };
    expect(lookAtMetric(change, ratio(counts([2, 3]), counts([20, 20])), NOW).finding).toMatchObject({
      value: 50,
      before: 10,
    });
    expect(silence(change, ratio(counts([2, 3]), counts([19, 20])))).toBe('small-denominator');
    expect(silence(change, ratio(counts([0, 3]), counts([20, 20])))).toBe('too-few');
  });

  it('takes what was entered by hand as it stands', () => {
    const entered = (...values: number[]): Watched => ({
      kind: 'entered',
      values: values.map((value, i) => ({ at: NOW - (values.length - i) * HOUR, value })),
    });
    const standing = { ...rule, hours: null };
    expect(lookAtMetric(standing, ratio(entered(900, 986), entered(1000)), NOW).finding).toMatchObject({
      value: 98.6,
      numerator: 986,
      denominator: 1000,
    });
    expect(lookAtMetric(standing, entered(5, 7), NOW).finding?.value).toBe(7);
    expect(lookAtMetric({ ...rule, kind: 'missing', hours: 48 }, entered(5, 7), NOW).finding?.value).toBe(1);
    const change: AlertRule = { ...rule, kind: 'change', hours: 2, minimum: 0 };
    expect(lookAtMetric(change, entered(40, 60), NOW).finding).toMatchObject({ value: 50, before: 40 });
    expect(silence(change, entered(60))).toBe('too-few');
    expect(silence(rule, entered())).toBe('no-data');
  });
});

describe('a metric can have', () => {
  it.each([
    ['gauge', false, { hours: null }, null],
    ['gauge', false, {}, 'hours'],
    ['gauge', false, { kind: 'change' }, 'kind'],
    ['gauge', false, { kind: 'missing' }, 'kind'],
    ['ratio', true, { kind: 'change' }, null],
    ['ratio', false, { kind: 'change' }, 'kind'],
    ['ratio', true, { kind: 'missing' }, 'kind'],
    ['ratio', true, { minimum: 0 }, 'minimum'],
    ['manual', true, { kind: 'missing' }, null],
    ['manual', true, { kind: 'forecast' }, 'kind'],
    ['manual', true, {}, 'hours'],
    ['counter', true, { kind: 'forecast', hours: 336 }, null],
  ] as const)('%s (past: %s) %o: %s', (kind, past, change, fault) => {
    expect(natureFault({ ...rule, ...change }, { kind, past })).toBe(fault);
  });
});

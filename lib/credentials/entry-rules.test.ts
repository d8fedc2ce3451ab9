import { describe, expect, it } from 'vitest';
import { VACCINATION } from './dcc-test-samples.ts';
import { applyEntryRules, type EntryRule, evaluateLogic } from './entry-rules.ts';
import type { JsonValue } from './json.ts';

const NOW = new Date('2021-08-16T00:00:00Z');
const twoWeeksAfterDose: JsonValue = {
  'not-before': [
    { plusTime: [{ var: 'external.validationClock' }, 0, 'day'] },
    { plusTime: [{ var: 'payload.v.0.dt' }, 14, 'day'] },
  ],
};

function rule(more: Partial<EntryRule> = {}): EntryRule {
  return {
    identifier: 'VR-VN-0001',
    version: '1.0.0',
    certificateType: 'Vaccination',
    validFrom: new Date('2021-07-01T00:00:00Z'),
    validTo: new Date('2022-07-01T00:00:00Z'),
    logic: twoWeeksAfterDose,
    ...more,
  };
}

const resultsOf = (rules: EntryRule[], now = NOW, certificate: object = VACCINATION) =>
  applyEntryRules(rules, certificate as never, now).map(({ result }) => result);

describe('entry rules in CertLogic', () => {
  it('pass and fail by the dates of the certificate and the clock', () => {
    expect(resultsOf([rule()])).toEqual(['passed']);
    expect(resultsOf([rule()], new Date('2021-08-01T00:00:00Z'))).toEqual(['failed']);
  });

  it('leave open what cannot be evaluated', () => {
    expect(resultsOf([rule({ logic: { plusTime: ['no date', 1, 'day'] } })])).toEqual(['open']);
    expect(resultsOf([rule({ logic: { unknown: [1] } })])).toEqual(['open']);
    expect(resultsOf([rule({ logic: 7 })])).toEqual(['open']);
  });

  it('ask only rules of the kind of certificate, in force, of each the newest version', () => {
    const always: JsonValue = { '===': [1, 1] };
    expect(resultsOf([rule({ certificateType: 'Test', logic: always })])).toEqual([]);
    expect(resultsOf([rule({ certificateType: 'General', logic: always })])).toEqual(['passed']);
    expect(resultsOf([rule({ validTo: NOW })])).toEqual([]);
    const newer = rule({ version: '1.10.0', logic: { '===': [1, 2] } });
    expect(resultsOf([newer, rule({ version: '1.9.0', logic: always })])).toEqual(['failed']);
  });

  it('see what is given besides the certificate', () => {
    const logic: JsonValue = { in: [{ var: 'external.zone' }, ['green', 'yellow']] };
    const [applied] = applyEntryRules([rule({ logic })], VACCINATION, NOW, { zone: 'green' });
    expect(applied?.result).toBe('passed');
    expect(evaluateLogic(logic, { external: { zone: 'red' } })).toBe(false);
    expect(evaluateLogic(null, {})).toBe(null);
  });
});

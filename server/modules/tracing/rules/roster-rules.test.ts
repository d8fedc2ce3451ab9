import { describe, expect, it } from 'vitest';
import { rosterKinds } from '../../../../contract/rosters.ts';
import { canonicalSpot, closeness, rosterRule, rulesOfKind, spotText } from './roster-rules.ts';

const spot = (unit: string | null, seat: string | null = null) => ({ unit, seat });

describe('rules of rosters', () => {
  it('has one for every kind, with its source', () => {
    for (const kind of rosterKinds) {
      expect(rosterRule(kind, 'covid-19', '2026-11-16').kind).toBe(kind);
      for (const rule of rulesOfKind(kind)) {
        expect(rule.source.length).toBeGreaterThan(10);
        expect(rule.sourceEn.length).toBeGreaterThan(10);
      }
    }
  });

  it('prefers the rule of the disease, and uses the oldest before any was in force', () => {
    expect(rosterRule('flight', 'measles', '2026-11-16').reach).toBe('everybody');
    expect(rosterRule('flight', 'covid-19', '2026-11-16').reach).toBe('seats');
    expect(rosterRule('shift', 'measles', '2026-11-16').disease).toBeNull();
    expect(rosterRule('class', 'covid-19', '1999-01-01').kind).toBe('class');
  });

  it('exposes the whole classroom and nobody of another room', () => {
    const rule = rosterRule('class', null, '2026-11-16');
    expect(closeness(rule, spot('5A', '1'), spot('5A', '40'))).toEqual({ near: true, weight: 1 });
    expect(closeness(rule, spot(null), spot('5A'))).toEqual({ near: true, weight: 1 });
    expect(closeness(rule, spot('5B'), spot('5A'))).toBeNull();
    expect(rule.minMinutes).toBe(0);
  });

  it('lists other rooms and lines after the own one', () => {
    for (const kind of ['shift', 'dormitory', 'ward'] as const) {
      const rule = rosterRule(kind, 'covid-19', '2026-11-16');
      expect(closeness(rule, spot('P203'), spot('P203'))).toEqual({ near: true, weight: 1 });
      const far = closeness(rule, spot('P203'), spot('P204'));
      expect(far).toEqual({ near: false, weight: rule.farWeight });
      expect(rule.farWeight).toBeGreaterThan(0);
      expect(rule.farWeight).toBeLessThan(1);
    }
  });

  it('counts two rows as near in a bus or an aircraft', () => {
    const rule = rosterRule('flight', 'covid-19', '2026-11-16');
    expect(closeness(rule, spot(null, '12A'), spot(null, '14F'))?.near).toBe(true);
    expect(closeness(rule, spot(null, '12A'), spot(null, '15A'))).toEqual({ near: false, weight: 0.3 });
    expect(closeness(rule, spot(null, '12A'), spot(null, null))?.near).toBe(true);
    expect(closeness(rule, spot('TOA1', '12A'), spot('TOA2', '12A'))?.near).toBe(false);
  });

  it('writes rooms and seats one way', () => {
    expect(canonicalSpot(' p. 203 ')).toBe('P.203');
    expect(canonicalSpot('')).toBeNull();
    expect(spotText(spot('5A', '3'))).toBe('5A · 3');
    expect(spotText(spot(null))).toBeNull();
  });
});

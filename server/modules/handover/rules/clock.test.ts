import { describe, expect, it } from 'vitest';
import { clockAt, dueAt, handoverClocks, warningsPassed } from './clock.ts';

const HOUR = 3_600_000;
const SENT = Date.parse('2026-11-16T03:00:00Z');

describe('the clock of hand-overs', () => {
  it('gives a day, and warns at 12, 24 and 48 hours', () => {
    expect(dueAt(SENT) - SENT).toBe(24 * HOUR);
    const at = [0, 11.99, 12, 23.99, 24, 47.99, 48, 500];
    expect(at.map((hours) => warningsPassed(SENT, SENT + hours * HOUR))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('warns for the second time when the answer is due, and says that nobody checked it', () => {
    for (const one of handoverClocks) {
      expect(one.warnHours[1]).toBe(one.answerHours);
      expect(one.source.vi).not.toBe('');
    }
    expect(clockAt(SENT).certainty).toBe('unverified');
  });

  it('has a clock on every day of the epidemic', () => {
    expect(clockAt(Date.parse('2020-01-31T00:00:00Z'))).toBe(handoverClocks[0]);
  });
});

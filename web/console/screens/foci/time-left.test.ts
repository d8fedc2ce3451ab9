import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const HOUR = 3_600_000;

describe('how long is left to report', () => {
  it.each([
    [5.4 * HOUR, { late: false, unit: 'hours', n: 5 }],
    [0.5 * HOUR, { late: false, unit: 'minutes', n: 30 }],
    [-2 * HOUR, { late: true, unit: 'hours', n: 2 }],
    [100 * HOUR, { late: false, unit: 'days', n: 4 }],
  ])('%d ms away', (away, expected) => {
    expect(timeLeft(1_000_000 + away, 1_000_000)).toEqual(expected);
  });
});

import { expect, it } from 'vitest';
import { HOUR_MS } from './clock.ts';
import { hoursLate } from './lateness.ts';

it('counts the hours beyond those allowed, begun ones too', () => {
  const late = (hours: number, allowed?: number) => hoursLate(0, hours * HOUR_MS, allowed);
  expect([late(-3), late(23.9), late(24), late(24.1), late(26), late(80)]).toEqual([0, 0, 0, 1, 2, 56]);
  expect([late(-1, 0), late(0.5, 0), late(30, 0)]).toEqual([0, 1, 30]);
});

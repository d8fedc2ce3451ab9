import { expect, it } from 'vitest';
import { createRateGuard } from './rate-guard.ts';

it('lets a key act so often a minute, then says how long to wait, and forgets with the minute', () => {
  const guard = createRateGuard(2);
  expect([guard.note('a', 0), guard.note('a', 1_000), guard.note('a', 20_000)]).toEqual([0, 0, 40]);
  expect(guard.note('b', 20_000)).toBe(0);
  expect(guard.note('a', 60_000)).toBe(0);
});

it('starts anew when the clock is set back', () => {
  const guard = createRateGuard(1);
  guard.note('a', 1_000_000);
  expect(guard.note('a', 0)).toBe(0);
});

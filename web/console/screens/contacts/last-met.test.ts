import { expect, it } from 'vitest';
import { lastMet } from './last-met.ts';

it.each([
  ['2026-11-22T17:00:00.000Z', '22/11/2026'],
  ['2026-11-22T09:25:00.000Z', '22/11/2026 16:25'],
])('tells of %s the day on which it was', (at, shown) => {
  expect(lastMet(at)).toBe(shown);
});

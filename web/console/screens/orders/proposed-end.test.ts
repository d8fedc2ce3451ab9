import { expect, it } from 'vitest';
import { countShortened, proposedEnd } from './proposed-end.ts';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const ends = ['2026-12-07T00:07:00.000Z', '2026-12-08T16:59:00.000Z'];

it('proposes an end that shortens none of the orders', () => {
  const proposed = proposedEnd(ends, NOW);
  expect(proposed).toBe('2026-12-15T23:59');
  expect(countShortened(ends, proposed)).toBe(0);
});

it('continues orders that are over from today', () => {
  expect(proposedEnd(['2026-11-20T16:59:00.000Z'], NOW)).toBe('2026-12-01T23:59');
});

it('counts those that a typed end shortens, none without one', () => {
  expect(countShortened(ends, '2026-12-08T23:58')).toBe(1);
  expect(countShortened(ends, '2026-12-08T23:59')).toBe(0);
  expect(countShortened(ends, '2026-12-01T23:59')).toBe(2);
  expect(countShortened(ends, null)).toBe(0);
});

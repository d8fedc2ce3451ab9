import { expect, it } from 'vitest';
import { folds, mostUrgent, type Waiting } from './waits.ts';

const a: Waiting = { id: 'a', tone: 'info' };
const b: Waiting = { id: 'b', tone: 'warning' };
const c: Waiting = { id: 'c', tone: 'bad' };
const d: Waiting = { id: 'd', tone: 'bad' };

it('keeps the first of those open that press most', () => {
  expect(mostUrgent([a, b, c, d])).toBe('c');
  expect(mostUrgent([a, b])).toBe('b');
  expect(mostUrgent([a])).toBe('a');
  expect(mostUrgent([])).toBeNull();
});

it('folds three lines and more', () => {
  expect([[a], [a, b], [a, b, c]].map(folds)).toEqual([false, false, true]);
});

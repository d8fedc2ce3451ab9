import { expect, it } from 'vitest';
import { visitResults } from '../../../../contract/tracing.ts';
import { attemptResults } from '../../../../contract/interviews.ts';
import { lateHours, meaningOf } from './causes.ts';

it('begins a search where somebody cannot be reached, and ends it where somebody is', () => {
  const all = [...new Set<string>([...visitResults, ...attemptResults])];
  expect(all.filter((one) => meaningOf(one) === 'found')).toEqual(['SEEN_OK', 'SEEN_NOT_OK', 'REACHED']);
  expect(all.filter((one) => meaningOf(one) === null)).toEqual(['NO_ANSWER', 'CALL_BACK']);
  expect(all.filter((one) => !['found', null].includes(meaningOf(one)))).toEqual([
    'WRONG_NUMBER',
    'NOT_AT_ADDRESS',
    'MOVED',
    'REFUSED',
  ]);
});

it('marks a search late at 24 and 48 hours', () => {
  const hour = 3_600_000;
  expect([0, 23.9, 24, 47.9, 48].map((hours) => lateHours(0, hours * hour))).toEqual([0, 0, 24, 24, 48]);
});

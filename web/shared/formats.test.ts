import { expect, it } from 'vitest';
import { formatDeadline } from './formats.ts';

it('a deadline at midnight of Vietnam is shown with the day that it ends', () => {
  expect(
    ['2026-11-26T17:00:00Z', '2026-11-26T17:01:00Z', '2026-12-31T17:00:00Z'].map(formatDeadline),
  ).toEqual(['26/11/2026 24:00', '27/11/2026 00:01', '31/12/2026 24:00']);
});

import { expect, it } from 'vitest';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { judge } from './retry.ts';

it('takes any 2xx, stops at 410, and tries everything else again with growing waits', () => {
  expect([200, 202, 204].map((status) => judge(status, 1, null, 0).kind)).toEqual(Array(3).fill('taken'));
  expect(judge(410, 1, null, 0)).toEqual({ kind: 'gone' });
  for (const status of [null, 301, 302, 400, 401, 404, 429, 500, 503]) {
    expect(judge(status, 1, null, 0)).toEqual({ kind: 'again', waitMs: 10_000 });
  }
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((tries) => {
    const verdict = judge(500, tries, 0, 1000);
    return verdict.kind === 'again' ? verdict.waitMs / 1000 : null;
  });
  expect(waits).toEqual([10, 30, 120, 600, 1800, 3600, 7200, 7200, 7200]);
});

it('gives a receiver up after three days without one success', () => {
  expect(judge(500, 40, 0, 3 * DAY_MS - 1).kind).toBe('again');
  expect(judge(500, 40, 0, 3 * DAY_MS)).toEqual({ kind: 'given-up' });
  expect(judge(200, 40, 0, 3 * DAY_MS)).toEqual({ kind: 'taken' });
});

import { describe, expect, it } from 'vitest';
import { limitQuery } from './limit-query.ts';

const term = {
  kind: 'quarantine-home',
  caseId: null,
  from: '2026-11-16T08:30',
  until: '2026-11-30T23:59',
} as const;

describe('the limit asked for while typing', () => {
  it('is asked with instants, with the case and the first end where there are', () => {
    expect(limitQuery(term)).toEqual({
      kind: 'quarantine-home',
      from: '2026-11-16T08:30:00+07:00',
      until: '2026-11-30T23:59:00+07:00',
    });
    const more = { caseId: 'c', issuedAt: '2026-11-15T00:00:00Z', firstUntil: '2026-11-20T16:59:00Z' };
    expect(limitQuery({ ...term, ...more })).toMatchObject(more);
  });

  it.each([
    ['no beginning', { from: null }],
    ['no end', { until: null }],
    ['an end before the beginning', { until: '2026-11-15T08:30' }],
  ])('is not asked: %s', (_, patch) => {
    expect(limitQuery({ ...term, ...patch })).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { lateness, orderLateness } from './lateness.ts';

describe('lateness', () => {
  const now = Date.UTC(2021, 7, 15, 8);

  it('marks more than 24 and more than 48 hours', () => {
    expect(lateness('2021-08-14T09:00:00Z', now)).toBeNull();
    expect(lateness('2021-08-14T07:00:00Z', now)).toBe(24);
    expect(lateness('2021-08-13T07:00:00Z', now)).toBe(48);
  });

  it('says nothing of somebody never seen', () => {
    expect(lateness(null, now)).toBeNull();
  });

  it('of an order counts from the later of its first day and the last check, and never of a test', () => {
    const checked = { kind: 'quarantine-home', from: '2021-08-13T07:00:00Z' } as const;
    expect(orderLateness({ ...checked, lastFollowUpAt: null }, now)).toBe(48);
    expect(orderLateness({ ...checked, lastFollowUpAt: '2021-08-14T07:00:00Z' }, now)).toBe(24);
    // Checked before it began, as one that follows another is.
    const next = { ...checked, from: '2021-08-15T01:00:00Z', lastFollowUpAt: '2021-08-12T07:00:00Z' };
    expect(orderLateness(next, now)).toBeNull();
    expect(orderLateness({ ...checked, kind: 'test', lastFollowUpAt: null }, now)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { lateness } from './lateness.ts';

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
});

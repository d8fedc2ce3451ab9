import { describe, expect, it } from 'vitest';
import { authorityState } from './authority-state.ts';

const row = { inForce: true, validFrom: '2026-01-01', validTo: '2026-12-31', endedAt: null };

describe('how an authority to sign stands', () => {
  it('is told before it ends, and not called ended before it begins', () => {
    expect(authorityState(row, '2026-12-16')).toEqual({ state: 'active', left: null });
    expect(authorityState(row, '2026-12-17')).toEqual({ state: 'ending', left: 14 });
    expect(authorityState(row, '2026-12-31')).toEqual({ state: 'ending', left: 0 });
    expect(authorityState({ ...row, validTo: null }, '2030-01-01').state).toBe('active');
    const off = { ...row, inForce: false };
    expect(authorityState(off, '2025-12-31').state).toBe('coming');
    expect(authorityState(off, '2027-01-01').state).toBe('ended');
    expect(authorityState({ ...off, endedAt: '2025-11-01T00:00:00Z' }, '2025-12-31').state).toBe('ended');
  });
});

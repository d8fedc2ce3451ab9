import { describe, expect, it } from 'vitest';
import { difference } from './useDraft.ts';

describe('difference', () => {
  it('names only what changed, arrays by content', () => {
    const before = { name: 'An', phones: ['0912'], note: null as string | null };
    expect(difference(before, { name: 'An', phones: ['0912'], note: 'x' })).toEqual({ note: 'x' });
    expect(difference(before, { ...before, phones: ['0913'] })).toEqual({ phones: ['0913'] });
    expect(difference(before, { ...before })).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { clashes, currentOf, settle } from './conflict.ts';

const error = { code: 'request.version-conflict', message: 'm', messageEn: 'e' };

describe('edit conflicts', () => {
  it('are 409 answers that carry the current record', () => {
    const current = { version: 4, onsetDate: '2021-08-01' };
    expect(currentOf(409, { ...error, current })).toEqual(current);
    expect(currentOf(409, error)).toBeNull();
    expect(currentOf(422, { ...error, current })).toBeNull();
  });

  it('show only the fields that differ', () => {
    const current = { version: 4, onsetDate: '2021-08-01', sampleDate: null };
    expect(clashes({ onsetDate: '2021-08-02', sampleDate: undefined }, current)).toEqual([
      { field: 'onsetDate', mine: '2021-08-02', theirs: '2021-08-01' },
    ]);
  });

  it('keep what the officer chose', () => {
    expect(settle({ a: 1, b: 2 }, new Set(['b']))).toEqual({ a: 1 });
  });
});

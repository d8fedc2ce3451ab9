import { describe, expect, it } from 'vitest';
import { clashes, conflictsOf, currentOf, settle, united } from './conflict.ts';

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
    expect(clashes({ onsetDate: '2021-08-02', sampleDate: undefined }, current, new Set())).toEqual([
      { field: 'onsetDate', mine: '2021-08-02', theirs: '2021-08-01' },
    ]);
  });

  it('ask only about what the server says that both changed', () => {
    const current = { version: 4, phones: ['1', '2'], address: 'Số 1' };
    const patch = { phones: ['1', '3'], address: 'Số 2' };
    const named = conflictsOf({ ...error, fields: { phones: 'changed' } });
    expect(clashes(patch, current, named).map(({ field }) => field)).toEqual(['phones']);
    expect(clashes(patch, current, conflictsOf(error)).map(({ field }) => field)).toEqual([
      'phones',
      'address',
    ]);
  });

  it('leave orders alone that are no part of the record', () => {
    const current = { version: 4, suspended: false };
    expect(clashes({ suspended: true, resetPassword: true, reason: 'x' }, current, new Set())).toEqual([
      { field: 'suspended', mine: true, theirs: false },
    ]);
  });

  it('keep both lists where each officer added something', () => {
    const clash = { field: 'phones', mine: ['1', '3'], theirs: ['1', '2'] };
    expect(united(clash)).toEqual(['1', '2', '3']);
    expect(united({ ...clash, mine: ['1'] })).toBeNull();
    expect(united({ ...clash, theirs: 'Số 1' })).toBeNull();
    const patch = { phones: clash.mine, address: 'Số 2' };
    expect(settle(patch, [clash], new Map([['phones', 'both']]))).toEqual({
      phones: ['1', '2', '3'],
      address: 'Số 2',
    });
  });

  it('keep what the officer chose', () => {
    expect(settle({ a: 1, b: 2 }, [], new Map([['b', 'theirs']]))).toEqual({ a: 1 });
  });
});

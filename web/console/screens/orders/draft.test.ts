import { describe, expect, it } from 'vitest';
import { bodyOf, endOfTerm, newOrder, problemOf } from './draft.ts';

const now = Date.UTC(2021, 7, 15, 1, 30);
const complete = {
  ...newOrder('quarantine-home', 'Tiếp xúc gần', now),
  legalBasis: 'Nghị định số 101/2010/NĐ-CP',
  officeId: 'office',
  signerId: 'signer',
};

describe('order form', () => {
  it('begins now on the clock of Vietnam and lasts 14 whole days', () => {
    expect(complete.from).toBe('2021-08-15T08:30');
    expect(complete.until).toBe('2021-08-29T23:59');
    expect(endOfTerm('2021-08-15T08:30', 21)).toBe('2021-09-05T23:59');
  });

  it('says what is missing or wrong', () => {
    expect(problemOf(complete)).toBeNull();
    expect(problemOf({ ...complete, legalBasis: ' ' })).toBe('missing');
    expect(problemOf({ ...complete, officeId: null })).toBe('missing');
    expect(problemOf({ ...complete, signerId: null })).toBe('missing');
    expect(problemOf({ ...complete, until: complete.from })).toBe('badTerm');
  });

  it('sends instants with their offset', () => {
    expect(bodyOf('id', complete, ['p'], undefined)).toEqual({
      id: 'id',
      personIds: ['p'],
      kind: 'quarantine-home',
      legalBasis: 'Nghị định số 101/2010/NĐ-CP',
      issuerOfficeId: 'office',
      signerId: 'signer',
      from: '2021-08-15T08:30:00+07:00',
      until: '2021-08-29T23:59:00+07:00',
      reason: 'Tiếp xúc gần',
    });
  });
});

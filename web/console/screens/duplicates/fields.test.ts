import { describe, expect, it } from 'vitest';
import { type DuplicatePair, suggest } from './fields.ts';

const pair = {
  left: { fullName: 'Nguyễn Văn An', birthDate: null, birthYear: 1980, phones: [], address: null },
  right: {
    fullName: 'Nguyen Van An',
    birthDate: '1980-01-02',
    birthYear: 1980,
    phones: ['0912'],
    address: '',
  },
} as unknown as DuplicatePair;

describe('suggested side of a merge', () => {
  it('is the kept record where it has a value', () => {
    expect(suggest(pair, 'fullName', 'left')).toBe('left');
    expect(suggest(pair, 'birth', 'left')).toBe('left');
  });

  it('is the other one where the kept record is empty', () => {
    expect(suggest(pair, 'phones', 'left')).toBe('right');
    expect(suggest(pair, 'address', 'left')).toBe('left');
  });
});

import { describe, expect, it } from 'vitest';
import { mergeFields as choosable } from '../../../../contract/people.ts';
import { chosenFields, type DuplicatePair, suggest } from './fields.ts';

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
  });

  it('is the whole date of birth where the other record has only the same year', () => {
    expect(suggest(pair, 'birth', 'left')).toBe('right');
    expect(suggest(pair, 'birth', 'right')).toBe('right');
    const older = { ...pair, right: { ...pair.right, birthDate: '1979-01-02', birthYear: 1979 } };
    expect(suggest(older, 'birth', 'left')).toBe('left');
  });

  it('is the other one where the kept record is empty', () => {
    expect(suggest(pair, 'phones', 'left')).toBe('right');
    expect(suggest(pair, 'address', 'left')).toBe('left');
  });
});

describe('what a merge sends', () => {
  it('is only what the server lets choose: phones and numbers are united, not chosen', () => {
    const sent = Object.keys(chosenFields(() => 'left'));
    const known: readonly string[] = [...choosable, 'birthYear'];
    expect(sent.filter((field) => !known.includes(field))).toEqual([]);
    expect(sent).toContain('fullName');
  });
});

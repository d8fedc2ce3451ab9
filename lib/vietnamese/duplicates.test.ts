import { describe, expect, it } from 'vitest';
import type { DuplicateSubject } from './duplicate-evidence.ts';
import { duplicateKeys, duplicateProbes, duplicateThreshold, scoreDuplicate } from './duplicates.ts';

const base: DuplicateSubject = {
  fullName: 'Nguyễn Văn An',
  birthDate: '1990-03-12',
  sex: 'male',
  phones: ['0912345678'],
  identifiers: [{ kind: 'cccd', value: '020090001234' }],
};
const without = (changes: Partial<DuplicateSubject>): DuplicateSubject => ({ ...base, ...changes });
const noId = without({ identifiers: [] });
const score = (a: DuplicateSubject, b: DuplicateSubject): number => scoreDuplicate(a, b).score;

describe('scoreDuplicate', () => {
  it.each<[string, DuplicateSubject, DuplicateSubject]>([
    ['the same record', base, base],
    [
      'name and birth date only',
      without({ phones: [], identifiers: [] }),
      without({ phones: [], identifiers: [] }),
    ],
    ['no marks, word order turned', noId, without({ fullName: 'an nguyen van', identifiers: [] })],
    ['a letter lost', noId, without({ fullName: 'Nguyen Van A', identifiers: [] })],
    ['day and month swapped', noId, without({ birthDate: '1990-12-03', identifiers: [] })],
    ['year off by one', noId, without({ birthDate: '1991-03-12', identifiers: [] })],
    [
      'name and phone, year only',
      noId,
      { fullName: 'Nguyễn Văn An', birthYear: 1990, phones: ['0912345678'] },
    ],
    [
      'one digit of the number wrong',
      base,
      without({ identifiers: [{ kind: 'cccd', value: '020090001235' }] }),
    ],
    ['same number, another name', base, { fullName: 'Trần Thị Bích', identifiers: base.identifiers }],
  ])('queues %s', (_, a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(duplicateThreshold);
  });

  it.each<[string, DuplicateSubject, DuplicateSubject]>([
    ['twins', noId, without({ fullName: 'Nguyễn Văn Bình', identifiers: [] })],
    ['father and son of one name and phone', noId, without({ birthDate: '1962-07-01', identifiers: [] })],
    [
      'a couple with one phone',
      noId,
      { fullName: 'Lê Thị Hoa', sex: 'female', birthDate: '1991-05-06', phones: ['0912345678'] },
    ],
    [
      'another citizen number',
      base,
      without({ identifiers: [{ kind: 'cccd', value: '034090777777' }], phones: [] }),
    ],
    ['the name alone', { fullName: 'Nguyễn Văn An' }, { fullName: 'Nguyễn Văn An' }],
    [
      'name and year alone',
      { fullName: 'Nguyễn Văn An', birthYear: 1990, sex: 'male' },
      { fullName: 'Nguyễn Văn An', birthYear: 1990, sex: 'male' },
    ],
  ])('leaves %s', (_, a, b) => {
    expect(score(a, b)).toBeLessThan(duplicateThreshold);
  });

  it('names its reasons, strongest first, and is symmetric', () => {
    const other = without({ fullName: 'Nguyễn Văn Ân', birthDate: '1990-12-03', identifiers: [] });
    expect(scoreDuplicate(base, other).reasons).toEqual([
      'birth-day-month-swapped',
      'phone-shared',
      'name-equal-without-marks',
      'sex-equal',
    ]);
    expect(score(base, other)).toBe(score(other, base));
  });

  it('takes 1 January as a year only', () => {
    const a = { fullName: 'Nông Thị Lan', birthDate: '1950-01-01' };
    expect(scoreDuplicate(a, { ...a, birthDate: '1950-08-20' }).reasons).toContain('birth-year-equal');
    expect(scoreDuplicate(a, a).reasons).toContain('birth-new-year-equal');
  });
});

describe('duplicate keys', () => {
  it('keeps one key a fact', () => {
    expect(duplicateKeys(base)).toEqual([
      { kind: 'identifier', value: 'cccd:020090001234' },
      { kind: 'phone', value: '912345678' },
      { kind: 'birth-date', value: '1990-03-12' },
      { kind: 'name-year', value: 'an nguyen van|1990' },
    ]);
    expect(duplicateKeys({ fullName: '' })).toEqual([]);
  });

  it('looks for wrong birth dates too, but only for real days', () => {
    const dates = (birthDate: string): string[] =>
      duplicateProbes({ fullName: 'A', birthDate })
        .filter(({ kind }) => kind === 'birth-date')
        .map(({ value }) => value);
    expect(dates('1990-03-12')).toEqual(['1990-03-12', '1990-12-03', '1989-03-12', '1991-03-12']);
    expect(dates('1992-02-29')).toEqual(['1992-02-29']);
    expect(dates('1990-05-05')).toEqual(['1990-05-05', '1989-05-05', '1991-05-05']);
  });
});

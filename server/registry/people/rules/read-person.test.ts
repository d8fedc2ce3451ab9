import { describe, expect, it } from 'vitest';
import { canonicalIdentifier, identifierIdentity } from './identifiers.ts';
import { readChanges, readPerson } from './read-person.ts';

const context = { today: '2026-11-16', areaNo: (id: string) => (id === 'known' ? 7 : undefined) };
const read = (input: object) => readPerson({ fullName: 'Nguyễn Văn An', ...input }, context);

describe('reading a person', () => {
  it('brings phones of every writing to one form, each once', () => {
    const out = read({ phones: ['+84 912 345 678', '0912.345.678', '84912345678', '0168 234 5678'] });
    expect(out.ok && out.value.phones).toEqual(['0912345678', '0382345678']);
  });

  it('brings names to NFC without invisible characters or double spaces', () => {
    const out = read({ fullName: '  Nguyễn\u200B  Văn An '.normalize('NFD') });
    expect(out.ok && out.value.fullName).toBe('Nguyễn Văn An');
  });

  it.each([
    ['a name without letters', { fullName: '123' }, 'person.bad-name', 'fullName'],
    ['a service number', { phones: ['0912345678', '115'] }, 'person.bad-phone', 'phones.1'],
    ['a date that does not exist', { birthDate: '1990-02-30' }, 'person.bad-birth-date', 'birthDate'],
    ['a date in the future', { birthDate: '2026-11-17' }, 'person.bad-birth-date', 'birthDate'],
    ['a date of another century', { birthDate: '1790-02-03' }, 'person.bad-birth-date', 'birthDate'],
    ['a year in the future', { birthYear: 2027 }, 'person.bad-birth-date', 'birthYear'],
    [
      'date and year that disagree',
      { birthDate: '1990-02-03', birthYear: 1991 },
      'person.birth-contradiction',
      'birthYear',
    ],
    ['an unknown area', { areaId: 'nowhere' }, 'person.unknown-area', 'areaId'],
    [
      'an eleven-digit citizen number',
      { identifiers: [{ kind: 'cccd', value: '02008512345' }] },
      'person.bad-identifier',
      'identifiers.0.value',
    ],
  ])('refuses %s in both languages', (_, input, code, field) => {
    const out = read(input);
    expect(out.ok).toBe(false);
    expect(out).toMatchObject({ code, fields: { [field]: expect.any(String) } });
    expect(out.ok ? '' : out.message).toMatch(/chưa lưu/);
    expect(out.ok ? '' : out.messageEn).toMatch(/nothing was stored/);
  });

  it('names every field with a problem at once and repeats no value', () => {
    const out = read({ phones: ['0999'], birthDate: '1990-13-01' });
    expect(Object.keys((!out.ok && out.fields) || {}).sort()).toEqual(['birthDate', 'phones.0']);
    expect(JSON.stringify(out)).not.toContain('0999');
  });

  it('keeps what was not given apart from what was given empty', () => {
    const out = readChanges({ phones: [] }, context);
    expect(out.ok && out.value).toEqual({ phones: [] });
  });

  it('takes the birth year from the birth date', () => {
    const out = read({ birthDate: '1958-04-30' });
    expect(out.ok && [out.value.birthDate, out.value.birthYear]).toEqual(['1958-04-30', 1958]);
  });
});

describe('identity numbers', () => {
  it.each([
    ['cccd', '020 085 123 456', { kind: 'cccd', value: '020085123456' }],
    ['vneid', '020085123456', { kind: 'cccd', value: '020085123456' }],
    ['cmnd', '080123456', { kind: 'cmnd', value: '080123456' }],
    ['cmnd', '020085123456', { kind: 'cccd', value: '020085123456' }],
    ['bhyt', 'gd 4 20 2012345678', { kind: 'bhyt', value: 'GD4202012345678' }],
    ['passport', 'c 1234567', { kind: 'passport', value: 'C1234567' }],
  ] as const)('%s %s', (kind, value, expected) => {
    expect(canonicalIdentifier(kind, value)).toEqual(expected);
  });

  it('refuse a nine-digit number as a citizen card', () => {
    expect(canonicalIdentifier('cccd', '080123456')).toBeNull();
  });

  it('find an insurance card by its ten digits', () => {
    expect(identifierIdentity({ kind: 'bhyt', value: 'GD4202012345678' })).toEqual({
      kind: 'bhyt',
      value: '2012345678',
    });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCitizenCard } from './citizen-card.ts';
import { birthProvinceCodes, parseCitizenId } from './citizen-id.ts';
import { parseInsuranceCard, parseInsuranceNumber } from './insurance-card.ts';

describe('parseCitizenId', () => {
  it('reads province, sex and birth year of twelve digits', () => {
    expect(parseCitizenId('020 190 001 234')).toEqual({
      ok: true,
      value: { number: '020190001234', kind: 'cccd', provinceCode: '20', sex: 'female', birthYear: 1990 },
    });
    expect(parseCitizenId('034205000001')).toMatchObject({ value: { sex: 'male', birthYear: 2005 } });
    expect(parseCitizenId('101090000001')).toMatchObject({ value: { provinceCode: null } });
    expect(birthProvinceCodes.size).toBe(63);
  });

  it('reads an old card', () => {
    expect(parseCitizenId('082.123.456')).toEqual({ ok: true, value: { number: '082123456', kind: 'cmnd' } });
  });

  it.each([
    ['', 'citizen-id.empty'],
    ['C1234567', 'citizen-id.characters'],
    ['20190001234', 'citizen-id.length'],
    ['020990001234', 'citizen-id.century'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseCitizenId(text)).toEqual({ ok: false, reason });
  });
});

// Made-up people.
const card =
  '034090000001|150000001|Nguyễn Văn Mẫu|01011990|Nam|Thôn 1, Xã Mẫu, Huyện Vũ Thư, Thái Bình|15042021';
const holder = {
  number: '034090000001',
  oldNumber: '150000001',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-01-01',
  birthYear: 1990,
  sex: 'male',
  address: 'Thôn 1, Xã Mẫu, Huyện Vũ Thư, Thái Bình',
  issuedOn: '2021-04-15',
  warnings: [],
};

describe('parseCitizenCard', () => {
  it('reads the seven fields, also decomposed and with what a scanner adds', () => {
    expect(parseCitizenCard(card)).toEqual({ ok: true, value: holder });
    expect(parseCitizenCard(`\uFEFF${card.normalize('NFD')}\r\n`)).toEqual({ ok: true, value: holder });
  });

  it('reads a card without old number and one with slashes', () => {
    const text = card.replace('150000001', '').replace('01011990', '01/01/1990');
    expect(parseCitizenCard(text)).toEqual({ ok: true, value: { ...holder, oldNumber: null } });
  });

  it('keeps only the holder of a card since July 2024', () => {
    const read = parseCitizenCard(`${card}||Trần Thị Mẹ|Nguyễn Văn Cha|`);
    expect(read).toEqual({ ok: true, value: holder });
    expect(JSON.stringify(read)).not.toContain('Cha');
  });

  it('accepts a birth year alone and warns where number and fields disagree', () => {
    expect(parseCitizenCard(card.replace('01011990', '1991').replace('|Nam|', '|Nữ|'))).toMatchObject({
      value: { birthDate: null, birthYear: 1991, sex: 'female', warnings: ['birth-year', 'sex'] },
    });
  });

  it.each([
    ['034090000001|Nguyễn Văn Mẫu|01011990|Nam|Xã Mẫu|15042021', 'card.fields'],
    [card.replace('034090000001', '34090000001'), 'card.number'],
    [card.replace('Nguyễn Văn Mẫu', ''), 'card.name'],
    [card.replace('01011990', '31021990'), 'card.birth-date'],
    [card.replace('|Nam|', '|1|'), 'card.sex'],
    ['x'.repeat(9000), 'card.too-long'],
    ['HC1:6BF', 'card.fields'],
  ])('refuses %#: %s', (text, reason) => {
    expect(parseCitizenCard(text)).toEqual({ ok: false, reason });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('\0', '\ud800', 'Nữ', '034090000001', 'c3', '01011990')),
          { maxLength: 9 },
        ),
        (fields) => {
          expect(typeof parseCitizenCard(fields.join('|')).ok).toBe('boolean');
          expect(typeof parseInsuranceCard(fields.join('|')).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('health insurance', () => {
  it('reads both forms of the number', () => {
    expect(parseInsuranceNumber('GD 4 20 2012345678')).toEqual({
      ok: true,
      value: { socialInsuranceNumber: '2012345678', cardNumber: 'GD4202012345678', group: 'GD', level: 4 },
    });
    expect(parseInsuranceNumber('2012345678')).toMatchObject({ value: { cardNumber: null, level: null } });
    expect(parseInsuranceNumber('GD9202012345678')).toEqual({ ok: false, reason: 'insurance.number' });
  });

  it('reads a card with hexadecimal or plain name and drops the parent', () => {
    const hex = (text: string): string =>
      Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const rest = '01/01/2021|31/12/2021|05/01/2021|20|Trần Thị Mẹ|4|-|';
    const text = `GD4202012345678|${hex('Nông Thị Mẫu')}|1990|2|${hex('Xã Mẫu')}|20 - 001|${rest}`;
    expect(parseInsuranceCard(text)).toEqual({
      ok: true,
      value: {
        socialInsuranceNumber: '2012345678',
        cardNumber: 'GD4202012345678',
        group: 'GD',
        level: 4,
        fullName: 'Nông Thị Mẫu',
        birthDate: null,
        birthYear: 1990,
        sex: 'female',
        address: 'Xã Mẫu',
        validFrom: '2021-01-01',
        validTo: '2021-12-31',
      },
    });
    expect(parseInsuranceCard(`GD4202012345678|Nông Thị Mẫu|01/02/1990|1|Xã Mẫu|20|${rest}`)).toMatchObject({
      value: { fullName: 'Nông Thị Mẫu', birthDate: '1990-02-01', sex: 'male' },
    });
    expect(parseInsuranceCard('GD4202012345678|Mẫu')).toEqual({ ok: false, reason: 'insurance.fields' });
  });
});

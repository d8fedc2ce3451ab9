import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhone, splitPhones } from './phones.ts';

describe('parsePhone', () => {
  it.each([
    '0912345678', '(+84) 912 345 678', '+84912345678', '84912345678', '0084 912 345 678', '+84 (0) 912-345-678', '0912.345.678', ' 0912 345 678 ',
    '０９１２３４５６７８', '+84\u00a0912‑345‑678',
  ])('reads %j as a mobile', (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { canonical: '0912345678', kind: 'mobile' } });
  }); // prettier-ignore

  it('reads fixed lines and old mobile numbers', () => {
    expect(parsePhone('(024) 3826 2222')).toMatchObject({
      value: { canonical: '02438262222', kind: 'landline' },
    });
    expect(parsePhone('+84 205 3812 345')).toMatchObject({
      value: { canonical: '02053812345', kind: 'landline' },
    });
    expect(parsePhone('0169 123 4567')).toMatchObject({ value: { canonical: '0391234567', kind: 'mobile' } });
    expect(parsePhone('84169 123 4567')).toMatchObject({ value: { canonical: '0391234567' } });
  });

  it.each([
    ['', 'phone.empty'],
    ['không có', 'phone.characters'],
    ['0912+345678', 'phone.characters'],
    ['+86 138 0013 8000', 'phone.foreign'],
    ['0086 13800138000', 'phone.foreign'],
    ['19009095', 'phone.service'],
    ['1022', 'phone.service'],
    ['115', 'phone.service'],
    ['091234567', 'phone.length'],
    ['912345678', 'phone.length'],
    ['0612345678', 'phone.prefix'],
    ['01501234567', 'phone.prefix'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason });
  });

  it('gives one canonical form whatever the writing', () => {
    const mobile = fc.stringMatching(/^[35789]\d{8}$/u);
    const gap = fc.constantFrom('', ' ', '.', '-');
    fc.assert(
      fc.property(mobile, fc.constantFrom('0', '+84', '84'), gap, (rest, prefix, separator) => {
        const text = `${prefix}${separator}${rest.slice(0, 3)}${separator}${rest.slice(3, 6)}${separator}${rest.slice(6)}`;
        expect(parsePhone(text)).toMatchObject({ ok: true, value: { canonical: `0${rest}` } });
      }),
    );
  });
});

describe('splitPhones', () => {
  it.each([
    ['0912345678/0987654321', ['0912345678', '0987654321'], []],
    ['0912 345 678 - 0987.654.321', ['0912345678', '0987654321'], []],
    ['0912345678 0987654321', ['0912345678', '0987654321'], []],
    ['0912345678 hoặc +84912345678', ['0912345678'], []],
    ['ĐT: 0912345678 (vợ), nhà 0205 3812 345', ['0912345678', '02053812345'], []],
    ['0912345678; không nghe', ['0912345678'], ['không nghe']],
    ['', [], []],
  ])('splits %j', (cell, phones, refused) => {
    expect(splitPhones(cell)).toEqual({ phones, refused });
  });
});

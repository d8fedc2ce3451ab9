import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './clean.ts';
import { fold, foldTokens, hasMarks, plainLetters, sameWithMarks, words } from './text.ts';

const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐÂƯƠNhgt ',
  ),
  maxLength: 40,
});

describe('fold', () => {
  it.each([
    ['Nguyễn Văn Ân', 'nguyen van an'],
    ['ĐẶNG  THỊ\tƯỚC', 'dang thi uoc'],
    ['Ðà Nẵng', 'da nang'],
    ['Hoà–Hòa', 'hoa hoa'],
    ["Ea H'leo, H' Neng", 'ea hleo hneng'],
    ['Tr’Hy', 'trhy'],
    ['TP.HCM (Q.1)', 'tp hcm q 1'],
    ['１２３', '123'],
    [' … ', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives the same for NFC and NFD and is idempotent', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text)).toMatch(/^[a-z]*(?: [a-z]+)*$/u);
      }),
    );
  });

  it('has no tokens for a text without words', () => {
    expect(foldTokens(' - ')).toEqual([]);
    expect(foldTokens('Lê Lợi')).toEqual(['le', 'loi']);
  });
});

describe('words with marks', () => {
  it('does not care where the tone was typed, but which tone', () => {
    expect(sameWithMarks('Hoà Thuý', 'Hòa Thúy')).toBe(true);
    expect(sameWithMarks('Thùy', 'Thúy')).toBe(false);
    expect(sameWithMarks('Nguyên', 'Nguyễn')).toBe(false);
    expect(sameWithMarks('An', 'An An')).toBe(false);
  });

  it('knows which words carry marks', () => {
    expect(words('đa Tran Hưng').map(({ hasMarks: marked }) => marked)).toEqual([true, false, true]);
    expect(hasMarks('Lang Son')).toBe(false);
  });
});

describe('normaliseText', () => {
  it('makes NFC, trims and collapses white space', () => {
    expect(normaliseText('  Hoà\u0301\u00a0 \n An ')).toEqual({
      ok: true,
      value: { text: 'Hoà\u0301 An'.normalize('NFC'), stripped: 0 },
    });
    expect(normaliseText('Lạng Sơn'.normalize('NFD'))).toMatchObject({ value: { text: 'Lạng Sơn' } });
  });

  it('drops and counts invisible characters', () => {
    expect(normaliseText('A\u200b\u202en\u0007')).toEqual({ ok: true, value: { text: 'An', stripped: 3 } });
  });

  it.each([
    ['a\0b', 'text.nul'],
    ['a\ud800', 'text.lone-surrogate'],
    ['a'.repeat(101), 'text.too-long'],
    ['a'.repeat(1_000_000), 'text.too-long'],
  ])('refuses %#', (text, reason) => {
    expect(normaliseText(text, 100)).toEqual({ ok: false, reason });
  });
});

describe('plainLetters', () => {
  it('writes what every phone shows, letter for letter', () => {
    expect(plainLetters('Sở Y tế: quá hạn “07:30”, Đồng Đăng')).toBe('So Y te: qua han -07:30-, Dong Dang');
  });
});

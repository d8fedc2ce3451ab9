import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesName, nameKeys, nameTokens } from './names.ts';
import { jaroWinkler, nameSimilarity, oneEdit } from './similarity.ts';

describe('matchesName', () => {
  it.each([
    ['nguyen van an', true],
    ['An Nguyễn', true],
    ['an', true],
    ['Văn An', true],
    ['AN VAN', true],
    ['nguyen van', false],
    ['nguyễn văn ân', false],
    ['nguyen van anh', false],
    ['an an', false],
    ['', false],
  ])('%j on Nguyễn Văn An: %s', (query, found) => {
    expect(matchesName(query, 'Nguyễn Văn An')).toBe(found);
  });

  it('holds to the marks that were typed, wherever the tone stands', () => {
    expect(matchesName('Hoà', 'Trần Thị Hòa')).toBe(true);
    expect(matchesName('Hoa', 'Trần Thị Hòa')).toBe(true);
    expect(matchesName('Hóa', 'Trần Thị Hòa')).toBe(false);
    expect(matchesName('thị hoa', 'Trần Thị Hòa')).toBe(true);
  });

  it('uses each word of the name once, marked words first', () => {
    expect(matchesName('an ân an', 'An Ân An')).toBe(true);
    expect(matchesName('an ân ân', 'An Ân An')).toBe(false);
  });

  it('finds every name by its own words in any order, without marks too', () => {
    const name = fc.array(fc.constantFrom('Nguyễn', 'Văn', 'Thị', 'Hòa', 'Đức', 'An', 'Ân'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(name, fc.boolean(), (parts, plain) => {
        const query = parts.toReversed().join(' ');
        const asked = plain ? nameTokens(query).tokens.join(' ') : query;
        expect(matchesName(asked, parts.join(' '))).toBe(true);
      }),
    );
  });
});

describe('name keys', () => {
  it('takes the last word as the given name', () => {
    expect(nameTokens('Nguyễn Thị Ánh')).toEqual({ given: 'anh', tokens: ['nguyen', 'thi', 'anh'] });
    expect(nameTokens('')).toEqual({ given: '', tokens: [] });
  });

  it('sorts the words of the key', () => {
    expect(nameKeys('Nguyễn Văn An')).toEqual({
      given: 'an',
      inOrder: 'nguyen van an',
      sorted: 'an nguyen van',
    });
  });
});

describe('similarity', () => {
  // Worked examples of Winkler's papers.
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['abc', 'xyz', 0],
    ['', 'an', 0],
    ['', '', 1],
  ])('Jaro-Winkler of %j and %j is %d', (a, b, value) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(value, 4);
  });

  it('is symmetric and within 0..1', () => {
    const word = fc.string({ unit: fc.constantFrom(...'anhguye'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(jaroWinkler(a, b)).toBe(jaroWinkler(b, a));
        expect(nameSimilarity(`${a} ${b}`, `${b} an`)).toEqual(nameSimilarity(`${b} an`, `${a} ${b}`));
        expect(jaroWinkler(a, b)).toBeGreaterThanOrEqual(0);
        expect(jaroWinkler(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['an', 'anh', true],
    ['binh', 'bnih', true],
    ['binh', 'bing', true],
    ['a', '', true],
    ['binh', 'binh', false],
    ['abcd', 'badc', false],
    ['an', 'anhh', false],
    ['aab', 'ab', true],
  ])('%j and %j are one edit apart: %s', (a, b, apart) => {
    expect(oneEdit(a, b)).toBe(apart);
    expect(oneEdit(b, a)).toBe(apart);
  });

  it('ranks names as people would', () => {
    const to = (name: string): number => nameSimilarity('Nguyễn Văn Bình', name).whole;
    expect(to('Bình Nguyễn Văn')).toBe(1);
    expect(to('nguyen van binh')).toBe(1);
    expect(to('Nguyễn Văn Bìn')).toBeGreaterThan(0.95);
    expect(to('Nguyễn Bình')).toBeGreaterThan(0.8);
    expect(to('Nguyễn Văn Dũng')).toBeLessThan(0.8);
    expect(to('Nguyễn VănBình')).toBeGreaterThan(0.93);
    expect(to('')).toBe(0);
  });
});

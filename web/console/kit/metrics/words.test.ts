import { describe, expect, it } from 'vitest';
import { texts } from './texts.ts';
import { changeText, moduleName, partsText, valueText } from './words.ts';

const measure = (value: number | null, outcome: 'ok' | 'no-denominator' | 'suppressed' | 'no-data') => ({
  value,
  outcome,
  numerator: null,
  denominator: null,
});

describe('words of metrics', () => {
  it('says why there is no value rather than a number', () => {
    expect(valueText(measure(1234.56, 'ok'), texts)).toBe('1.234,6');
    expect(valueText(measure(null, 'no-denominator'), texts)).toBe('chưa đủ mẫu số');
    expect(valueText(measure(null, 'suppressed'), texts)).toBe('ẩn vì số nhỏ');
    expect(valueText(measure(null, 'no-data'), texts)).toBe('chưa có số liệu');
  });

  it('shows both parts, and a change with sign and arrow', () => {
    expect(partsText({ ...measure(50, 'ok'), numerator: 2, denominator: 4 }, texts)).toBe('2 trên 4');
    expect(partsText(measure(3, 'ok'), texts)).toBeNull();
    expect([changeText(3), changeText(-2.5), changeText(0), changeText(null)]).toEqual([
      '+3 ▲',
      '-2,5 ▼',
      '0 =',
      '–',
    ]);
  });

  it('names modules that it knows', () => {
    expect([moduleName('cases', texts), moduleName('market', texts)]).toEqual(['Ca bệnh', 'market']);
  });
});

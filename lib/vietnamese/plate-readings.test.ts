import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateReadings } from './plate-readings.ts';
import { parsePlate } from './plates.ts';

const first = (text: string) => plateReadings(text)[0];

describe('readings of a plate', () => {
  it.each([
    ['12C-123.45', '12C12345', 0],
    ['29-H1 1234', '29H11234', 0],
    ['TM-12-34', 'TM1234', 0],
    ['80-011-NG-05', '80011NG05', 0],
    ['I2C-123.45', '12C12345', 1],
    ['12C-I23.4S', '12C12345', 2],
    ['128-123.45', '12B12345', 1],
    ['2OA-0OB.26', '20A00826', 3],
    ['5OF-612.34', '50F61234', 1],
    ['120-123.45', '12D12345', 1],
    ['12O-123.45', '12D12345', 1],
    ['996-123.45', '99G12345', 1],
  ])('%s is %s', (text, canonical, corrections) => {
    expect(first(text)).toMatchObject({ canonical, corrections });
  });

  it('ranks what needs fewer corrections first', () => {
    expect(plateReadings('29H81234').map(({ canonical, corrections }) => [canonical, corrections])).toEqual([
      ['29H81234', 0],
      ['29HB1234', 1],
    ]);
  });

  it('finds nothing in what is no plate, or too far from one', () => {
    for (const text of [
      '',
      'XE TAI',
      '12C-12',
      '12C-12345678',
      '2OA-I2З.45',
      '20A-OOB.Z6',
      '!!!',
      '00A12345',
    ]) {
      expect(plateReadings(text)).toEqual([]);
    }
  });

  it('reads every good plate as itself first, and finds it again with one look-alike in it', () => {
    const series = fc.constantFrom(...'ABCDEFGHKLMNPRSTUVXYZ');
    const plate = fc
      .tuple(fc.integer({ min: 11, max: 99 }), series, fc.integer({ min: 0, max: 99_999 }))
      .map(([province, letter, number]) => `${province}${letter}${String(number).padStart(5, '0')}`);
    const worn = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' } as const;
    fc.assert(
      fc.property(plate, fc.nat(7), (text, at) => {
        expect(first(text)).toMatchObject({ canonical: text, corrections: 0 });
        const char = worn[text[at] as unknown as keyof typeof worn];
        const misread = char === undefined ? text : text.slice(0, at) + char + text.slice(at + 1);
        expect(plateReadings(misread).map(({ canonical }) => canonical)).toContain(text);
      }),
    );
  });

  it('answers only plates, at most five, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = plateReadings(text);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(found.every(({ canonical }) => parsePlate(canonical).ok)).toBe(true);
      }),
    );
  });
});

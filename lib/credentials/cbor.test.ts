import { describe, expect, it } from 'vitest';
import type { Bytes } from './bytes.ts';
import { toHex } from './bytes.ts';
import { CborTag, CODE_LIMITS, decodeCbor, encodeCbor, FOREIGN_LIMITS } from './cbor.ts';

function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

describe('cbor', () => {
  it('keeps integer keys and brings every kind of value back', () => {
    const value = new Map<number | string, never>(
      Object.entries({ list: [1, -7, null, true, 'Hồng', bytes('00ff'), 1.5] }) as never,
    );
    const map = new Map([[1, value]]);
    expect(decodeCbor(encodeCbor(map))).toEqual({ ok: true, value: map });
  });

  it('writes shortest heads and keys in order of their bytes', () => {
    const map = new Map([
      [-65537, 'z'],
      [7, 'c'],
      [1, 'a'],
      [24, 'b'],
    ]);
    expect(toHex(encodeCbor(map))).toBe('a4016161076163181861623a00010000617a');
  });

  it.each([
    ['two equal integer keys', 'a201000101', 'syntax'],
    ['two equal text keys', 'a2616101616102', 'syntax'],
    ['an integer longer than needed', '1801', 'syntax'],
    ['a length longer than needed', '580100', 'syntax'],
    ['undefined', 'f7', 'syntax'],
    ['NaN', 'f97e00', 'syntax'],
    ['infinity', 'f97c00', 'syntax'],
    ['an integer beyond 2^53', '1bffffffffffffffff', 'syntax'],
    ['an unknown simple value', 'f0', 'syntax'],
    ['a byte string as key', 'a1410100', 'key'],
    ['a list as key', 'a18000', 'key'],
    ['an indefinite list', '9fff', 'indefinite'],
    ['an indefinite byte string', '5f4100ff', 'indefinite'],
    ['a break alone', 'ff', 'indefinite'],
    ['a reserved length', '1c', 'indefinite'],
    ['ill-formed UTF-8', '62c328', 'text'],
    ['nothing', '', 'truncated'],
    ['a string that ends early', '4200', 'truncated'],
    ['a head that ends early', '19ff', 'truncated'],
    ['a list of 2^53 items', '9b001fffffffffffff', 'truncated'],
    ['a byte after the item', '0000', 'trailing'],
    ['a tag that is not expected', 'd200', 'tag'],
  ])('refuses %s', (_, hex, reason) => {
    expect(decodeCbor(bytes(hex))).toEqual({ ok: false, reason });
  });

  it('refuses nesting, counts and lengths beyond the limits before building anything', () => {
    expect(decodeCbor(bytes(`${'81'.repeat(8)}00`)).ok).toBe(true);
    expect(decodeCbor(bytes(`${'81'.repeat(9)}00`))).toEqual({ ok: false, reason: 'depth' });
    expect(decodeCbor(bytes(`${'81'.repeat(4000)}00`))).toEqual({ ok: false, reason: 'depth' });
    expect(decodeCbor(bytes(`990200${'00'.repeat(512)}`))).toEqual({ ok: false, reason: 'items' });
    expect(decodeCbor(new Uint8Array(5000))).toEqual({ ok: false, reason: 'size' });
  });

  it('reads a tag that is expected', () => {
    const read = decodeCbor(bytes('d20a'), { ...CODE_LIMITS, tags: [18] });
    expect(read).toEqual({ ok: true, value: new CborTag(18, 10) });
  });

  it.each([
    ['an indefinite list in one', '9f9f01ffff', [[1]]],
    [
      'an indefinite map',
      'bf01020304ff',
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
    [
      'definite parts in it',
      'bf0182030405820607ff',
      new Map([
        [1, [3, 4]],
        [5, [6, 7]],
      ]),
    ],
    ['an integer longer than needed', '190001', 1],
  ])('of other issuers may hold %s', (_, hex, value) => {
    expect(decodeCbor(bytes(hex), FOREIGN_LIMITS)).toEqual({ ok: true, value });
  });

  it.each([
    ['two equal keys in an indefinite map', 'bf01020103ff', 'syntax'],
    ['a break in place of a value', 'bf01ff', 'indefinite'],
    ['a break in a definite list', '81ff', 'indefinite'],
    ['no break', '9f01', 'truncated'],
    ['indefinite text', '7f6161ff', 'indefinite'],
    ['a list as key', 'bf8000ff', 'key'],
    ['a break too many', '9fffff', 'trailing'],
    ['nesting without end', '9f'.repeat(16_384), 'depth'],
    ['items without end', `9f${'00'.repeat(2000)}ff`, 'items'],
  ])('of other issuers, too, is refused with %s', (_, hex, reason) => {
    expect(decodeCbor(bytes(hex), FOREIGN_LIMITS)).toEqual({ ok: false, reason });
  });
});

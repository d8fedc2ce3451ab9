import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

const utf8 = new TextEncoder();

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes and reads the example of RFC 9285: %s', (plain, text) => {
    expect(encodeBase45(utf8.encode(plain))).toBe(text);
    expect(decodeBase45(text)).toEqual({ ok: true, value: utf8.encode(plain) });
  });

  it.each([
    ['GGW', 'overflow'],
    [':::', 'overflow'],
    ['::', 'overflow'],
    ['BB8B', 'length'],
    ['A', 'length'],
    ['bb8', 'character'],
    ['BB_', 'character'],
    ['BBĐ', 'character'],
    ['BB\n', 'character'],
  ])('refuses %j: %s', (text, reason) => {
    expect(decodeBase45(text)).toEqual({ ok: false, reason });
  });

  it('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual({ ok: true, value: new Uint8Array(bytes) });
      }),
      { numRuns: 500 },
    );
  });

  it('has one text for each byte string: whatever it reads, it writes the same', () => {
    const letters = fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
        const read = decodeBase45(text);
        expect(read.ok ? encodeBase45(read.value) : text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('never ends in a space, so trimming a scanned text is harmless', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 9 }), (bytes) => {
        expect(encodeBase45(bytes).endsWith(' ')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from './alphabet.ts';
import { formatShortCode, makeShortCode, parseShortCode } from './card-code.ts';
import { CODE_KINDS } from './kinds.ts';
import { makePlaceCode, parsePlaceCode, placeUrl } from './place-code.ts';
import { qrMatrix } from './qr-svg.ts';

const random8 = fc.uint8Array({ minLength: 8, maxLength: 8 });
const kinds = fc.constantFrom(...CODE_KINDS);

function replaceAt(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at + 1);
}

describe('short codes', () => {
  it('are 8 characters that begin with a letter and tell their kind, however they are typed', () => {
    fc.assert(
      fc.property(kinds, random8, (kind, random) => {
        const code = makeShortCode(kind, random);
        expect(code).toMatch(/^[ACDEFGHJKMNPQRTVWXY][0-9ACDEFGHJKMNPQRTVWXY]{7}$/);
        const typed = ` ${formatShortCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
        expect(parseShortCode(typed)).toEqual({ ok: true, value: { kind, code } });
      }),
    );
  });

  it('find every wrong character, every two that are swapped, every pair misheard', () => {
    const accepted: string[] = [];
    let tried = 0;
    fc.assert(
      fc.property(kinds, random8, (kind, random) => {
        const code = makeShortCode(kind, random);
        for (const wrong of [...singleFaults(code), ...swaps(code), ...pairFaults(code)]) {
          tried += 1;
          if (parseShortCode(wrong).ok) {
            accepted.push(`${wrong} for ${code}`);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(200 * 8 * 28);
  });

  it.each([
    ['A1C2D3E', 'length'],
    ['', 'length'],
    ['1AC2D3EV', 'character'],
    ['A1C2D3E!', 'character'],
    ['A1C2D3EW', 'check'],
  ])('refuse %j: %s', (text, reason) => {
    expect(parseShortCode(text)).toEqual({ ok: false, reason });
  });

  it('take exactly 8 random bytes', () => {
    expect(() => makeShortCode('card', new Uint8Array(7))).toThrow(RangeError);
  });
});

describe('place codes', () => {
  it('are read from the poster in any case, and bare', () => {
    fc.assert(
      fc.property(random8, (random) => {
        const code = makePlaceCode(random);
        const url = placeUrl('vungxanh.langson.gov.vn', code);
        expect(url).toEqual({ ok: true, value: `HTTPS://VUNGXANH.LANGSON.GOV.VN/D/${code}` });
        const read = { ok: true, value: { id: code.slice(0, 8), code, host: 'VUNGXANH.LANGSON.GOV.VN' } };
        const text = url.ok ? url.value : '';
        expect(parsePlaceCode(text)).toEqual(read);
        expect(parsePlaceCode(`${text.toLowerCase()}/?utm=1`)).toEqual(read);
        expect(parsePlaceCode(code.replace('.', ' ').toLowerCase())).toEqual({
          ok: true,
          value: { ...read.value, host: null },
        });
      }),
    );
  });

  it('find any two wrong characters, everywhere', () => {
    const code = makePlaceCode(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    const places = Array.from({ length: 12 }, (_, at) => at).filter((at) => at !== 8);
    let accepted = 0;
    let tried = 0;
    for (const [index, first] of places.entries()) {
      for (const second of places.slice(index + 1)) {
        for (const letter of ALPHABET) {
          for (const other of ALPHABET) {
            const wrong = replaceAt(replaceAt(code, first, letter), second, other);
            tried += 1;
            accepted += wrong !== code && parsePlaceCode(wrong).ok ? 1 : 0;
          }
        }
      }
    }
    expect({ tried, accepted }).toEqual({ tried: 55 * 841, accepted: 0 });
  });

  it('find three wrong characters', () => {
    const position = fc.integer({ min: 0, max: 10 }).map((at) => (at < 8 ? at : at + 1));
    const change = fc.tuple(position, fc.constantFrom(...Array.from(ALPHABET)));
    fc.assert(
      fc.property(random8, change, change, change, (random, ...changes) => {
        const code = makePlaceCode(random);
        const wrong = changes.reduce((text, [at, letter]) => replaceAt(text, at, letter), code);
        expect(parsePlaceCode(wrong).ok).toBe(wrong === code);
      }),
      { numRuns: 2000 },
    );
  });

  it('fit QR version 3 with the longest host that is allowed', () => {
    const code = makePlaceCode(Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1));
    const longest = placeUrl('a'.repeat(38), code);
    expect(longest.ok && qrMatrix(longest.value, 'M')).toMatchObject({ value: { version: 3 } });
    expect(placeUrl('a'.repeat(39), code)).toEqual({ ok: false, reason: 'host' });
  });

  it.each(['a b', '', 'host/path', 'user@host', '-host', 'höst'])('refuse the host %j', (host) => {
    const code = makePlaceCode(Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1));
    expect(placeUrl(host, code)).toEqual({ ok: false, reason: 'host' });
  });

  it('refuse other addresses and shapes', () => {
    expect(parsePlaceCode('https://example.vn/x/A1C2D3E4.F5G')).toEqual({ ok: false, reason: 'shape' });
    expect(parsePlaceCode('javascript:alert(1)')).toMatchObject({ ok: false });
    expect(placeUrl('example.vn', 'A1C2D3E4.F5G')).toMatchObject({ ok: false, reason: 'code' });
  });
});

function singleFaults(code: string): string[] {
  return Array.from(code).flatMap((letter, at) =>
    Array.from(ALPHABET)
      .filter((other) => other !== letter)
      .map((other) => replaceAt(code, at, other)),
  );
}

function swaps(code: string): string[] {
  const letters = Array.from(code);
  return letters.flatMap((letter, at) =>
    letters
      .map((other, place) => replaceAt(replaceAt(code, at, other), place, letter))
      .filter((wrong) => wrong !== code),
  );
}

/** AA heard as CC, wherever the code doubles a character. */
function pairFaults(code: string): string[] {
  return Array.from(code).flatMap((letter, at) =>
    letter === code.charAt(at + 1)
      ? Array.from(ALPHABET)
          .filter((other) => other !== letter)
          .map((other) => replaceAt(replaceAt(code, at, other), at + 1, other))
      : [],
  );
}

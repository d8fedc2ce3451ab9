import { describe, expect, it } from 'vitest';
import { type CborValue, encodeCbor, decodeCbor } from './cbor.ts';
import { toJson } from './json.ts';

const map = (...entries: [string | number, CborValue][]): CborValue => new Map(entries);

describe('CBOR as JSON', () => {
  it('keeps objects, lists and plain values', () => {
    const value = map(['a', [1, 'x', null, true]], ['b', map(['c', -1])]);
    const decoded = decodeCbor(encodeCbor(value));
    expect(decoded.ok && toJson(decoded.value)).toEqual({ a: [1, 'x', null, true], b: { c: -1 } });
  });

  it('has no answer for bytes and for keys that are no text', () => {
    expect(toJson(map(['a', new Uint8Array(2)]))).toBe(undefined);
    expect(toJson([map([1, 'x'])])).toBe(undefined);
  });

  it('takes a field named __proto__ for a field', () => {
    const json = toJson(map(['__proto__', map(['ver', '1.3.0'])]));
    expect(Object.keys(json as object)).toEqual(['__proto__']);
    expect((json as { ver?: string }).ver).toBe(undefined);
  });
});

import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg';
import type { Bytes } from './bytes.ts';
import type { CborLimits, ShapeFault } from './cbor-shape.ts';
import { findShapeFault } from './cbor-shape.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** A CBOR map. COSE and CWT key their maps with integers, so a plain object would not do. */
export type CborMap = Map<number | string, CborValue>;

/** What CBOR may hold here: no undefined, no big integers, no NaN or infinity. */
export type CborValue = null | boolean | number | string | Bytes | CborValue[] | CborMap | Tagged;

/** A tagged value: `new CborTag(18, value)`; its parts are `tag` and `value`. */
export { Tagged as CborTag } from 'cborg';

/** Bounds of a signed code: far above what is issued, far below what could hurt. */
export const CODE_LIMITS: CborLimits = { maxBytes: 4096, maxDepth: 8, maxItems: 512, tags: [] };

/** Bounds of a certificate that another state issued: any well-formed CBOR. */
export const FOREIGN_LIMITS: CborLimits = {
  maxBytes: 16_384,
  maxDepth: 12,
  maxItems: 1024,
  tags: [],
  foreign: true,
};

/**
 * Decodes one CBOR item of untrusted bytes. Refused: whatever exceeds `limits`, repeated keys, keys other than integers
 * and text, bytes after the item; and unless the limits are `foreign`, indefinite lengths, and integers and lengths not
 * in their shortest form.
 */
export function decodeCbor(
  bytes: Bytes,
  limits: CborLimits = CODE_LIMITS,
): Outcome<CborValue, ShapeFault | 'syntax'> {
  const fault = findShapeFault(bytes, limits);
  if (fault !== null) {
    return refuse(fault);
  }
  try {
    const value: CborValue = decode(bytes, {
      strict: limits.foreign !== true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: limits.foreign === true,
      allowUndefined: false,
      allowNaN: false,
      allowInfinity: false,
      allowBigInt: false,
      tags: Tagged.preserve(...limits.tags),
    });
    return accept(value);
  } catch {
    return refuse('syntax');
  }
}

/** CBOR in the deterministic form of RFC 8949 section 4.2: shortest integers and lengths, keys in order of their bytes. */
export function encodeCbor(value: CborValue): Bytes {
  return encode(value, rfc8949EncodeOptions);
}

/** True for a decoded map. */
export function isCborMap(value: unknown): value is CborMap {
  return value instanceof Map;
}

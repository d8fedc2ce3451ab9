import type { Bytes } from './bytes.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < ALPHABET.length; value += 1) {
  VALUES[ALPHABET.charCodeAt(value)] = value;
}

/** Why a text is not Base45: a foreign character, a length that no bytes give, a group above 65535 (or 255). */
export type Base45Fault = 'character' | 'length' | 'overflow';

/**
 * Base45 of RFC 9285: two bytes become three characters, a last single byte two, least significant first.
 * Every character belongs to the alphanumeric mode of a QR code.
 */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  for (; at + 1 < bytes.length; at += 2) {
    const pair = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    text += letter(pair % 45) + letter(Math.floor(pair / 45) % 45) + letter(Math.floor(pair / 2025));
  }
  if (at < bytes.length) {
    const last = bytes[at] ?? 0;
    text += letter(last % 45) + letter(Math.floor(last / 45));
  }
  return text;
}

/**
 * The bytes of a Base45 text. Strict, so that one byte string has exactly one text: no lower case, no white space
 * but the space of the alphabet, no group that overflows.
 */
export function decodeBase45(text: string): Outcome<Bytes, Base45Fault> {
  const tail = text.length % 3;
  if (tail === 1) {
    return refuse('length');
  }
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + tail / 2);
  let out = 0;
  for (let at = 0; at < text.length; at += 3) {
    const low = valueAt(text, at);
    const middle = valueAt(text, at + 1);
    const whole = at + 2 < text.length;
    const high = whole ? valueAt(text, at + 2) : 0;
    if (low < 0 || middle < 0 || high < 0) {
      return refuse('character');
    }
    const group = low + middle * 45 + high * 2025;
    if (group > (whole ? 0xffff : 0xff)) {
      return refuse('overflow');
    }
    if (whole) {
      bytes[out] = group >> 8;
      out += 1;
    }
    bytes[out] = group & 0xff;
    out += 1;
  }
  return accept(bytes);
}

function letter(value: number): string {
  return ALPHABET[value] ?? '';
}

function valueAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? -1;
}

import {
  ALPHABET,
  checkValues,
  codeText,
  codeValues,
  FIRST_LETTER,
  foldCode,
  randomDigits,
} from './alphabet.ts';
import type { CodeKind } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** First letters that tell a kind: K khai báo, G giấy đi đường, X xét nghiệm. Any other letter is a person card. */
const LEADS: Readonly<Record<string, CodeKind>> = { K: 'declaration', G: 'permit', X: 'testslip' };

const CARD_LEADS = Array.from(ALPHABET.slice(FIRST_LETTER)).filter((letter) => LEADS[letter] === undefined);

const LENGTH = 8;

/** A short code: 8 characters, the last one a check character. */
export interface ShortCode {
  readonly kind: CodeKind;
  /** Canonical form: upper case, no separators. */
  readonly code: string;
}

/**
 * Makes the short code of a card, declaration, permit or slip from 8 random bytes of a secure source (throws
 * RangeError on another number). The first character is a letter, so no code looks like a plate or a phone number.
 * 9.5 thousand million cards, 595 million of each other kind; whoever stores it must still refuse a repeated one.
 */
export function makeShortCode(kind: CodeKind, random: Uint8Array): string {
  const lead = Object.keys(LEADS).find((letter) => LEADS[letter] === kind);
  const leads = lead === undefined ? CARD_LEADS : [lead];
  const [first = 0, ...digits] = randomDigits(random, [leads.length, 29, 29, 29, 29, 29, 29]);
  const values = [ALPHABET.indexOf(leads[first] ?? ''), ...digits];
  return codeText([...values, ...checkValues(values, 1)]);
}

/**
 * Reads a short code as typed or dictated: any case, with spaces, hyphens or dots, look-alikes forgiven (O for 0).
 * A wrong character and two swapped ones are always refused with `check`.
 */
export function parseShortCode(text: string): Outcome<ShortCode, 'length' | 'character' | 'check'> {
  const code = foldCode(text);
  if (code.length !== LENGTH) {
    return refuse('length');
  }
  const values = codeValues(code);
  const lead = code.charAt(0);
  if (values === null || (values[0] ?? 0) < FIRST_LETTER) {
    return refuse('character');
  }
  if (values[LENGTH - 1] !== checkValues(values.slice(0, LENGTH - 1), 1)[0]) {
    return refuse('check');
  }
  return accept({ kind: LEADS[lead] ?? 'card', code });
}

/** How a short code is printed and read out: two groups of four, `A1C2-D3E4`. */
export function formatShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * Letters and digits of the codes that people read aloud and type. Left out are the look-alikes I and L (1), O (0),
 * Z (2), S (5), B (8) and U (V). The 29 that remain are a prime number, so check characters are arithmetic modulo 29.
 */
export const ALPHABET = '0123456789ACDEFGHJKMNPQRTVWXY';

/** Value of the first letter behind the ten digits, and how many letters there are. */
export const FIRST_LETTER = 10;
export const LETTER_COUNT = 19;

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  I: '1',
  L: '1',
  O: '0',
  Z: '2',
  S: '5',
  B: '8',
  U: 'V',
  Đ: 'D',
};

/** Upper case, look-alikes replaced by what they were taken for, everything in `separators` dropped. */
export function foldCode(text: string, separators: RegExp = /[\s.\-–_]/g): string {
  const upper = text.normalize('NFC').toUpperCase().replaceAll(separators, '');
  return upper.replaceAll(/[ILOZSBUĐ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The values 0-28 of a code's characters, or null when one is not in the alphabet. */
export function codeValues(code: string): number[] | null {
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  return values.includes(-1) ? null : values;
}

/** The characters of values 0-28. */
export function codeText(values: readonly number[]): string {
  return values.map((value) => ALPHABET[value] ?? '').join('');
}

/**
 * Check values: check k (from 0) is the sum of value i times the inverse of (i + k + 2), modulo 29. The factors form
 * a Cauchy matrix, so with n checks any n or fewer wrong characters are found, always; and with one check also any two
 * characters swapped and any doubled character misheard (AA for CC). For at most 12 values.
 */
export function checkValues(values: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, check) =>
    values.reduce((sum, value, index) => (sum + value * inverse(index + check + 2)) % 29, 0),
  );
}

/** Spreads 8 random bytes over digits with the given numbers of choices; the bias is below one in a million. */
export function randomDigits(random: Uint8Array, choices: readonly number[]): number[] {
  if (random.length !== 8) {
    throw new RangeError('a code takes exactly 8 random bytes');
  }
  let rest = random.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  return choices.map((count) => {
    const digit = Number(rest % BigInt(count));
    rest /= BigInt(count);
    return digit;
  });
}

function inverse(number: number): number {
  let power = 1;
  for (let step = 0; step < 27; step += 1) {
    power = (power * number) % 29;
  }
  return power;
}

import { randomInt } from 'node:crypto';
import type { Secrets } from '../secrets/secrets.ts';

/** Without letters that a hand writes like digits: 50 bits a code. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [CODES, LETTERS] = [10, 10];

/** Codes to be written down, each opens the account once: `7K2QD-9XM4T`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${letters.slice(0, LETTERS / 2)}-${letters.slice(LETTERS / 2)}`;
  });
}

/** What was typed as a recovery code; null: it is none, but perhaps six digits of an authenticator. */
export function asRecoveryCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s-]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  return letters.length === LETTERS && [...letters].every((letter) => ALPHABET.includes(letter))
    ? letters
    : null;
}

/** How a code is kept: keyed, and bound to its account. */
export function recoveryHash(secrets: Secrets, accountId: string, code: string): Buffer {
  return secrets.blindIndex('recovery-code', `${accountId}:${asRecoveryCode(code) ?? code}`);
}

import { hash } from 'node:crypto';
import type { screenStates } from '../../../../contract/command-screens.ts';

/** How long a code waits for somebody to type it at the screen. */
export const CODE_MS = 15 * 60_000;
/** Letters and digits that are told apart across a room: no 0 and O, no 1, I and L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUP = 4;
const LENGTH = 2 * GROUP;
/** Bytes above are thrown away, or some letters would come more often than others. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/** A code such as `7KQ2-MX9T` of random bytes; null where too many of them had to be thrown away. */
export function pairingCode(random: Uint8Array): string | null {
  const letters = [...random].filter((byte) => byte < FAIR).map((byte) => ALPHABET[byte % ALPHABET.length]!);
  return letters.length < LENGTH
    ? null
    : `${letters.slice(0, GROUP).join('')}-${letters.slice(GROUP, LENGTH).join('')}`;
}

/** What is kept of a code, however it was typed; null where it cannot be one. */
export function codeHash(typed: string): Buffer | null {
  const letters = typed.toUpperCase().replace(/[\s-]/gu, '');
  return letters.length === LENGTH && [...letters].every((one) => ALPHABET.includes(one))
    ? hash('sha256', letters, 'buffer')
    : null;
}

export type ScreenTimes = {
  readonly codeUntil: number | null;
  readonly pairedAt: number | null;
  /** When the key of its machine ends, and whether somebody withdrew it. */
  readonly keyUntil: number | null;
  readonly revoked: boolean;
};

/** How a screen stands. A new code for one that is paired changes nothing until it is used. */
export function screenState(
  { codeUntil, pairedAt, keyUntil, revoked }: ScreenTimes,
  now: number,
): (typeof screenStates)[number] {
  if (revoked) {
    return 'revoked';
  }
  if (pairedAt !== null) {
    return (keyUntil ?? 0) > now ? 'paired' : 'ended';
  }
  return (codeUntil ?? 0) > now ? 'waiting' : 'expired';
}

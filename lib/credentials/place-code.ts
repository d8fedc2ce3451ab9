import {
  checkValues,
  codeText,
  codeValues,
  FIRST_LETTER,
  foldCode,
  LETTER_COUNT,
  randomDigits,
} from './alphabet.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

const ID_LENGTH = 8;
const CHECK_LENGTH = 3;
/** A URL of at most 61 alphanumeric characters fits QR version 3 at level M. */
const MAX_URL = 61;

/** A place code as read: the id names the place, the host is where the poster points (null for a bare code). */
export interface PlaceCode {
  readonly id: string;
  /** Canonical form `<id>.<check>`. */
  readonly code: string;
  /** Upper-case host, with the port if any; compare it with one's own before trusting a poster. */
  readonly host: string | null;
}

/**
 * A new place code from 8 random bytes of a secure source (RangeError on another number): 328 thousand million ids. The
 * first character is a letter, so that no code looks like a phone number.
 */
export function makePlaceCode(random: Uint8Array): string {
  const [lead = 0, ...rest] = randomDigits(random, [LETTER_COUNT, 29, 29, 29, 29, 29, 29, 29]);
  const values = [FIRST_LETTER + lead, ...rest];
  return `${codeText(values)}.${codeText(checkValues(values, CHECK_LENGTH))}`;
}

/**
 * The address on a place's poster, all capitals so that the QR code uses its compact alphanumeric mode:
 * `HTTPS://HOST/D/<id>.<check>`. Refused: a code that does not check, a host (with port) that is no host name, or
 * one longer than 38 characters, which would need more than QR version 3.
 */
export function placeUrl(host: string, code: string): Outcome<string, 'code' | 'host'> {
  const place = parsePlaceCode(code);
  if (!place.ok) {
    return refuse('code', place.reason);
  }
  const url = `HTTPS://${host.toUpperCase()}/D/${place.value.code}`;
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(host) || url.length > MAX_URL) {
    return refuse('host');
  }
  return accept(url);
}

/**
 * Reads a poster's address in any case, or a bare code as typed (`A1C2D3E4.F5G`; a space or hyphen for the dot and
 * look-alikes are forgiven). Up to three wrong characters are always refused with `check`; an invented code passes
 * once in 24,389 and is then unknown to the server.
 */
export function parsePlaceCode(text: string): Outcome<PlaceCode, 'shape' | 'character' | 'check'> {
  const url = /^https?:\/\/([^/?#\s]{1,255})\/d\/([^/?#\s]{1,32})\/?(?:[?#].*)?$/i.exec(text.trim());
  const code = foldCode(url?.[2] ?? text);
  if (code.length !== ID_LENGTH + CHECK_LENGTH) {
    return refuse('shape');
  }
  const values = codeValues(code);
  if (values === null || (values[0] ?? 0) < FIRST_LETTER) {
    return refuse('character');
  }
  const id = code.slice(0, ID_LENGTH);
  const check = code.slice(ID_LENGTH);
  if (codeText(checkValues(values.slice(0, ID_LENGTH), CHECK_LENGTH)) !== check) {
    return refuse('check');
  }
  return accept({ id, code: `${id}.${check}`, host: url?.[1]?.toUpperCase() ?? null });
}

import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** Letters that nobody takes for another one; 32, so that five bits of a byte choose evenly. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * The receipt code of a request: 60 bits that follow from its id by a secret key, so that sending it again gives the same
 * receipt and nobody can guess one.
 */
export function receiptOf(secrets: Pick<Secrets, 'blindIndex'>, requestId: string): string {
  const bytes = secrets.blindIndex('permit-receipt', requestId).subarray(0, LENGTH);
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join('');
}

/** As it is shown and read out: `A1B2-C3D4-E5F6`. */
export function formatReceipt(receipt: string): string {
  return receipt.match(/.{4}/gu)?.join('-') ?? receipt;
}

/** A receipt code as typed: any case, spaces and hyphens, look-alikes forgiven. */
export function readReceipt(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, '')
    .replaceAll(/[OIL]/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** What a request is found by: neither the receipt nor the phone alone leads anywhere. */
export function requestIndex(secrets: Pick<Secrets, 'blindIndex'>, receipt: string, phone: string): Buffer {
  return secrets.blindIndex('permit', `request:${receipt}:${phone}`);
}

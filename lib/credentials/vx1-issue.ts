import type { Bytes } from './bytes.ts';
import { toHex } from './bytes.ts';
import { encodeBase45 } from './base45.ts';
import { parseShortCode } from './card-code.ts';
import { signSign1 } from './cose.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import { encodeClaims, encodeClaimsWithoutId } from './cwt.ts';
import type { CodeKind } from './kinds.ts';
import { KIND_NUMBERS } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';
import type { Payload } from './payloads.ts';
import { writePayload } from './payloads.ts';

/** What every code of ours begins with; the digit is the version of everything behind it. */
export const VX1_PREFIX = 'VX1:';

/** The issuer of every code of a training, so that whoever reads one can say so, also without knowing its key. */
export const TRAINING_ISSUER = 'TAPHUAN';

/** What goes into a code. Times are cut to whole seconds. */
export interface CodeToIssue<Kind extends CodeKind> {
  readonly kind: Kind;
  readonly payload: Payload<Kind>;
  /** Private key of the crypto port, and its key id of 8 bytes. */
  readonly key: PortKey;
  readonly kid: Bytes;
  readonly issuedAt: Date;
  /** First moment at which the code is no longer valid. */
  readonly expiresAt: Date;
  /** Code of the issuing office: 2 to 16 capital letters, digits, dots, hyphens. */
  readonly issuer: string;
}

/** A signed code: the text for the QR code and the id (hexadecimal, 16 digits) by which it can be revoked. */
export interface IssuedCode {
  readonly text: string;
  readonly id: string;
}

/** Why nothing was issued; with `field` the detail is the payload field's name. */
export type IssueFault = 'code' | 'field' | 'dates' | 'issuer' | 'kid';

/**
 * Signs a code. The id is the first 8 bytes of the SHA-256 of the other claims, so issuing the same content again in
 * the same second gives the same id (and another signature). Rejects only when the port cannot sign.
 */
export async function issueCode<Kind extends CodeKind>(
  input: CodeToIssue<Kind>,
  crypto: CryptoPort,
): Promise<Outcome<IssuedCode, IssueFault>> {
  const short = parseShortCode(input.payload.code);
  if (!short.ok || short.value.kind !== input.kind) {
    return refuse('code');
  }
  const content = writePayload(input.kind, input.payload);
  if (!content.ok) {
    return content;
  }
  const issuedAt = toSeconds(input.issuedAt);
  const expiresAt = toSeconds(input.expiresAt);
  if (!(issuedAt >= 0 && expiresAt > issuedAt)) {
    return refuse('dates');
  }
  if (!/^[0-9A-Z][0-9A-Z.-]{1,15}$/.test(input.issuer)) {
    return refuse('issuer');
  }
  if (input.kid.length !== 8) {
    return refuse('kid');
  }
  const claims = {
    issuer: input.issuer,
    subject: short.value.code,
    issuedAt,
    expiresAt,
    kindNumber: KIND_NUMBERS[input.kind],
    content: content.value,
  };
  const id = (await crypto.sha256(encodeClaimsWithoutId(claims))).slice(0, 8);
  const message = await signSign1(encodeClaims({ ...claims, id }), input.kid, input.key, crypto);
  return accept({ text: VX1_PREFIX + encodeBase45(message), id: toHex(id) });
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

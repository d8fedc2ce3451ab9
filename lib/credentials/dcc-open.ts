import { decodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import type { CborValue } from './cbor.ts';
import { decodeCbor, FOREIGN_LIMITS, isCborMap } from './cbor.ts';
import type { CertificatePort } from './certificate-port.ts';
import type { Sign1 } from './cose.ts';
import { parseForeignSign1 } from './cose.ts';
import type { JsonValue } from './json.ts';
import { DATE_TAGS, toJson } from './json.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** What every digital COVID certificate begins with. */
export const DCC_PREFIX = 'HC1:';

/** Most characters that any QR code holds; nothing longer is looked at. */
const MAX_TEXT = 4296;
/** Most bytes that are unpacked; the largest known certificate has about 1 kB. */
export const MAX_INFLATED = 16_384;

const EXP = 4;
const NBF = 5;
const IAT = 6;
const HCERT = -260;
const HCERT_DCC = 1;

/** The claims of a certificate (hcert specification); times in seconds since 1970, null where absent or no number. */
export interface DccClaims {
  readonly expiresAt: number | null;
  readonly issuedAt: number | null;
  /** Start of validity; usually absent. */
  readonly notBefore: number | null;
  /** The certificate itself; undefined when it holds something that JSON cannot. */
  readonly certificate: JsonValue | undefined;
}

/** A digital COVID certificate taken apart; nothing in it is verified. */
export interface OpenedDcc {
  readonly message: Sign1;
  readonly claims: DccClaims;
}

/** Opens the text without looking at the signature. The reason names the step that failed. */
export async function openDcc(
  text: string,
  port: Pick<CertificatePort, 'inflate'>,
): Promise<Outcome<OpenedDcc, 'PREFIX' | 'BASE45' | 'ZLIB' | 'COSE'>> {
  if (!text.startsWith(DCC_PREFIX)) {
    return refuse('PREFIX');
  }
  if (text.length > MAX_TEXT) {
    return refuse('BASE45', 'length');
  }
  const packed = decodeBase45(text.slice(DCC_PREFIX.length));
  if (!packed.ok) {
    return refuse('BASE45', packed.reason);
  }
  const bytes = await port.inflate(packed.value, MAX_INFLATED);
  if (bytes === null) {
    return refuse('ZLIB');
  }
  const message = parseForeignSign1(bytes);
  if (!message.ok) {
    return refuse('COSE', message.detail ?? message.reason);
  }
  const claims = decodeDccClaims(message.value.payload);
  return claims === null ? refuse('COSE', 'claims') : accept({ message: message.value, claims });
}

/** Reads the claims, or null when they are not a CWT with a digital COVID certificate. */
export function decodeDccClaims(bytes: Bytes): DccClaims | null {
  const decoded = decodeCbor(bytes, { ...FOREIGN_LIMITS, tags: DATE_TAGS });
  const claims = decoded.ok ? decoded.value : null;
  const health = isCborMap(claims) ? claims.get(HCERT) : null;
  const certificate = isCborMap(health) ? health.get(HCERT_DCC) : undefined;
  if (!isCborMap(claims) || certificate === undefined) {
    return null;
  }
  return {
    expiresAt: numberOf(claims.get(EXP)),
    issuedAt: numberOf(claims.get(IAT)),
    notBefore: numberOf(claims.get(NBF)),
    certificate: toJson(certificate),
  };
}

function numberOf(value: CborValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

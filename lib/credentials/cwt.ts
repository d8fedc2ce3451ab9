import type { Bytes } from './bytes.ts';
import { isBytes } from './bytes.ts';
import type { CborMap, CborValue } from './cbor.ts';
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

const ISS = 1;
const SUB = 2;
const EXP = 4;
const IAT = 6;
const CTI = 7;
/** Claim with the payload: `{kind number: payload map}`. Keys below -65536 are for private use (RFC 8392 section 9.1). */
export const CLAIM_CODE = -65537;

const KNOWN_CLAIMS = [ISS, SUB, EXP, IAT, CTI, CLAIM_CODE];

/** The claims of a VX1 code (RFC 8392); times in seconds since 1970-01-01T00:00:00Z. */
export interface Claims {
  /** Who issued: the office's code. */
  readonly issuer: string;
  /** What it is about: the short code of the card, declaration, permit or slip. */
  readonly subject: string;
  readonly expiresAt: number;
  readonly issuedAt: number;
  /** Id of this very issue, 8 bytes; what a revocation list names. */
  readonly id: Bytes;
  readonly kindNumber: number;
  readonly content: CborMap;
}

/** The claims but the id, as CBOR: the bytes whose hash makes the id. */
export function encodeClaimsWithoutId(claims: Omit<Claims, 'id'>): Bytes {
  return encodeCbor(claimMap(claims));
}

/** All claims as CBOR: the payload of the COSE message. */
export function encodeClaims(claims: Claims): Bytes {
  return encodeCbor(claimMap(claims).set(CTI, claims.id));
}

/**
 * Reads the claims. The set is closed: a claim with another meaning (an audience, a start of validity) must not be
 * passed over by a verifier that does not know it, so a code that carries one is refused.
 */
export function decodeClaims(bytes: Bytes): Outcome<Claims, 'cbor' | 'claims'> {
  const decoded = decodeCbor(bytes);
  if (!decoded.ok) {
    return refuse('cbor', decoded.reason);
  }
  const map = decoded.value;
  if (!isCborMap(map) || map.size !== KNOWN_CLAIMS.length || !KNOWN_CLAIMS.every((claim) => map.has(claim))) {
    return refuse('claims');
  }
  const [issuer, subject, expiresAt, issuedAt, id, code] = KNOWN_CLAIMS.map((claim) => map.get(claim));
  if (typeof issuer !== 'string' || typeof subject !== 'string' || !isBytes(id) || id.length !== 8) {
    return refuse('claims');
  }
  if (!isSeconds(issuedAt) || !isSeconds(expiresAt) || expiresAt <= issuedAt) {
    return refuse('claims', 'dates');
  }
  const [entry, ...others] = isCborMap(code) ? code : [];
  if (entry === undefined || others.length > 0) {
    return refuse('claims', 'code');
  }
  const [kindNumber, content] = entry;
  if (typeof kindNumber !== 'number' || !isCborMap(content)) {
    return refuse('claims', 'code');
  }
  return accept({ issuer, subject, expiresAt, issuedAt, id, kindNumber, content });
}

function claimMap(claims: Omit<Claims, 'id'>): CborMap {
  return new Map<number, CborValue>([
    [ISS, claims.issuer],
    [SUB, claims.subject],
    [EXP, claims.expiresAt],
    [IAT, claims.issuedAt],
    [CLAIM_CODE, new Map([[claims.kindNumber, claims.content]])],
  ]);
}

/** Whole seconds up to the year 9999; a NumericDate with a fraction is not used here. */
function isSeconds(value: CborValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 253_402_300_799;
}

import type { Bytes } from './bytes.ts';
import { isBytes } from './bytes.ts';
import type { CborMap, CborValue } from './cbor.ts';
import { cborWriter } from './cbor-writer.ts';
import type { CborLimits } from './cbor-shape.ts';
import { CborTag, CODE_LIMITS, decodeCbor, encodeCbor, FOREIGN_LIMITS, isCborMap } from './cbor.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** CBOR tag of COSE_Sign1 (RFC 9052 section 4.2). */
export const TAG_SIGN1 = 18;
/** CBOR tag of a CWT (RFC 8392 section 6). */
const TAG_CWT = 61;
/** COSE algorithm ES256: ECDSA on P-256 with SHA-256 (RFC 9053 section 2.1). */
export const ALG_ES256 = -7;
/** COSE algorithm PS256: RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 8230 section 2). */
export const ALG_PS256 = -37;

const NOTHING = new Uint8Array(0);
const HEADER_ALG = 1;
const HEADER_CRIT = 2;
const HEADER_KID = 4;

/** A COSE_Sign1 message taken apart; nothing in it is trusted before `verifySign1`. */
export interface Sign1 {
  /** The protected header as it was signed. */
  readonly protectedBytes: Bytes;
  readonly unprotected: CborMap;
  /** Algorithm and key id of the headers, null where absent. */
  readonly alg: number | null;
  readonly kid: Bytes | null;
  readonly payload: Bytes;
  readonly signature: Bytes;
}

/** Signs `payload` with ES256: tag 18, algorithm and key id in the protected header, an empty unprotected one. */
export async function signSign1(
  payload: Bytes,
  kid: Bytes,
  key: PortKey,
  crypto: CryptoPort,
): Promise<Bytes> {
  const protectedBytes = encodeCbor(
    new Map([
      [HEADER_ALG, ALG_ES256],
      [HEADER_KID, kid],
    ] as [number, number | Bytes][]),
  );
  const signature = await crypto.sign(key, sigStructure(protectedBytes, payload));
  return encodeCbor(new CborTag(TAG_SIGN1, [protectedBytes, new Map(), payload, signature]));
}

/** Takes a tagged COSE_Sign1 apart. Refused: bad CBOR, another structure, a critical header that nobody here knows. */
export function parseSign1(
  bytes: Bytes,
  limits: CborLimits = CODE_LIMITS,
): Outcome<Sign1, 'cbor' | 'structure'> {
  const outer = decodeCbor(bytes, { ...limits, tags: [TAG_SIGN1] });
  if (!outer.ok) {
    return refuse('cbor', outer.reason);
  }
  return outer.value instanceof CborTag
    ? takeApart(outer.value.value, limits, (header, label) => header.get(label))
    : refuse('structure');
}

/**
 * Takes the COSE_Sign1 of another issuer apart: tagged (18, also within the CWT tag 61) or not, any well-formed CBOR, an
 * empty protected header, algorithm and key id also in the unprotected one where the protected has none. Neither can
 * be misused there: the algorithm must fit the key, and the key id only chooses among trusted keys.
 */
export function parseForeignSign1(bytes: Bytes): Outcome<Sign1, 'cbor' | 'structure'> {
  const outer = decodeCbor(bytes, { ...FOREIGN_LIMITS, tags: [TAG_SIGN1, TAG_CWT] });
  if (!outer.ok) {
    return refuse('cbor', outer.reason);
  }
  const cwt = untag(outer.value, TAG_CWT);
  return takeApart(
    untag(cwt, TAG_SIGN1),
    FOREIGN_LIMITS,
    (header, label, unprotected) => header.get(label) ?? unprotected.get(label),
  );
}

function untag(value: CborValue, tag: number): CborValue {
  return value instanceof CborTag && value.tag === tag ? value.value : value;
}

function takeApart(
  parts: unknown,
  limits: CborLimits,
  find: (header: CborMap, label: number, unprotected: CborMap) => CborValue | undefined,
): Outcome<Sign1, 'cbor' | 'structure'> {
  if (!Array.isArray(parts) || parts.length !== 4) {
    return refuse('structure');
  }
  const [protectedBytes, unprotected, payload, signature]: unknown[] = parts;
  if (!isBytes(protectedBytes) || !isCborMap(unprotected) || !isBytes(payload) || !isBytes(signature)) {
    return refuse('structure');
  }
  const empty = limits.foreign === true && protectedBytes.length === 0;
  const header = empty ? accept(new Map()) : decodeCbor(protectedBytes, limits);
  if (!header.ok) {
    return refuse('cbor', header.reason);
  }
  if (!isCborMap(header.value) || header.value.has(HEADER_CRIT) || unprotected.has(HEADER_CRIT)) {
    return refuse('structure');
  }
  const alg = find(header.value, HEADER_ALG, unprotected);
  const kid = find(header.value, HEADER_KID, unprotected);
  return accept({
    protectedBytes,
    unprotected,
    alg: typeof alg === 'number' ? alg : null,
    kid: isBytes(kid) ? kid : null,
    payload,
    signature,
  });
}

/** True when the message was signed with ES256 by the holder of `key`. */
export async function verifySign1(message: Sign1, key: PortKey, crypto: CryptoPort): Promise<boolean> {
  if (message.alg !== ALG_ES256 || message.signature.length !== 64) {
    return false;
  }
  return crypto.verify(key, signedBytes(message), message.signature);
}

/** The bytes that a message's signature is over. */
export function signedBytes(message: Sign1): Bytes {
  return sigStructure(message.protectedBytes, message.payload);
}

/** The bytes that are signed (RFC 9052 section 4.4), without external data. */
export function sigStructure(protectedBytes: Bytes, payload: Bytes): Bytes {
  const signed = cborWriter(payload.length + protectedBytes.length + 24);
  signed.array(4);
  signed.text('Signature1');
  signed.bytes(protectedBytes);
  signed.bytes(NOTHING);
  signed.bytes(payload);
  return signed.finish();
}

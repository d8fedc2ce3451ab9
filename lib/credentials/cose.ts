import type { Bytes } from './bytes.ts';
import { isBytes } from './bytes.ts';
import type { CborMap } from './cbor.ts';
import { CborTag, CODE_LIMITS, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** CBOR tag of COSE_Sign1 (RFC 9052 section 4.2). */
export const TAG_SIGN1 = 18;
/** COSE algorithm ES256: ECDSA on P-256 with SHA-256 (RFC 9053 section 2.1). */
export const ALG_ES256 = -7;

const HEADER_ALG = 1;
const HEADER_CRIT = 2;
const HEADER_KID = 4;

/** A COSE_Sign1 message taken apart; nothing in it is trusted before `verifySign1`. */
export interface Sign1 {
  /** The protected header as it was signed. */
  readonly protectedBytes: Bytes;
  readonly unprotected: CborMap;
  /** Algorithm and key id of the protected header, null where absent. */
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
export function parseSign1(bytes: Bytes): Outcome<Sign1, 'cbor' | 'structure'> {
  const outer = decodeCbor(bytes, { ...CODE_LIMITS, tags: [TAG_SIGN1] });
  if (!outer.ok) {
    return refuse('cbor', outer.reason);
  }
  const parts = outer.value instanceof CborTag ? outer.value.value : null;
  if (!Array.isArray(parts) || parts.length !== 4) {
    return refuse('structure');
  }
  const [protectedBytes, unprotected, payload, signature]: unknown[] = parts;
  if (!isBytes(protectedBytes) || !isCborMap(unprotected) || !isBytes(payload) || !isBytes(signature)) {
    return refuse('structure');
  }
  const header = decodeCbor(protectedBytes);
  if (!header.ok) {
    return refuse('cbor', header.reason);
  }
  if (!isCborMap(header.value) || header.value.has(HEADER_CRIT) || unprotected.has(HEADER_CRIT)) {
    return refuse('structure');
  }
  const alg = header.value.get(HEADER_ALG);
  const kid = header.value.get(HEADER_KID);
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
  return crypto.verify(key, sigStructure(message.protectedBytes, message.payload), message.signature);
}

/** The bytes that are signed (RFC 9052 section 4.4), without external data. */
function sigStructure(protectedBytes: Bytes, payload: Bytes): Bytes {
  return encodeCbor(['Signature1', protectedBytes, new Uint8Array(0), payload]);
}

import type { Bytes } from './bytes.ts';
import { isBytes } from './bytes.ts';
import type { CborLimits } from './cbor-shape.ts';
import type { CborValue } from './cbor.ts';
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { parseSign1, signSign1, verifySign1 } from './cose.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import type { VerificationKey } from './keys.ts';
import { keysWithId, mayIssue } from './keys.ts';
import type { MessagePurpose } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** Bounds of a message: a data pack of a province with its revocations is a few MiB. */
const LIMITS: CborLimits = { maxBytes: 32 * 1024 * 1024, maxDepth: 4, maxItems: 32, tags: [] };
/** Device clocks up to this far behind the signer's do not refuse a fresh message. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const ISS = 1;
const EXP = 4;
const IAT = 6;
/** Claim with `{purpose: content}`; beside -65537, which carries codes. */
const CLAIM_MESSAGE = -65538;

/** Bytes that somebody answers for, until a moment. */
export interface SignedMessage {
  readonly issuer: string;
  readonly issuedAt: Date;
  /** From here on it should not be relied on any more. */
  readonly expiresAt: Date;
  readonly content: Bytes;
}

/** Why a message is refused. */
export type MessageFault = 'format' | 'kid' | 'signature' | 'purpose' | 'future';

/** Signs content of any size (COSE_Sign1 over a CWT, ES256); times are cut to whole seconds. */
export async function signMessage(
  purpose: MessagePurpose,
  message: SignedMessage,
  signer: { readonly key: PortKey; readonly kid: Bytes },
  crypto: CryptoPort,
): Promise<Bytes> {
  const claims = new Map<number, CborValue>([
    [ISS, message.issuer],
    [EXP, Math.floor(message.expiresAt.getTime() / 1000)],
    [IAT, Math.floor(message.issuedAt.getTime() / 1000)],
    [CLAIM_MESSAGE, new Map([[purpose, message.content]])],
  ]);
  return await signSign1(encodeCbor(claims), signer.kid, signer.key, crypto);
}

/**
 * Opens a message for one purpose under the trusted keys. That it has expired is no refusal: an old list is better than
 * none, and whoever works with it says how old it is (`expiresAt`). Never rejects.
 */
export async function openMessage(
  purpose: MessagePurpose,
  bytes: Bytes,
  keys: readonly VerificationKey[],
  now: Date,
  crypto: CryptoPort,
): Promise<Outcome<SignedMessage, MessageFault>> {
  const parsed = parseSign1(bytes, LIMITS);
  const claims = parsed.ok ? readClaims(parsed.value.payload) : null;
  if (!parsed.ok || claims === null) {
    return refuse('format');
  }
  const candidates = parsed.value.kid === null ? [] : keysWithId(keys, parsed.value.kid);
  if (candidates.length === 0) {
    return refuse('kid');
  }
  let signed = false;
  let usable = false;
  for (const candidate of candidates) {
    if (await verifySign1(parsed.value, candidate.key, crypto)) {
      signed = true;
      usable ||= mayIssue(candidate, purpose, claims.message.issuedAt);
    }
  }
  if (!signed) {
    return refuse('signature');
  }
  if (!usable || claims.purpose !== purpose) {
    return refuse('purpose', claims.purpose);
  }
  // Written so that an invalid date, too, refuses.
  return now.getTime() >= claims.message.issuedAt.getTime() - CLOCK_TOLERANCE_MS
    ? accept(claims.message)
    : refuse('future');
}

function readClaims(payload: Bytes): { purpose: string; message: SignedMessage } | null {
  const decoded = decodeCbor(payload, LIMITS);
  const map = decoded.ok ? decoded.value : null;
  if (!isCborMap(map) || map.size !== 4) {
    return null;
  }
  const [issuer, expiresAt, issuedAt, carried] = [ISS, EXP, IAT, CLAIM_MESSAGE].map((claim) =>
    map.get(claim),
  );
  const [entry, ...others] = isCborMap(carried) ? carried : [];
  if (typeof issuer !== 'string' || typeof expiresAt !== 'number' || typeof issuedAt !== 'number') {
    return null;
  }
  if (entry === undefined || others.length > 0 || !isBytes(entry[1])) {
    return null;
  }
  return {
    purpose: String(entry[0]),
    message: {
      issuer,
      issuedAt: new Date(issuedAt * 1000),
      expiresAt: new Date(expiresAt * 1000),
      content: entry[1],
    },
  };
}

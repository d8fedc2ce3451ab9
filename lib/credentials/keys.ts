import type { Bytes } from './bytes.ts';
import { equalBytes } from './bytes.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import type { KeyPurpose } from './kinds.ts';

/** A public key that a verifier trusts, for given purposes only: a stolen slip key must not make permits. */
export interface VerificationKey {
  /** Key id, 8 bytes (`keyId`); several keys may share one. */
  readonly kid: Bytes;
  readonly key: PortKey;
  readonly kinds: readonly KeyPurpose[];
  /** The key signs from here (included) ... */
  readonly signsFrom?: Date;
  /** ... to here (excluded). A retired key still verifies what it signed before. */
  readonly signsUntil?: Date;
}

/** The key id: the first 8 bytes of the SHA-256 of the public key as SPKI DER. */
export async function keyId(spki: Bytes, crypto: CryptoPort): Promise<Bytes> {
  return (await crypto.sha256(spki)).slice(0, 8);
}

/** The keys that a code's key id may mean. */
export function keysWithId(keys: readonly VerificationKey[], kid: Bytes): VerificationKey[] {
  return keys.filter((key) => equalBytes(key.kid, kid));
}

/** True when the key may sign for this purpose at this moment. */
export function mayIssue(key: VerificationKey, kind: KeyPurpose, issuedAt: Date): boolean {
  return (
    key.kinds.includes(kind) &&
    (key.signsFrom === undefined || issuedAt >= key.signsFrom) &&
    (key.signsUntil === undefined || issuedAt < key.signsUntil)
  );
}

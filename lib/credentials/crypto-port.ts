import type { Bytes } from './bytes.ts';

/** A key as the port made it (a WebCrypto CryptoKey, a node KeyObject, a handle of a hardware module). */
export type PortKey = object;

/** The cryptography that signed codes need, P-256 with SHA-256 throughout. One implementation: webcrypto.ts. */
export interface CryptoPort {
  /** ECDSA signature of `data`, 64 bytes r‖s. Rejects when the key cannot sign. */
  sign(key: PortKey, data: Bytes): Promise<Bytes>;
  /** True when `signature` (64 bytes r‖s) is that of `data` under `key`; false for anything else, never rejects. */
  verify(key: PortKey, data: Bytes, signature: Bytes): Promise<boolean>;
  /** SHA-256, 32 bytes. */
  sha256(data: Bytes): Promise<Bytes>;
}

import type { Bytes } from './bytes.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';

/** Signature algorithms of the digital COVID certificate, which every verifier must know. */
export type CertificateAlgorithm = 'ES256' | 'PS256';

/** What opening and verifying a certificate needs from outside. One implementation: web-certificates.ts. */
export interface CertificatePort extends Pick<CryptoPort, 'sha256'> {
  /** The public key of SPKI DER for one algorithm, or null when it is none; never rejects. */
  importKey(spki: Bytes, algorithm: CertificateAlgorithm): Promise<PortKey | null>;
  /** True when `signature` is that of `data` under `key`; false for anything else, never rejects. */
  verify(algorithm: CertificateAlgorithm, key: PortKey, data: Bytes, signature: Bytes): Promise<boolean>;
  /**
   * The zlib stream (RFC 1950) unpacked, or null when it is damaged, goes on after its end or holds more than `most`
   * bytes. Never makes much more than `most`, whatever the stream claims; never rejects.
   */
  inflate(data: Bytes, most: number): Promise<Bytes | null>;
}

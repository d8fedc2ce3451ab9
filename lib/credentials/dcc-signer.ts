import type { Bytes } from './bytes.ts';
import type { CertificateAlgorithm, CertificatePort } from './certificate-port.ts';
import type { PortKey } from './crypto-port.ts';
import { DER, readDer, sequenceParts, writeDer } from './der.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';
import { readCertificate } from './x509.ts';

/** What a digital COVID certificate may hold: vaccination, test, recovery. */
export const DCC_ENTRIES = ['v', 't', 'r'] as const;
export type DccEntry = (typeof DCC_ENTRIES)[number];

/** Key usages of the EU; the longer ones were mistyped by several states and stay in use. */
const ENTRY_OF_USAGE: Readonly<Record<string, DccEntry>> = {
  '1.3.6.1.4.1.1847.2021.1.1': 't',
  '1.3.6.1.4.1.1847.2021.1.2': 'v',
  '1.3.6.1.4.1.1847.2021.1.3': 'r',
  '1.3.6.1.4.1.0.1847.2021.1.1': 't',
  '1.3.6.1.4.1.0.1847.2021.1.2': 'v',
  '1.3.6.1.4.1.0.1847.2021.1.3': 'r',
};

/** RFC 5280 section 4.2.1.12. */
const ANY_USAGE = '2.5.29.37.0';

const ALGORITHM_OF_KEY: Readonly<Record<string, CertificateAlgorithm>> = {
  '1.2.840.10045.2.1': 'ES256',
  '1.2.840.113549.1.1.1': 'PS256',
  '1.2.840.113549.1.1.10': 'PS256',
};

/** The object identifier ...1.1.1 of an RSA key for any purpose. */
const OID_RSA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

/** A trusted signer of digital COVID certificates, ready to verify with. */
export interface DccSigner {
  /** First 8 bytes of the SHA-256 of the signer's certificate; several signers may share them. */
  readonly kid: Bytes;
  readonly algorithm: CertificateAlgorithm;
  readonly key: PortKey;
  /** What it signs must be issued and run out within these. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** What it may sign. */
  readonly entries: readonly DccEntry[];
}

/** The signer of a certificate in DER: one of the trust list, for nothing here asks who signed it. */
export async function readDccSigner(
  certificate: Bytes,
  port: CertificatePort,
): Promise<Outcome<DccSigner, 'certificate' | 'key'>> {
  const read = readCertificate(certificate);
  if (!read.ok) {
    return read;
  }
  const { spki, keyAlgorithm, notBefore, notAfter, usages } = read.value;
  const algorithm = ALGORITHM_OF_KEY[keyAlgorithm];
  const key = algorithm === undefined ? null : await port.importKey(importable(spki, algorithm), algorithm);
  if (algorithm === undefined || key === null) {
    return refuse('key', keyAlgorithm);
  }
  const kid = (await port.sha256(certificate)).slice(0, 8);
  const named = usages.map((usage) => ENTRY_OF_USAGE[usage]);
  // No usage at all means every one; only foreign usages mean none of these.
  const entries =
    usages.length === 0 || usages.includes(ANY_USAGE)
      ? DCC_ENTRIES
      : DCC_ENTRIES.filter((entry) => named.includes(entry));
  return accept({ kid, algorithm, key, notBefore, notAfter, entries });
}

/** WebCrypto takes an RSA key only under ...1.1.1; a key that is limited to PSS (...1.1.10) is the same otherwise. */
function importable(spki: Bytes, algorithm: CertificateAlgorithm): Bytes {
  const key = sequenceParts(readDer(spki)?.[0])?.[1];
  if (algorithm === 'ES256' || key === undefined) {
    return spki;
  }
  const anyRsa = writeDer(DER.sequence, writeDer(DER.oid, Uint8Array.from(OID_RSA)), writeDer(DER.null));
  return writeDer(DER.sequence, anyRsa, key.whole);
}

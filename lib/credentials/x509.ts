import type { Bytes } from './bytes.ts';
import type { DerElement } from './der.ts';
import { DER, oidText, readDer, sequenceParts, timeOf } from './der.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

const OID_EXTENDED_KEY_USAGE = '2.5.29.37';
const TAG_VERSION = 0xa0;
const TAG_EXTENSIONS = 0xa3;

/** What a verifier of signed codes needs of a certificate. Its own signature is not looked at: the trust list vouches. */
export interface X509Certificate {
  /** The public key as SPKI DER, and the object identifier of its algorithm. */
  readonly spki: Bytes;
  readonly keyAlgorithm: string;
  /** First and last second of its validity. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Object identifiers of the extended key usage; empty when there is none. */
  readonly usages: readonly string[];
}

/** Reads an X.509 certificate (RFC 5280) of DER bytes. The detail of a refusal names the part. */
export function readCertificate(der: Bytes): Outcome<X509Certificate, 'certificate'> {
  const outer = readDer(der);
  const [body] = (outer?.length === 1 ? sequenceParts(outer[0]) : null) ?? [];
  const fields = sequenceParts(body);
  if (fields === null) {
    return refuse('certificate', 'structure');
  }
  // Behind the optional version: serial number, signature algorithm, issuer, validity, subject, public key.
  const start = fields[0]?.tag === TAG_VERSION ? 1 : 0;
  const [from, until] = sequenceParts(fields[start + 3]) ?? [];
  const notBefore = timeOf(from);
  const notAfter = timeOf(until);
  if (notBefore === null || notAfter === null) {
    return refuse('certificate', 'validity');
  }
  const key = fields[start + 5];
  const [algorithm] = sequenceParts(key) ?? [];
  const keyAlgorithm = oidText(sequenceParts(algorithm)?.[0]);
  if (key === undefined || keyAlgorithm === null) {
    return refuse('certificate', 'key');
  }
  const usages = readUsages(fields.find(({ tag }) => tag === TAG_EXTENSIONS));
  if (usages === null) {
    return refuse('certificate', 'usage');
  }
  return accept({ spki: key.whole.slice(), keyAlgorithm, notBefore, notAfter, usages });
}

/** The extended key usages; null when they cannot be read, which must not pass for none. */
function readUsages(wrapped: DerElement | undefined): string[] | null {
  if (wrapped === undefined) {
    return [];
  }
  const extensions = sequenceParts(readDer(wrapped.content)?.[0])?.map(sequenceParts);
  if (extensions === undefined || extensions.includes(null)) {
    return null;
  }
  const usage = extensions.find((parts) => oidText(parts?.[0]) === OID_EXTENDED_KEY_USAGE);
  if (usage === undefined) {
    return [];
  }
  const value = usage?.at(-1);
  const list = value?.tag === DER.octetString ? sequenceParts(readDer(value.content)?.[0]) : null;
  const texts = list?.map(oidText) ?? [null];
  return texts.every((text) => text !== null) ? texts : null;
}

// The certificate library needs it to be there first.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { DAY_MS } from '../clock/clock.ts';

/** Years that the authority's certificate and a document signer's hold: the signer signs for two, its codes for one more. */
const AUTHORITY_DAYS = 4 * 365;
const SIGNER_DAYS = 3 * 365;
/** Key usages of the EU: certificates of tests, vaccinations and recoveries. */
const USAGES = [1, 2, 3].map((last) => `1.3.6.1.4.1.1847.2021.1.${last}`);
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** CryptoKey, by a way that exists with the types of Node and with those of a browser. */
type SubtleKey = Parameters<typeof globalThis.crypto.subtle.exportKey>[1];
export type KeyPair = { readonly privateKey: SubtleKey; readonly publicKey: SubtleKey };

/** A key pair of WebCrypto with its certificate in DER. */
export type CertifiedKey = {
  readonly keys: KeyPair;
  readonly certificate: Uint8Array<ArrayBuffer>;
};

/** A fresh certificate authority of a country for document signers (a CSCA in the words of the specification). */
export async function makeAuthority(country: string, now: number): Promise<CertifiedKey> {
  const keys = await makeKeys();
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=CSCA Vung Xanh, C=${country}`,
    keys,
    notBefore: new Date(now),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { keys, certificate: new Uint8Array(made.rawData) };
}

/** A fresh document signer for all three kinds of certificate, certified by the authority. */
export async function makeDocumentSigner(authority: CertifiedKey, now: number): Promise<CertifiedKey> {
  const issuer = new x509.X509Certificate(authority.certificate);
  const keys = await makeKeys();
  const made = await x509.X509CertificateGenerator.create({
    subject: issuer.subject.replace('CSCA', 'DSC'),
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    notBefore: new Date(now),
    notAfter: new Date(Math.min(now + SIGNER_DAYS * DAY_MS, issuer.notAfter.getTime())),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(USAGES),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { keys, certificate: new Uint8Array(made.rawData) };
}

/** True when the authority's key signed the document signer's certificate, and both hold at the moment. */
export async function isCertifiedBy(
  certificate: Uint8Array,
  authority: Uint8Array,
  now: number,
): Promise<boolean> {
  const issuer = new x509.X509Certificate(Buffer.from(authority));
  const signer = new x509.X509Certificate(Buffer.from(certificate));
  const holds = [issuer, signer].every(
    (one) => one.notBefore.getTime() <= now && now <= one.notAfter.getTime(),
  );
  return holds && (await signer.verify({ publicKey: issuer.publicKey, signatureOnly: true }));
}

async function makeKeys(): Promise<KeyPair> {
  const { name, namedCurve } = ALGORITHM;
  return await crypto.subtle.generateKey({ name, namedCurve }, true, ['sign', 'verify']);
}

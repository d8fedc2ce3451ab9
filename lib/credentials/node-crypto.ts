import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import type { CertificatePort } from './certificate-port.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import type { DccIssuePort } from './dcc-issue.ts';
import { nodeInflate } from './node-inflate.ts';

const ES256 = { dsaEncoding: 'ieee-p1363' } as const;
const PS256 = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const;

/** Room for what a certificate is; reserving zlib's usual window costs more than packing. */
const SMALL = { level: 9, windowBits: 10, memLevel: 3, chunkSize: 1024 };

/**
 * The port of signed codes over node:crypto, for servers: without the hand-over to a thread that WebCrypto makes for each
 * call, many signatures in a row cost a third less. Node only, as all of this file: not among the exports of index.ts.
 */
export const nodeCodes: CryptoPort = {
  sign: async (key, data) => new Uint8Array(sign('sha256', data, { key: key as KeyObject, ...ES256 })),
  verify: async (key, data, signature) => holds(key, ES256, data, signature),
  sha256: async (data) => new Uint8Array(createHash('sha256').update(data).digest()),
};

/** The ports that verify and that issue digital COVID certificates, over node:crypto and node:zlib. */
export const nodeCertificates: CertificatePort & DccIssuePort = {
  sign: async (key, data) => await nodeCodes.sign(key, data),
  sha256: async (data) => await nodeCodes.sha256(data),
  importKey: async (spki) => {
    try {
      return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    } catch {
      return null;
    }
  },
  verify: async (algorithm, key, data, signature) =>
    holds(key, algorithm === 'ES256' ? ES256 : PS256, data, signature),
  inflate: nodeInflate,
  deflate: async (data) => new Uint8Array(deflateSync(data, SMALL)),
};

/** A P-256 private key of PKCS #8 DER for these ports. Throws when it is none. */
export function nodePrivateKey(pkcs8: Bytes): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
}

function holds(key: PortKey, options: typeof ES256 | typeof PS256, data: Bytes, signature: Bytes): boolean {
  try {
    return verify('sha256', data, { key: key as KeyObject, ...options }, signature);
  } catch {
    return false;
  }
}

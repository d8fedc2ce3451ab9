import type { Bytes } from './bytes.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
/** CryptoKey, by a way that exists with the types of Node and with those of a browser. */
type SubtleKey = Parameters<typeof globalThis.crypto.subtle.exportKey>[1];

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/** The crypto port over WebCrypto, the same in Node and in browsers (there only on HTTPS or localhost). */
export const webCrypto: CryptoPort = {
  async sign(key, data) {
    return new Uint8Array(await globalThis.crypto.subtle.sign(ES256, asCryptoKey(key), data));
  },
  async verify(key, data, signature) {
    try {
      return await globalThis.crypto.subtle.verify(ES256, asCryptoKey(key), signature, data);
    } catch {
      return false;
    }
  },
  async sha256(data) {
    return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', data));
  },
};

/** A fresh P-256 key pair, with the private key as PKCS #8 DER and the public key as SPKI DER for storage. */
export interface KeyPair {
  readonly privateKey: PortKey;
  readonly publicKey: PortKey;
  readonly pkcs8: Bytes;
  readonly spki: Bytes;
}

/** Makes a signing key pair for ES256. */
export async function generateKeyPair(): Promise<KeyPair> {
  const { subtle } = globalThis.crypto;
  const { privateKey, publicKey } = await subtle.generateKey(CURVE, true, ['sign', 'verify']);
  return {
    privateKey,
    publicKey,
    pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
    spki: new Uint8Array(await subtle.exportKey('spki', publicKey)),
  };
}

/** The private key of PKCS #8 DER; rejects when the bytes are not a P-256 key. */
export function importPrivateKey(pkcs8: Bytes): Promise<PortKey> {
  return globalThis.crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['sign']);
}

/** The public key of SPKI DER; rejects when the bytes are not a P-256 key. */
export function importPublicKey(spki: Bytes): Promise<PortKey> {
  return globalThis.crypto.subtle.importKey('spki', spki, CURVE, true, ['verify']);
}

function asCryptoKey(key: PortKey): SubtleKey {
  return key as SubtleKey;
}

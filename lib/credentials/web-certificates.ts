import type { Bytes } from './bytes.ts';
import type { CertificateAlgorithm, CertificatePort } from './certificate-port.ts';
import { webCrypto } from './webcrypto.ts';

/** CryptoKey, by a way that exists with the types of Node and with those of a browser. */
type SubtleKey = Parameters<typeof globalThis.crypto.subtle.exportKey>[1];

const KEY_PARAMETERS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
} as const satisfies Record<CertificateAlgorithm, object>;

const VERIFY_PARAMETERS = {
  ES256: { name: 'ECDSA', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', saltLength: 32 },
} as const satisfies Record<CertificateAlgorithm, object>;

/** The certificate port over WebCrypto and DecompressionStream, the same in Node and in browsers. */
export const webCertificates: CertificatePort = {
  async importKey(spki, algorithm) {
    try {
      const parameters = KEY_PARAMETERS[algorithm];
      return await globalThis.crypto.subtle.importKey('spki', spki, parameters, true, ['verify']);
    } catch {
      return null;
    }
  },
  async verify(algorithm, key, data, signature) {
    try {
      const parameters = VERIFY_PARAMETERS[algorithm];
      return await globalThis.crypto.subtle.verify(parameters, key as SubtleKey, signature, data);
    } catch {
      return false;
    }
  },
  sha256: (data) => webCrypto.sha256(data),
  async inflate(data, most) {
    const { readable, writable } = new DecompressionStream('deflate');
    const writer = writable.getWriter();
    // A damaged stream also ends the reading, where it is answered.
    void writer.write(data).catch(() => undefined);
    void writer.close().catch(() => undefined);
    const reader = readable.getReader();
    try {
      return await readAll(reader, most);
    } catch {
      return null;
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  },
};

async function readAll(
  reader: { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> },
  most: number,
): Promise<Bytes | null> {
  const whole = new Uint8Array(most);
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const bytes = part.value ?? new Uint8Array(0);
    if (length + bytes.length > most) {
      return null;
    }
    whole.set(bytes, length);
    length += bytes.length;
  }
  return whole.slice(0, length);
}

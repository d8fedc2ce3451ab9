import type { Bytes } from '../credentials/index.ts';
import type { WatchPort } from './watch-filter.ts';
import { WATCH_ITERATIONS } from './watch-filter.ts';

/**
 * A code that was written on paper, as a phone keeps it: without the eight characters nothing of it can be read, and
 * trying them all is slow and needs the phone's own key.
 */
export type SealedCode = {
  /** 8 bytes by which the entry is found again, from the code. */
  readonly tag: Bytes;
  /** 12 bytes of nonce, then the text under AES-256-GCM. */
  readonly sealed: Bytes;
};

const SALT = new TextEncoder().encode('vung-xanh written code 1');
/** Rounds under the device's key, one behind the other: work that only this phone can do, for each code somebody tries. */
const ROUNDS = 300;
const TAG_BYTES = 8;
const NONCE_BYTES = 12;
const { subtle } = globalThis.crypto;

/** Tag and key of an identifier on one phone. */
async function keyOf(identifier: string, port: WatchPort, salt: Bytes) {
  let slow = await port.slowHash(identifier, salt, WATCH_ITERATIONS);
  for (let round = 0; round < ROUNDS; round += 1) {
    slow = await port.deviceHash(slow);
  }
  const [tag, secret] = await Promise.all(
    [1, 2].map(async (use) => await port.deviceHash(new Uint8Array([use, ...slow]))),
  );
  return { tag: tag!.slice(0, TAG_BYTES), secret: secret! };
}

async function aesKey(secret: Bytes, use: 'encrypt' | 'decrypt') {
  return await subtle.importKey('raw', secret, 'AES-GCM', false, [use]);
}

/**
 * Seals what belongs to an identifier (`slip:…`, `trip:…`, `plate:…`), for one phone.
 * @param nonce 12 bytes of a secure source, never the same twice.
 */
export async function sealUnder(
  identifier: string,
  text: string,
  nonce: Bytes,
  port: WatchPort,
  salt: Bytes = SALT,
): Promise<SealedCode> {
  const { tag, secret } = await keyOf(identifier, port, salt);
  const key = await aesKey(secret, 'encrypt');
  const box = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(text));
  return { tag, sealed: new Uint8Array([...nonce, ...new Uint8Array(box)]) };
}

/**
 * What belongs to an identifier that somebody shows; null where the phone has nothing of it, or it was changed.
 * @param find the sealed bytes under a tag, undefined where there are none.
 */
export async function openUnder(
  identifier: string,
  find: (tag: Bytes) => Bytes | undefined,
  port: WatchPort,
  salt: Bytes = SALT,
): Promise<string | null> {
  const { tag, secret } = await keyOf(identifier, port, salt);
  const sealed = find(tag);
  if (sealed === undefined) {
    return null;
  }
  const key = await aesKey(secret, 'decrypt');
  try {
    const iv = sealed.slice(0, NONCE_BYTES);
    const text = await subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.slice(NONCE_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    // Bytes that were changed are as good as none: the code is looked up online.
    return null;
  }
}

/** Seals what belongs to a code on paper. `code` is canonical: capital letters without separators. */
export async function sealCode(
  code: string,
  text: string,
  nonce: Bytes,
  port: WatchPort,
): Promise<SealedCode> {
  return await sealUnder(`slip:${code}`, text, nonce, port);
}

/** What belongs to a code that somebody says; null where the phone has nothing of it, or it was changed. */
export async function openCode(
  code: string,
  find: (tag: Bytes) => Bytes | undefined,
  port: WatchPort,
): Promise<string | null> {
  return await openUnder(`slip:${code}`, find, port);
}

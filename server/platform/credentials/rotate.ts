import type { KeyPair } from './certificates.ts';
import { keyPurposes } from '../../../contract/credentials.ts';
import { DAY_MS } from '../clock/clock.ts';
import type { Platform } from '../module.ts';
import {
  EVERY_DATASET,
  keyOwner,
  offerKey,
  retireKey,
  type StoredKey,
  type StoredPurpose,
} from './key-store.ts';
import { freshKey, keyInUse, privateBytes } from './keyring.ts';

/** A process may sign with the former key for five minutes more, so it is retired in ten. */
const OVERLAP_MS = 10 * 60_000;

/** Keys older than this should be replaced: a signer's certificate holds three years, its codes up to one. */
export const ROTATE_AFTER_MS = 2 * 365 * DAY_MS;

type Ground = Pick<Platform, 'db' | 'secrets' | 'clock'>;

/** True for a purpose that keys are made for. */
export function isPurpose(text: string): text is StoredPurpose {
  return (keyPurposes as readonly string[]).includes(text);
}

/**
 * Makes a new key for a purpose; for codes: that of a dataset. The former one verifies on, and signs for ten minutes more,
 * until every process knows the new one; what it signed for a later beginning is refused (decision 77). A document signer is
 * certified by the authority in use, which is made where there is none.
 */
export async function rotateKey(
  platform: Ground,
  purpose: StoredPurpose,
  dataset: string,
): Promise<StoredKey> {
  const now = platform.clock.now();
  const key = await makeKey(platform, purpose, keyOwner(purpose, dataset), now);
  await platform.db.transaction().execute(async (tx) => {
    await retireKey(tx, key, new Date(now + OVERLAP_MS));
    await offerKey(tx, key);
  });
  return key;
}

async function makeKey(
  platform: Ground,
  purpose: StoredPurpose,
  owner: string,
  now: number,
): Promise<StoredKey> {
  if (purpose !== 'dcc' && purpose !== 'csca') {
    return await freshKey(platform, purpose, owner);
  }
  // Making certificates is rare, and its library is large.
  const { makeAuthority, makeDocumentSigner } = await import('./certificates.ts');
  if (purpose === 'csca') {
    return await stored(platform, purpose, await makeAuthority('VN', now));
  }
  const authority = (await keyInUse(platform, 'csca')) ?? (await rotateKey(platform, 'csca', owner));
  const keys = await importPair(privateBytes(platform, authority), new Uint8Array(authority.publicKey));
  const certificate = new Uint8Array(authority.certificate!);
  return await stored(platform, purpose, await makeDocumentSigner({ keys, certificate }, now));
}

async function stored(
  platform: Ground,
  purpose: StoredPurpose,
  made: { readonly keys: KeyPair; readonly certificate: Uint8Array<ArrayBuffer> },
): Promise<StoredKey> {
  const { subtle } = globalThis.crypto;
  const pkcs8 = Buffer.from(await subtle.exportKey('pkcs8', made.keys.privateKey));
  const hash = Buffer.from(await subtle.digest('SHA-256', made.certificate));
  return {
    // The key id of certificates is that of the certificate (hcert specification section 3.2).
    kid: hash.subarray(0, 8),
    purpose,
    dataset: EVERY_DATASET,
    sharedUntil: null,
    privateKey: platform.secrets.encrypt(pkcs8.toString('base64')),
    publicKey: Buffer.from(await subtle.exportKey('spki', made.keys.publicKey)),
    signsFrom: new Date(platform.clock.now()),
    signsUntil: null,
    certificate: Buffer.from(made.certificate),
  };
}

async function importPair(pkcs8: Uint8Array<ArrayBuffer>, spki: Uint8Array<ArrayBuffer>): Promise<KeyPair> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
  return {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
}

import {
  type Bytes,
  type PortKey,
  generateKeyPair,
  importPrivateKey,
  keyId,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import type { Platform } from '../module.ts';
import {
  EVERY_DATASET,
  keyOwner,
  offerKey,
  readKeys,
  type StoredKey,
  type StoredPurpose,
} from './key-store.ts';

/** How long a process signs with the key that it knows before it looks for a newer one, ms. */
const KEPT_MS = 5 * 60_000;

/** A private key ready to sign with. */
export type SigningKey = { readonly kid: Bytes; readonly key: PortKey; readonly stored: StoredKey };

/** Keys that are made when first needed; document signers are made by command, since others must learn to trust them. */
export type OwnPurpose = Exclude<StoredPurpose, 'dcc' | 'csca'>;

export type Keyring = {
  /** The key in use for a purpose in a dataset, made at first use. */
  readonly own: (purpose: OwnPurpose, dataset: string) => Promise<SigningKey>;
  /** The document signer in use, or null before `./vungxanh keys rotate dcc` made one. */
  readonly documentSigner: () => Promise<SigningKey | null>;
};

type Ground = Pick<Platform, 'db' | 'secrets' | 'clock'>;

/** The private keys in use, each remembered for five minutes: a key that was rotated signs no longer than that. */
export function openKeyring(platform: Ground): Keyring {
  const kept = new Map<string, { readonly since: number; readonly key: Promise<SigningKey | null> }>();

  function remembered(name: string, open: () => Promise<SigningKey | null>): Promise<SigningKey | null> {
    const now = platform.clock.now();
    const known = kept.get(name);
    if (known !== undefined && now - known.since < KEPT_MS) {
      return known.key;
    }
    const key = open().catch((error: unknown) => {
      kept.delete(name);
      throw error;
    });
    kept.set(name, { since: now, key });
    return key;
  }

  return {
    own: async (purpose, dataset) => {
      const owner = keyOwner(purpose, dataset);
      const key = await remembered(`${purpose} ${owner}`, async () => {
        const stored =
          (await keyInUse(platform, purpose, owner)) ?? (await makeKey(platform, purpose, owner));
        return await unlock(platform, stored);
      });
      return key!;
    },
    documentSigner: async () =>
      await remembered('dcc', async () => {
        const stored = await keyInUse(platform, 'dcc');
        return stored === undefined ? null : await unlock(platform, stored);
      }),
  };
}

/** The key that signs for a purpose now, for an owner as `keyOwner` says; undefined where none was made. */
export async function keyInUse(
  platform: Pick<Ground, 'db'>,
  purpose: StoredPurpose,
  owner = EVERY_DATASET,
): Promise<StoredKey | undefined> {
  return (await readKeys(platform.db)).find(
    (key) => key.purpose === purpose && key.dataset === owner && key.signsUntil === null,
  );
}

/** A fresh key pair as it is stored, signing from now. */
export async function freshKey(
  platform: Ground,
  purpose: StoredPurpose,
  dataset: string,
): Promise<StoredKey> {
  const pair = await generateKeyPair();
  return {
    kid: Buffer.from(await keyId(pair.spki, webCrypto)),
    purpose,
    dataset,
    sharedUntil: null,
    privateKey: platform.secrets.encrypt(Buffer.from(pair.pkcs8).toString('base64')),
    publicKey: Buffer.from(pair.spki),
    signsFrom: new Date(platform.clock.now()),
    signsUntil: null,
    certificate: null,
  };
}

/** The private part in the clear, PKCS #8 DER. */
export function privateBytes(platform: Pick<Ground, 'secrets'>, stored: StoredKey): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(platform.secrets.decrypt(stored.privateKey), 'base64'));
}

async function makeKey(platform: Ground, purpose: OwnPurpose, dataset: string): Promise<StoredKey> {
  await offerKey(platform.db, await freshKey(platform, purpose, dataset));
  const stored = await keyInUse(platform, purpose, dataset);
  if (stored === undefined) {
    throw new Error(`no signing key for ${purpose}`);
  }
  return stored;
}

async function unlock(platform: Pick<Ground, 'secrets'>, stored: StoredKey): Promise<SigningKey> {
  const key = await importPrivateKey(privateBytes(platform, stored));
  return { kid: new Uint8Array(stored.kid), key, stored };
}

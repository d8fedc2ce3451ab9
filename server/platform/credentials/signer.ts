import {
  type Bytes,
  type CodeKind,
  type Payload,
  type PortKey,
  type VerificationKey,
  generateKeyPair,
  importPrivateKey,
  importPublicKey,
  issueCode,
  keyId,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import type { Platform } from '../module.ts';
import { offerKey, readKeys, type StoredKey } from './key-store.ts';

/** From when until when (excluded) a code is good; Unix milliseconds. `from` is the moment of issue. */
export type Validity = { readonly from: number; readonly until: number };

/** Signs codes of every kind; nobody but this sees a private key. */
export type CredentialSigner = {
  /**
   * A signed `VX1:` code.
   * @throws Error when the payload is not one of the kind: the caller checks what people typed before.
   */
  readonly issue: <K extends CodeKind>(kind: K, payload: Payload<K>, validity: Validity) => Promise<string>;
  /** The public keys with which anybody can verify, also offline; retired keys included. */
  readonly publicKeys: () => Promise<readonly VerificationKey[]>;
};

type SigningKey = { readonly kid: Bytes; readonly key: PortKey };

/**
 * Signer over the keys in the database: one a kind of code, made at first use, ES256.
 * @param issuer code of the issuing office, 2 to 16 capital letters, digits, dots or hyphens.
 */
export function createSigner(
  platform: Pick<Platform, 'db' | 'secrets' | 'clock'>,
  { issuer = 'VUNGXANH' }: { readonly issuer?: string } = {},
): CredentialSigner {
  const inUse = new Map<CodeKind, Promise<SigningKey>>();

  function keyOf(kind: CodeKind): Promise<SigningKey> {
    const known = inUse.get(kind);
    if (known !== undefined) {
      return known;
    }
    const opening = openKey(kind).catch((error: unknown) => {
      inUse.delete(kind);
      throw error;
    });
    inUse.set(kind, opening);
    return opening;
  }

  async function openKey(kind: CodeKind): Promise<SigningKey> {
    const stored = (await keyInUse(kind)) ?? (await makeKey(kind));
    const pkcs8 = Buffer.from(platform.secrets.decrypt(stored.privateKey), 'base64');
    return { kid: new Uint8Array(stored.kid), key: await importPrivateKey(new Uint8Array(pkcs8)) };
  }

  async function keyInUse(kind: CodeKind): Promise<StoredKey | undefined> {
    return (await readKeys(platform.db)).find((key) => key.purpose === kind && key.signsUntil === null);
  }

  async function makeKey(kind: CodeKind): Promise<StoredKey> {
    const pair = await generateKeyPair();
    await offerKey(platform.db, {
      kid: Buffer.from(await keyId(pair.spki, webCrypto)),
      purpose: kind,
      privateKey: platform.secrets.encrypt(Buffer.from(pair.pkcs8).toString('base64')),
      publicKey: Buffer.from(pair.spki),
      signsFrom: new Date(platform.clock.now()),
      signsUntil: null,
    });
    const stored = await keyInUse(kind);
    if (stored === undefined) {
      throw new Error(`no signing key for ${kind}`);
    }
    return stored;
  }

  return {
    issue: async (kind, payload, { from, until }) => {
      const { kid, key } = await keyOf(kind);
      const issued = await issueCode(
        { kind, payload, key, kid, issuedAt: new Date(from), expiresAt: new Date(until), issuer },
        webCrypto,
      );
      if (!issued.ok) {
        throw new Error(`a ${kind} code could not be issued: ${issued.reason} ${issued.detail ?? ''}`);
      }
      return issued.value.text;
    },
    publicKeys: async () => {
      const keys = await readKeys(platform.db);
      return await Promise.all(
        keys.map(async (stored) => ({
          kid: new Uint8Array(stored.kid),
          key: await importPublicKey(new Uint8Array(stored.publicKey)),
          kinds: [stored.purpose],
          // A key made while a code was being signed may be a moment younger than that code.
          signsFrom: new Date(stored.signsFrom.getTime() - 60_000),
          ...(stored.signsUntil === null ? {} : { signsUntil: stored.signsUntil }),
        })),
      );
    },
  };
}

import {
  CODE_KINDS,
  type Bytes,
  type CodeKind,
  type DccIssueFault,
  type IssuedCode,
  type JsonObject,
  MESSAGE_PURPOSES,
  type KeyPurpose,
  type MessagePurpose,
  type Outcome,
  type Payload,
  TRAINING_ISSUER,
  type VerificationKey,
  importPublicKey,
  issueCode,
  issueDcc,
  readDccSigner,
  signMessage,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import { nodeCertificates, nodePrivateKey } from '../../../lib/credentials/node-crypto.ts';
import type { Platform } from '../module.ts';
import { EVERY_DATASET, keysOfDataset, readKeys, type StoredKey } from './key-store.ts';
import { openKeyring, privateBytes } from './keyring.ts';

/** From when until when (excluded) a code is good; Unix milliseconds. `from` is the moment of issue. */
export type Validity = { readonly from: number; readonly until: number };

/** Signs codes of every kind; nobody but this sees a private key. */
export type CredentialSigner = {
  /**
   * A signed `VX1:` code, by the key of a dataset: a code of the training is never one of a real gate.
   * @throws Error when the payload is not one of the kind: the caller checks what people typed before.
   */
  readonly issue: <K extends CodeKind>(
    dataset: string,
    kind: K,
    payload: Payload<K>,
    validity: Validity,
  ) => Promise<string>;
  /** The same with its id, by which it can be revoked: whoever may have to withdraw the code keeps it. */
  readonly issueRevocable: <K extends CodeKind>(
    dataset: string,
    kind: K,
    payload: Payload<K>,
    validity: Validity,
  ) => Promise<IssuedCode>;
  /** A digital COVID certificate; null before a document signer was made (`./vungxanh keys rotate dcc`). */
  readonly issueDcc: (
    certificate: JsonObject,
    validity: Validity,
  ) => Promise<Outcome<string, DccIssueFault> | null>;
  /** Signed bytes for devices: a revocation list, a data pack. */
  readonly sign: (purpose: MessagePurpose, content: Bytes, validity: Validity) => Promise<Bytes>;
  /** The public keys with which anybody of a dataset can verify, also offline; retired keys included. */
  readonly publicKeys: (dataset: string) => Promise<readonly VerificationKey[]>;
  /** The public keys of the other datasets, by which their codes are told apart; they make no code valid. */
  readonly keysApart: (dataset: string) => Promise<readonly VerificationKey[]>;
};

/** A key made while a code was being signed may be a moment younger than that code. */
const YOUNGER_MS = 60_000;

/**
 * Signer over the keys in the database: one a purpose, ES256.
 * @param issuer code of the issuing office, 2 to 16 capital letters, digits, dots or hyphens; `country` is that of
 * digital COVID certificates.
 */
export function createSigner(
  platform: Pick<Platform, 'db' | 'secrets' | 'clock'>,
  { issuer = 'VUNGXANH', country = 'VN' }: { readonly issuer?: string; readonly country?: string } = {},
): CredentialSigner {
  const keyring = openKeyring(platform);

  async function issueRevocable<K extends CodeKind>(
    dataset: string,
    kind: K,
    payload: Payload<K>,
    { from, until }: Validity,
  ): Promise<IssuedCode> {
    const { kid, key } = await keyring.own(kind, dataset);
    const dates = { issuedAt: new Date(from), expiresAt: new Date(until) };
    // Also an installation that does not know our keys can say that a code is of a training.
    const by = dataset === 'live' ? issuer : TRAINING_ISSUER;
    const issued = await issueCode({ kind, payload, key, kid, ...dates, issuer: by }, webCrypto);
    if (!issued.ok) {
      throw new Error(`a ${kind} code could not be issued: ${issued.reason} ${issued.detail ?? ''}`);
    }
    return issued.value;
  }

  return {
    issue: async (dataset, kind, payload, validity) =>
      (await issueRevocable(dataset, kind, payload, validity)).text,
    issueRevocable,
    issueDcc: async (certificate, { from, until }) => {
      const signer = await keyring.documentSigner();
      const read =
        signer === null
          ? null
          : await readDccSigner(new Uint8Array(signer.stored.certificate!), nodeCertificates);
      if (signer === null || read?.ok !== true) {
        return null;
      }
      const { kid, notBefore, notAfter, entries } = read.value;
      const key = nodePrivateKey(privateBytes(platform, signer.stored));
      return await issueDcc(
        { certificate, issuedAt: new Date(from), expiresAt: new Date(until) },
        { key, kid, notBefore, notAfter, entries, country },
        nodeCertificates,
      );
    },
    sign: async (purpose, content, { from, until }) =>
      await signMessage(
        purpose,
        { issuer, issuedAt: new Date(from), expiresAt: new Date(until), content },
        await keyring.own(purpose, EVERY_DATASET),
        webCrypto,
      ),
    publicKeys: async (dataset) =>
      await verificationKeys(keysOfDataset(await readKeys(platform.db), dataset).own),
    keysApart: async (dataset) =>
      await verificationKeys(keysOfDataset(await readKeys(platform.db), dataset).apart),
  };
}

async function verificationKeys(stored: readonly StoredKey[]): Promise<VerificationKey[]> {
  const purposes: readonly string[] = [...CODE_KINDS, ...MESSAGE_PURPOSES];
  return await Promise.all(
    stored
      .filter(({ purpose }) => purposes.includes(purpose))
      .map(async (key) => ({
        kid: new Uint8Array(key.kid),
        key: await importPublicKey(new Uint8Array(key.publicKey)),
        kinds: [key.purpose as KeyPurpose],
        signsFrom: new Date(key.signsFrom.getTime() - YOUNGER_MS),
        ...(key.signsUntil === null ? {} : { signsUntil: key.signsUntil }),
      })),
  );
}

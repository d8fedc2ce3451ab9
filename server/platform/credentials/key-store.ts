import { sql } from 'kysely';
import type { keyPurposes } from '../../../contract/credentials.ts';
import { CODE_KINDS } from '../../../lib/credentials/index.ts';
import type { Db, Tx } from '../db/database.ts';

export type StoredPurpose = (typeof keyPurposes)[number];

/** A key as stored: PKCS #8 encrypted, SPKI in the clear; times are Date or null. */
export type StoredKey = {
  readonly kid: Buffer;
  readonly purpose: StoredPurpose;
  /** Whose codes it signs; `EVERY_DATASET` for what is signed for all. */
  readonly dataset: string;
  /** Until when it signed for every dataset; null: never. */
  readonly sharedUntil: Date | null;
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
  readonly signsFrom: Date;
  readonly signsUntil: Date | null;
  /** X.509 in DER, of keys that others know by certificate. */
  readonly certificate: Buffer | null;
};

/** Dataset of keys that sign for all: packs, lists, certificates. */
export const EVERY_DATASET = '*';

/** Whose key signs for a purpose in a dataset: codes have keys of their dataset, everything else is signed for all. */
export function keyOwner(purpose: StoredPurpose, dataset: string): string {
  return (CODE_KINDS as readonly string[]).includes(purpose) ? dataset : EVERY_DATASET;
}

/** Every key, retired ones too: they still verify what they signed. */
export async function readKeys(db: Db | Tx): Promise<StoredKey[]> {
  const found = await sql<StoredKey>`
    select kid, purpose, dataset, shared_until as "sharedUntil", private_key as "privateKey", public_key as "publicKey",
      signs_from as "signsFrom", signs_until as "signsUntil", certificate
    from signing_key order by signs_from, kid`.execute(db);
  return found.rows;
}

/** What a verifier of a dataset trusts, and the keys whose codes it tells apart from both forged and its own. */
export type KeysOfDataset = { readonly own: StoredKey[]; readonly apart: StoredKey[] };

/** Divides keys as somebody of a dataset sees them. A key of another dataset is trusted for the time in which all shared it. */
export function keysOfDataset(keys: readonly StoredKey[], dataset: string): KeysOfDataset {
  const isOwn = (key: StoredKey) => key.dataset === keyOwner(key.purpose, dataset);
  const shared = keys.flatMap((key) => {
    const { sharedUntil, signsUntil } = key;
    return isOwn(key) || sharedUntil === null
      ? []
      : { ...key, signsUntil: signsUntil === null || sharedUntil < signsUntil ? sharedUntil : signsUntil };
  });
  return { own: [...keys.filter(isOwn), ...shared], apart: keys.filter((key) => !isOwn(key)) };
}

/** Stores a key unless the purpose has one in use by now: of two processes starting together one wins. */
export async function offerKey(db: Db | Tx, key: StoredKey): Promise<void> {
  await sql`insert into signing_key (kid, purpose, dataset, private_key, public_key, signs_from, signs_until, certificate)
    values (${key.kid}, ${key.purpose}, ${key.dataset}, ${key.privateKey}, ${key.publicKey}, ${key.signsFrom},
      ${key.signsUntil}, ${key.certificate})
    on conflict do nothing`.execute(db);
}

/** Ends the signing of the key in use for a purpose; it verifies on. */
export async function retireKey(
  tx: Tx,
  { purpose, dataset }: Pick<StoredKey, 'purpose' | 'dataset'>,
  until: Date,
): Promise<void> {
  await sql`update signing_key set signs_until = ${until}
    where purpose = ${purpose} and dataset = ${dataset} and signs_until is null`.execute(tx);
}

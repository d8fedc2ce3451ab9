import { sql } from 'kysely';
import type { keyPurposes } from '../../../contract/credentials.ts';
import type { Db, Tx } from '../db/database.ts';

export type StoredPurpose = (typeof keyPurposes)[number];

/** A key as stored: PKCS #8 encrypted, SPKI in the clear; times are Date or null. */
export type StoredKey = {
  readonly kid: Buffer;
  readonly purpose: StoredPurpose;
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
  readonly signsFrom: Date;
  readonly signsUntil: Date | null;
  /** X.509 in DER, of keys that others know by certificate. */
  readonly certificate: Buffer | null;
};

/** Every key, retired ones too: they still verify what they signed. */
export async function readKeys(db: Db | Tx): Promise<StoredKey[]> {
  const found = await sql<StoredKey>`
    select kid, purpose, private_key as "privateKey", public_key as "publicKey", signs_from as "signsFrom",
      signs_until as "signsUntil", certificate
    from signing_key order by signs_from, kid`.execute(db);
  return found.rows;
}

/** Stores a key unless the purpose has one in use by now: of two processes starting together one wins. */
export async function offerKey(db: Db | Tx, key: StoredKey): Promise<void> {
  await sql`insert into signing_key (kid, purpose, private_key, public_key, signs_from, signs_until, certificate)
    values (${key.kid}, ${key.purpose}, ${key.privateKey}, ${key.publicKey}, ${key.signsFrom}, ${key.signsUntil},
      ${key.certificate})
    on conflict do nothing`.execute(db);
}

/** Ends the signing of the key in use for a purpose; it verifies on. */
export async function retireKey(tx: Tx, purpose: StoredPurpose, until: Date): Promise<void> {
  await sql`update signing_key set signs_until = ${until} where purpose = ${purpose} and signs_until is null`.execute(
    tx,
  );
}

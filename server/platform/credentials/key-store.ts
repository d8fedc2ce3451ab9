import { sql } from 'kysely';
import type { CodeKind } from '../../../lib/credentials/index.ts';
import type { Db } from '../db/database.ts';

/** A key as stored: PKCS #8 encrypted, SPKI in the clear; times are Date or null. */
export type StoredKey = {
  readonly kid: Buffer;
  readonly purpose: CodeKind;
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
  readonly signsFrom: Date;
  readonly signsUntil: Date | null;
};

/** Every key, retired ones too: they still verify what they signed. */
export async function readKeys(db: Db): Promise<StoredKey[]> {
  const found = await sql<StoredKey>`
    select kid, purpose, private_key as "privateKey", public_key as "publicKey", signs_from as "signsFrom",
      signs_until as "signsUntil"
    from signing_key order by signs_from, kid`.execute(db);
  return found.rows;
}

/** Stores a key unless the purpose has one in use by now: of two processes starting together one wins. */
export async function offerKey(db: Db, key: StoredKey): Promise<void> {
  await sql`insert into signing_key (kid, purpose, private_key, public_key, signs_from, signs_until)
    values (${key.kid}, ${key.purpose}, ${key.privateKey}, ${key.publicKey}, ${key.signsFrom}, ${key.signsUntil})
    on conflict do nothing`.execute(db);
}

import { sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { Scope } from '../scope.ts';

/** How an account is reached and recognised. */
export type Contact = {
  readonly phone: string | null;
  readonly email: string | null;
  readonly staffCode: string | null;
};
type Row = {
  account_id: string;
  phone: Buffer | null;
  email: Buffer | null;
  staff_code: Buffer | null;
};

const EMAIL = 'account.email';
const STAFF_CODE = 'account.staff-code';

export const noContact: Contact = { phone: null, email: null, staffCode: null };

/** Contacts of accounts, by account id. */
export async function contactsOf(
  _scope: Scope,
  db: Db | Tx,
  secrets: Secrets,
  accountIds: readonly string[],
): Promise<Map<string, Contact>> {
  const found = await sql<Row>`select account_id, phone, email, staff_code from account_contact
    where account_id = any(${[...accountIds]}::uuid[])`.execute(db);
  const plain = (value: Buffer | null) => (value === null ? null : secrets.decrypt(value));
  return new Map(
    found.rows.map((row) => [
      row.account_id,
      { phone: plain(row.phone), email: plain(row.email), staffCode: plain(row.staff_code) },
    ]),
  );
}

/**
 * Writes a contact. A claim that was ended stays so while the e-mail or the code is the same: by either of them whoever undid the
 * link would be let in again.
 * @returns false when the e-mail or the code is another account's.
 */
export async function saveContact(
  scope: Scope,
  tx: Tx,
  secrets: Secrets,
  accountId: string,
  contact: Contact,
): Promise<boolean> {
  const closed = (value: string | null) => (value === null ? null : secrets.encrypt(value));
  const index = (purpose: string, value: string | null) =>
    value === null ? null : secrets.blindIndex(purpose, value);
  const email = index(EMAIL, contact.email);
  const code = index(STAFF_CODE, contact.staffCode);
  const taken =
    await sql`select 1 from account_contact where dataset = ${scope.dataset} and account_id <> ${accountId}
    and (email_index = ${email} or staff_code_index = ${code})`.execute(tx);
  if (taken.rows.length > 0) {
    return false;
  }
  await sql`insert into account_contact values (${accountId}, ${scope.dataset}, ${closed(contact.phone)},
      ${closed(contact.email)}, ${email}, ${closed(contact.staffCode)}, ${code})
    on conflict (account_id) do update set phone = excluded.phone, email = excluded.email,
      email_index = excluded.email_index, staff_code = excluded.staff_code,
      staff_code_index = excluded.staff_code_index, claim_ended = account_contact.claim_ended
        and (coalesce(account_contact.email_index = excluded.email_index, false)
          or coalesce(account_contact.staff_code_index = excluded.staff_code_index, false))`.execute(tx);
  return true;
}

/** Whether the single sign-on may find an account by its e-mail or code; with both of them replaced it begins anew. */
export async function endClaim(_scope: Scope, tx: Tx, accountId: string, ended: boolean): Promise<void> {
  await sql`update account_contact set claim_ended = ${ended} where account_id = ${accountId}`.execute(tx);
}

/** Those of these accounts that the single sign-on may find no more. */
export async function endedClaims(
  _scope: Scope,
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ account_id: string }>`select account_id from account_contact
    where claim_ended and account_id = any(${[...accountIds]}::uuid[])`.execute(db);
  return new Set(found.rows.map(({ account_id }) => account_id));
}

/** An account that is expected; `ended`: its officer undid the link. */
export type Expected = { readonly accountId: string; readonly ended: boolean };

/** Accounts that an administrator expects under this e-mail or this code; more than one when the two disagree. */
export async function accountsOfContact(
  scope: Scope,
  db: Db | Tx,
  secrets: Secrets,
  known: { readonly email: string | null; readonly staffCode: string | null },
): Promise<Expected[]> {
  const email = known.email === null ? null : secrets.blindIndex(EMAIL, known.email);
  const code = known.staffCode === null ? null : secrets.blindIndex(STAFF_CODE, known.staffCode);
  const found =
    await sql<Expected>`select account_id as "accountId", claim_ended as ended from account_contact
    where dataset = ${scope.dataset} and (email_index = ${email} or staff_code_index = ${code})`.execute(db);
  return found.rows;
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Authority, SigningAct, SigningForm } from '../rules/signing.ts';

/** A row of the authority table. */
export type AuthorityRow = {
  id: string;
  dataset: string;
  office_id: string;
  name: string;
  form: SigningForm;
  title: string;
  kinds: SigningAct[];
  head_title: string | null;
  on_behalf_of: string | null;
  document: string | null;
  valid_from: string;
  valid_to: string | null;
  ended_at: Date | null;
  end_reason: string | null;
  created_at: Date;
  created_by: string;
};

/** Enters an authority. */
export async function insertAuthority(_scope: Scope, tx: Tx, row: AuthorityRow): Promise<void> {
  await sql`insert into signing_authority
    select * from jsonb_populate_record(null::signing_authority, ${JSON.stringify(row)}::jsonb)`.execute(tx);
}

/** Authorities of one office, those in use first; the caller has looked whether the viewer may see the office. */
export async function authoritiesOf(scope: Scope, db: Db, officeId: string): Promise<AuthorityRow[]> {
  const found = await sql<AuthorityRow>`select * from signing_authority
    where dataset = ${scope.dataset} and office_id = ${officeId}
    order by ended_at is not null, valid_from desc, id desc limit 500`.execute(db);
  return found.rows;
}

/** One authority of the scope's dataset. */
export async function findAuthority(
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<AuthorityRow | undefined> {
  const found = await sql<AuthorityRow>`select * from signing_authority
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Ends an authority that has not been ended; what was signed under it stays. */
export async function endAuthority(
  scope: Scope,
  tx: Tx,
  one: { readonly id: string; readonly at: Date; readonly reason: string },
): Promise<AuthorityRow | undefined> {
  const found = await sql<AuthorityRow>`update signing_authority
    set ended_at = ${one.at}, end_reason = ${one.reason}
    where id = ${one.id} and dataset = ${scope.dataset} and ended_at is null returning *`.execute(tx);
  return found.rows[0];
}

/** A row as the rules judge it. */
export function authorityOf(row: AuthorityRow): Authority {
  return {
    form: row.form,
    title: row.title,
    headTitle: row.head_title,
    onBehalfOf: row.on_behalf_of,
    document: row.document,
    kinds: row.kinds,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    endedAt: row.ended_at?.getTime() ?? null,
  };
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { NamedRow } from './tables.ts';

/** Contacts that somebody named for a case. */
export async function namedOf(scope: Scope, db: Db | Tx, caseId: string): Promise<NamedRow[]> {
  const found =
    await sql<NamedRow>`select * from named_contact where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(
      db,
    );
  return found.rows;
}

/** Keeps named contacts; naming somebody again replaces the day and relation. One row a person. */
export async function saveNamed(_scope: Scope, tx: Tx, rows: readonly NamedRow[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await sql`insert into named_contact (case_id, person_no, dataset, relation, from_at, to_at, named_at, named_by,
      setting, spot)
    select * from unnest(${rows.map((r) => r.case_id)}::uuid[], ${rows.map((r) => r.person_no)}::bigint[],
      ${rows.map((r) => r.dataset)}::text[], ${rows.map((r) => r.relation)}::text[],
      ${rows.map((r) => r.from_at.toISOString())}::timestamptz[], ${rows.map((r) => r.to_at.toISOString())}::timestamptz[],
      ${rows.map((r) => r.named_at.toISOString())}::timestamptz[], ${rows.map((r) => r.named_by)}::text[],
      ${rows.map((r) => r.setting)}::text[], ${rows.map((r) => r.spot)}::text[])
    on conflict (case_id, person_no) do update set relation = excluded.relation, from_at = excluded.from_at,
      to_at = excluded.to_at, named_at = excluded.named_at, named_by = excluded.named_by,
      setting = excluded.setting, spot = excluded.spot`.execute(tx);
}

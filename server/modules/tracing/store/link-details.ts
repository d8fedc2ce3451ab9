import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { Relation } from '../types.ts';
import type { LinkRow } from './tables.ts';

/** What is noted of a decided contact beside the decision. */
export type LinkDetails = {
  id: string;
  case_id: string;
  person_no: number;
  decision: LinkRow['decision'];
  relation: Relation | null;
  follow_up_office: string | null;
  follow_up_office_name: string | null;
  follow_up_officer: string | null;
  resulting_case_id: string | null;
  version: number;
  field_versions: FieldVersions;
};

/** Details by id of the decision; `lock` holds them to the end of the transaction. */
export async function detailsOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  lock = false,
): Promise<Map<string, LinkDetails>> {
  const found = await sql<LinkDetails>`select id, case_id, person_no, decision, relation, follow_up_office,
      follow_up_office_name, follow_up_officer, resulting_case_id, version, field_versions
    from contact_link where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}
    order by id ${lock ? sql`for update` : sql``}`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Keeps details as they were merged under the lock. */
export async function saveDetails(scope: Scope, tx: Tx, rows: readonly LinkDetails[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await sql`update contact_link l set relation = n.relation, follow_up_office = n.office,
      follow_up_office_name = n.office_name, follow_up_officer = n.officer, version = n.version,
      field_versions = n.field_versions
    from unnest(${rows.map((r) => r.case_id)}::uuid[], ${rows.map((r) => r.id)}::uuid[],
      ${rows.map((r) => r.relation)}::text[], ${rows.map((r) => r.follow_up_office)}::uuid[],
      ${rows.map((r) => r.follow_up_office_name)}::text[], ${rows.map((r) => r.follow_up_officer)}::text[],
      ${rows.map((r) => r.version)}::int[], ${rows.map((r) => JSON.stringify(r.field_versions))}::jsonb[])
      as n(case_id, id, relation, office, office_name, officer, version, field_versions)
    where l.case_id = n.case_id and l.id = n.id and l.dataset = ${scope.dataset}`.execute(tx);
}

/** Names the case that people became, wherever they are contacts; a case named before stays. */
export async function saveResultingCases(
  scope: Scope,
  tx: Tx,
  became: readonly { readonly personNo: number; readonly caseId: string }[],
): Promise<void> {
  await sql`update contact_link l set resulting_case_id = b.case_id
    from unnest(${became.map((b) => b.personNo)}::bigint[], ${became.map((b) => b.caseId)}::uuid[]) as b(person_no, case_id)
    where l.person_no = b.person_no and l.dataset = ${scope.dataset} and l.resulting_case_id is null
      and l.case_id <> b.case_id`.execute(tx);
}

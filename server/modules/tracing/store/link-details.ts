import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Relation } from '../types.ts';

/** What is noted of a decided contact beside the decision. */
export type LinkDetails = {
  relation: Relation | null;
  follow_up_office: string | null;
  follow_up_office_name: string | null;
  follow_up_officer: string | null;
  resulting_case_id: string | null;
};

/** Details by id of the decision. */
export async function detailsOf(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, LinkDetails>> {
  const found = await sql<
    LinkDetails & { id: string }
  >`select id, relation, follow_up_office, follow_up_office_name,
      follow_up_officer, resulting_case_id
    from contact_link where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map(({ id, ...details }) => [id, details]));
}

/** Which details to set; undefined leaves one as it is. */
export type DetailsPatch = {
  readonly relation?: Relation | null | undefined;
  readonly office?: { readonly id: string; readonly name: string } | null | undefined;
  readonly officer?: string | null | undefined;
};

/** Sets details of decisions of one case. */
export async function saveDetails(
  scope: Scope,
  tx: Tx,
  caseId: string,
  ids: readonly string[],
  patch: DetailsPatch,
): Promise<void> {
  const { relation, office, officer } = patch;
  await sql`update contact_link set
      relation = case when ${relation === undefined}::boolean then relation else ${relation ?? null}::text end,
      follow_up_office = case when ${office === undefined}::boolean then follow_up_office else ${office?.id ?? null}::uuid end,
      follow_up_office_name = case when ${office === undefined}::boolean then follow_up_office_name else ${office?.name ?? null}::text end,
      follow_up_officer = case when ${officer === undefined}::boolean then follow_up_officer else ${officer ?? null}::text end
    where case_id = ${caseId} and dataset = ${scope.dataset} and id = any(${ids}::uuid[])`.execute(tx);
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

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type ProposalStatus = 'PROPOSED' | 'REVIEWED' | 'APPROVED' | 'PUBLISHED' | 'RETURNED';
export type ProposalRow = {
  id: string;
  dataset: string;
  status: ProposalStatus;
  reason: string;
  proposed_at: Date;
  proposed_by: string;
  proposed_by_id: string | null;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  review_note: string | null;
  approved_at: Date | null;
  approved_by: string | null;
  decision_number: string | null;
  effective_from: Date | null;
  signer: string | null;
  published_at: Date | null;
  version: number;
};
export type ProposalItem = { readonly area_no: number; readonly level: number };

/** Writes a proposal with its areas. */
export async function insertProposal(
  scope: Scope,
  tx: Tx,
  row: ProposalRow,
  items: readonly ProposalItem[],
): Promise<void> {
  await sql`insert into risk_proposal select * from
    jsonb_populate_record(null::risk_proposal, ${JSON.stringify({ ...row, dataset: scope.dataset })}::jsonb)`.execute(
    tx,
  );
  await sql`insert into risk_proposal_item select ${row.id}, i.area_no, i.level
    from unnest(${items.map((item) => item.area_no)}::int[], ${items.map((item) => item.level)}::smallint[])
      as i(area_no, level)`.execute(tx);
}

/** One proposal of the scope's dataset, locked until the transaction ends. */
export async function lockProposal(scope: Scope, tx: Tx, id: string): Promise<ProposalRow | undefined> {
  const found =
    await sql<ProposalRow>`select * from risk_proposal where id = ${id} and dataset = ${scope.dataset}
    for update`.execute(tx);
  return found.rows[0];
}

export async function findProposal(scope: Scope, db: Db | Tx, id: string): Promise<ProposalRow | undefined> {
  const found = await sql<ProposalRow>`select * from risk_proposal
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Areas of proposals with the levels proposed. */
export async function itemsOf(
  _scope: Scope,
  db: Db | Tx,
  proposalIds: readonly string[],
): Promise<Map<string, ProposalItem[]>> {
  const found = await sql<ProposalItem & { proposal_id: string }>`select * from risk_proposal_item
    where proposal_id = any(${proposalIds}::uuid[]) order by proposal_id, area_no`.execute(db);
  return Map.groupBy(found.rows, (row) => row.proposal_id);
}

/** Proposals that touch one of these areas (null: any), newest first, one more than the limit. */
export async function listProposals(
  scope: Scope,
  db: Db,
  filter: {
    readonly areaNos: readonly number[] | null;
    readonly status: ProposalStatus | null;
    readonly after: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<ProposalRow[]> {
  const { areaNos, status, after, limit } = filter;
  const conditions = [
    sql`p.dataset = ${scope.dataset}`,
    ...(status === null ? [] : [sql`p.status = ${status}`]),
    ...(after === null ? [] : [sql`(p.proposed_at, p.id) < (${after.at}, ${after.id}::uuid)`]),
    ...(areaNos === null
      ? []
      : [
          sql`exists (select 1 from risk_proposal_item i
            where i.proposal_id = p.id and i.area_no = any(${areaNos}::int[]))`,
        ]),
  ];
  const found =
    await sql<ProposalRow>`select p.* from risk_proposal p where ${sql.join(conditions, sql` and `)}
    order by p.proposed_at desc, p.id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** Writes the state of a proposal. */
export async function updateProposal(scope: Scope, tx: Tx, row: ProposalRow): Promise<void> {
  await sql`update risk_proposal set status = ${row.status}, reviewed_at = ${row.reviewed_at},
      reviewed_by = ${row.reviewed_by}, review_note = ${row.review_note}, approved_at = ${row.approved_at},
      approved_by = ${row.approved_by}, decision_number = ${row.decision_number},
      effective_from = ${row.effective_from}, signer = ${row.signer}, published_at = ${row.published_at},
      version = ${row.version}
    where id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Was this decision number used by another proposal? */
export async function isNumberUsed(scope: Scope, tx: Tx, number: string, but: string): Promise<boolean> {
  const found = await sql`select 1 from risk_proposal
    where dataset = ${scope.dataset} and decision_number = ${number} and id <> ${but} limit 1`.execute(tx);
  return found.rows.length > 0;
}

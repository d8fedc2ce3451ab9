import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Basis, ChangeReason, ChangeRowStatus, LevelProposal } from '../types.ts';

export type ChangeRow = {
  case_id: string;
  set_id: string;
  person_no: number;
  dataset: string;
  from_level: number | null;
  to_level: number | null;
  reason: ChangeReason;
  proposal: LevelProposal;
  order_id: string | null;
  order_number: string | null;
  basis: Basis | null;
  status: ChangeRowStatus;
  applied_at: Date | null;
  applied_by: string | null;
};

const CHUNK = 2_000;

export async function insertRows(_scope: Scope, tx: Tx, rows: readonly ChangeRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await sql`insert into level_change_row select * from jsonb_populate_recordset(null::level_change_row,
      ${JSON.stringify(rows.slice(from, from + CHUNK))}::jsonb) on conflict do nothing`.execute(tx);
  }
}

/** Newer changes of the same people take over what still waits in older ones of the case. */
export async function supersede(
  scope: Scope,
  tx: Tx,
  caseId: string,
  personNos: readonly number[],
  but: string,
): Promise<void> {
  await sql`update level_change_row set status = 'SUPERSEDED'
    where case_id = ${caseId} and person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
      and status = 'OPEN' and set_id <> ${but}`.execute(tx);
}

/** Everything that waits in these sets is taken over. */
export async function supersedeSets(
  scope: Scope,
  tx: Tx,
  caseIds: readonly string[],
  setIds: readonly string[],
): Promise<void> {
  await sql`update level_change_row set status = 'SUPERSEDED'
    where case_id = any(${caseIds}::uuid[]) and set_id = any(${setIds}::uuid[]) and dataset = ${scope.dataset}
      and status = 'OPEN'`.execute(tx);
}

/** People whom the newest listed tracing of the case found to be no contacts any more. */
export async function listedAsGone(scope: Scope, tx: Tx, caseId: string): Promise<Set<number>> {
  const found = await sql<{ person_no: number; to_level: number | null }>`
    select distinct on (r.person_no) r.person_no, r.to_level from level_change_row r
    join level_change_set s on s.case_id = r.case_id and s.id = r.set_id
    where r.case_id = ${caseId} and r.dataset = ${scope.dataset} and s.cause = 'RETRACED'
    order by r.person_no, s.at desc, s.id desc`.execute(tx);
  return new Set(found.rows.filter((row) => row.to_level === null).map((row) => row.person_no));
}

export type RowFilter = {
  readonly proposal: LevelProposal | null;
  readonly status: ChangeRowStatus | null;
  readonly after: { readonly rank: number; readonly personNo: number } | null;
  readonly limit: number;
};

/** The order in which proposals are carried out and shown: what others rest on comes first. */
const rank = sql`array_position(array['DISCARD_CASE', 'CONVERT_TO_CASE', 'CONFIRM_CONTACT', 'RELEASE_ORDER', 'DROP_CONTACT', 'NONE'], proposal)`;

/** Rows of a set, by proposal, one more than the limit; `total` counts all. */
export async function listRows(
  scope: Scope,
  db: Db | Tx,
  set: { readonly case_id: string; readonly id: string },
  filter: RowFilter,
): Promise<{ rows: (ChangeRow & { rank: number })[]; total: number }> {
  const { proposal, status, after } = filter;
  const matching = sql`case_id = ${set.case_id} and set_id = ${set.id} and dataset = ${scope.dataset}
    and (${proposal}::text is null or proposal = ${proposal}) and (${status}::text is null or status = ${status})`;
  const behind =
    after === null ? sql`` : sql`and (${rank}, person_no) > (${after.rank}::int, ${after.personNo}::bigint)`;
  const found = await sql<ChangeRow & { rank: number }>`select *, ${rank} as rank from level_change_row
    where ${matching} ${behind} order by rank, person_no limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{
    n: number;
  }>`select count(*) as n from level_change_row where ${matching}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.n };
}

/** Rows of a set for these people, whatever their status. */
export async function rowsOfPeople(
  scope: Scope,
  db: Db | Tx,
  set: { readonly case_id: string; readonly id: string },
  personNos: readonly number[],
): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`select * from level_change_row
    where case_id = ${set.case_id} and set_id = ${set.id} and dataset = ${scope.dataset}
      and person_no = any(${personNos}::bigint[]) order by ${rank}, person_no`.execute(db);
  return found.rows;
}

export type ProposalCount = {
  set_id: string;
  proposal: LevelProposal;
  n: number;
  open: number;
  orders: number;
};

/** How many rows each proposal has in these sets, and how many still wait. */
export async function countProposals(
  scope: Scope,
  db: Db | Tx,
  sets: readonly { readonly case_id: string; readonly id: string }[],
): Promise<Map<string, ProposalCount[]>> {
  const found = await sql<ProposalCount>`select set_id, proposal, count(*) as n,
      count(*) filter (where status = 'OPEN') as open,
      count(*) filter (where status = 'OPEN' and proposal = 'RELEASE_ORDER') as orders
    from level_change_row where case_id = any(${sets.map((set) => set.case_id)}::uuid[])
      and set_id = any(${sets.map((set) => set.id)}::uuid[]) and dataset = ${scope.dataset}
    group by set_id, proposal order by set_id, min(${rank})`.execute(db);
  return Map.groupBy(found.rows, (row) => row.set_id);
}

/** Notes that proposals were carried out. */
export async function markApplied(
  scope: Scope,
  tx: Tx,
  set: { readonly case_id: string; readonly id: string },
  personNos: readonly number[],
  by: { readonly at: number; readonly name: string },
): Promise<void> {
  await sql`update level_change_row set status = 'APPLIED', applied_at = ${new Date(by.at)}, applied_by = ${by.name}
    where case_id = ${set.case_id} and set_id = ${set.id} and dataset = ${scope.dataset}
      and person_no = any(${personNos}::bigint[]) and status = 'OPEN'`.execute(tx);
}

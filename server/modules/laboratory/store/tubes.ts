import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type {
  Disease,
  SamplePurpose,
  Specimen,
  SpecimenCondition,
  TestKind,
  TestResult,
  TubeStatus,
} from '../types.ts';

/** A tube as stored. */
export type TubeRow = {
  id: string;
  dataset: string;
  code: string;
  disease: Disease;
  kind: TestKind;
  specimen: Specimen;
  purpose: SamplePurpose;
  status: TubeStatus;
  sampled_at: Date;
  area_no: number;
  place_no: number | null;
  unit_id: string | null;
  collector: string;
  members: number;
  retest_of: string | null;
  received_at: Date | null;
  received_by: string | null;
  condition: SpecimenCondition | null;
  reject_reason: string | null;
  released_revision: number;
  last_revision: number;
  result: TestResult | null;
  result_at: Date | null;
  released_at: Date | null;
  pending_result: TestResult | null;
  pending_by: string | null;
  created_at: Date;
  created_by: string;
};

/** Takes codes for tubes. @returns the codes that were free; the others belong to other tubes. */
export async function claimCodes(
  scope: Scope,
  tx: Tx,
  claims: readonly { readonly code: string; readonly id: string }[],
): Promise<Set<string>> {
  const taken = await sql<{ code: string }>`insert into lab_tube_code (code, dataset, tube_id)
    select c.code, ${scope.dataset}, c.id
    from unnest(${claims.map((c) => c.code)}::text[], ${claims.map((c) => c.id)}::uuid[]) as c(code, id)
    order by c.code on conflict do nothing returning code`.execute(tx);
  return new Set(taken.rows.map((row) => row.code));
}

export async function insertTubes(_scope: Scope, tx: Tx, rows: readonly TubeRow[]): Promise<void> {
  await sql`insert into lab_tube select * from
    jsonb_populate_recordset(null::lab_tube, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** Writes what reception, results and releases move. */
export async function updateTubes(scope: Scope, tx: Tx, rows: readonly TubeRow[]): Promise<void> {
  await sql`update lab_tube t set status = n.status, received_at = n.received_at, received_by = n.received_by,
      condition = n.condition, reject_reason = n.reject_reason, released_revision = n.released_revision,
      last_revision = n.last_revision, result = n.result, result_at = n.result_at, released_at = n.released_at,
      pending_result = n.pending_result, pending_by = n.pending_by
    from jsonb_populate_recordset(null::lab_tube, ${JSON.stringify(rows)}::jsonb) n
    where t.id = n.id and t.dataset = ${scope.dataset}`.execute(tx);
}

/** One tube of the scope's dataset, whatever its area: the caller decides what the viewer may see. */
export async function findTube(scope: Scope, db: Db | Tx, id: string): Promise<TubeRow | undefined> {
  const found =
    await sql<TubeRow>`select * from lab_tube where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Tubes by id. */
export async function findTubes(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<TubeRow[]> {
  const found = await sql<TubeRow>`select * from lab_tube
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Tubes by code, locked in one order until the transaction ends, so that two batches can't deadlock. */
export async function lockTubes(
  scope: Scope,
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, TubeRow>> {
  const ids = await sql<{ tube_id: string }>`select tube_id from lab_tube_code
    where code = any(${codes}::text[]) and dataset = ${scope.dataset}`.execute(tx);
  const found = await sql<TubeRow>`select * from lab_tube
    where id = any(${ids.rows.map((row) => row.tube_id)}::uuid[]) and dataset = ${scope.dataset}
    order by id for update`.execute(tx);
  return new Map(found.rows.map((row) => [row.code, row]));
}

/** Single tubes that follow a pool. */
export async function retestsOf(scope: Scope, db: Db | Tx, poolId: string): Promise<TubeRow[]> {
  const found = await sql<TubeRow>`select * from lab_tube
    where retest_of = ${poolId} and dataset = ${scope.dataset} order by code`.execute(db);
  return found.rows;
}

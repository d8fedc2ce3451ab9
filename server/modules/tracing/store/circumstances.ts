import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** How a case was somewhere, as it recalled: null where it did not say. Times Unix ms. */
export type Circumstance = {
  readonly placeNo: number;
  readonly from: number;
  readonly to: number;
  readonly masked: boolean | null;
  readonly indoors: boolean | null;
};

type Row = { place_no: number; from_at: Date; to_at: Date; masked: boolean | null; indoors: boolean | null };

/** Keeps what a case recalled; saying it again replaces it. */
export async function saveCircumstances(
  scope: Scope,
  tx: Tx,
  caseId: string,
  given: readonly Circumstance[],
): Promise<void> {
  // A statement can't write a row twice: the last one said counts.
  const rows = [...new Map(given.map((one) => [`${one.placeNo} ${one.from}`, one])).values()];
  if (rows.length === 0) {
    return;
  }
  await sql`insert into case_circumstance (case_id, place_no, from_at, to_at, dataset, masked, indoors)
    select ${caseId}::uuid, place_no, from_at, to_at, ${scope.dataset}, masked, indoors
    from unnest(${rows.map((one) => one.placeNo)}::int[], ${rows.map((one) => new Date(one.from).toISOString())}::timestamptz[],
      ${rows.map((one) => new Date(one.to).toISOString())}::timestamptz[], ${rows.map((one) => one.masked)}::boolean[],
      ${rows.map((one) => one.indoors)}::boolean[]) as c(place_no, from_at, to_at, masked, indoors)
    on conflict (case_id, place_no, from_at) do update set to_at = excluded.to_at, masked = excluded.masked,
      indoors = excluded.indoors`.execute(tx);
}

/** What a case recalled of its visits. */
export async function circumstancesOf(scope: Scope, db: Db | Tx, caseId: string): Promise<Circumstance[]> {
  const found = await sql<Row>`select place_no, from_at, to_at, masked, indoors from case_circumstance
    where case_id = ${caseId} and dataset = ${scope.dataset} order by from_at, place_no`.execute(db);
  return found.rows.map((row) => ({
    placeNo: row.place_no,
    from: row.from_at.getTime(),
    to: row.to_at.getTime(),
    masked: row.masked,
    indoors: row.indoors,
  }));
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type LevelRow = {
  id: string;
  area_no: number;
  dataset: string;
  level: number | null;
  from_at: Date;
  decision_number: string;
  signer: string;
  legal_basis: string;
  reason: string;
  proposal_id: string | null;
  recorded_at: Date;
  recorded_by: string;
  corrects: string | null;
  corrected_by: string | null;
  told: boolean;
};

/** Writes decided levels. */
export async function insertLevels(scope: Scope, tx: Tx, rows: readonly LevelRow[]): Promise<void> {
  const full = rows.map((row) => ({ ...row, dataset: scope.dataset }));
  await sql`insert into risk_level select * from
    jsonb_populate_recordset(null::risk_level, ${JSON.stringify(full)}::jsonb)`.execute(tx);
}

/** The decision in force and the one before it, of each area at a time. */
export async function levelsAt(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  at: Date,
): Promise<Map<number, { current: LevelRow; former: LevelRow | null }>> {
  const found = await sql<LevelRow>`select * from (
      select l.*, row_number() over (partition by area_no order by from_at desc, recorded_at desc, id desc) as place
      from risk_level l
      where area_no = any(${areaNos}::int[]) and dataset = ${scope.dataset} and from_at <= ${at} and corrected_by is null
    ) ranked where place <= 2 order by area_no, place`.execute(db);
  const byArea = Map.groupBy(found.rows, (row) => row.area_no);
  return new Map(
    [...byArea].map(([no, [current, former]]) => [no, { current: current!, former: former ?? null }]),
  );
}

/** Every decision on an area, corrected ones too, the newest first. */
export async function levelHistory(scope: Scope, db: Db | Tx, areaNo: number): Promise<LevelRow[]> {
  const found =
    await sql<LevelRow>`select * from risk_level where area_no = ${areaNo} and dataset = ${scope.dataset}
    order by from_at desc, recorded_at desc, id desc`.execute(db);
  return found.rows;
}

/** One decided level, locked until the transaction ends. */
export async function lockLevel(scope: Scope, tx: Tx, id: string): Promise<LevelRow | undefined> {
  const found = await sql<LevelRow>`select * from risk_level where id = ${id} and dataset = ${scope.dataset}
    for update`.execute(tx);
  return found.rows[0];
}

/** Decided levels of every dataset that are in effect by now and were not told of since; they are told of now. */
export async function takeEffective(_scope: Scope, tx: Tx, now: Date): Promise<LevelRow[]> {
  const found = await sql<LevelRow>`update risk_level set told = true where not told and from_at <= ${now}
    returning *`.execute(tx);
  return found.rows;
}

/** Notes on a row what replaced it. */
export async function markCorrected(scope: Scope, tx: Tx, row: LevelRow, by: string): Promise<void> {
  await sql`update risk_level set corrected_by = ${by}
    where id = ${row.id} and area_no = ${row.area_no} and dataset = ${scope.dataset}`.execute(tx);
}

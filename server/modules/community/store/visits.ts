import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';
import type { TeamResult } from '../rules/home-state.ts';

/** A record of a team as stored. */
export type VisitRow = {
  household_no: number;
  id: string;
  dataset: string;
  area_no: number;
  team_id: string;
  day: string;
  at: Date;
  time_quality: 'device' | 'suspect';
  device_at: Date | null;
  result: TeamResult;
  person_nos: number[];
  danger: boolean;
  note: Buffer | null;
  recorder_id: string;
  recorded_by: string;
  received_at: Date;
};

/** Keeps a record. */
export async function insertVisit(_scope: Scope, tx: Tx, row: VisitRow): Promise<void> {
  await sql`insert into community_visit (household_no, id, dataset, area_no, team_id, day, at, time_quality, device_at,
      result, person_nos, danger, note, recorder_id, recorded_by, received_at)
    values (${row.household_no}, ${row.id}, ${row.dataset}, ${row.area_no}, ${row.team_id}, ${row.day}, ${row.at},
      ${row.time_quality}, ${row.device_at}, ${row.result}, ${row.person_nos}::bigint[], ${row.danger}, ${row.note},
      ${row.recorder_id}, ${row.recorded_by}, ${row.received_at})`.execute(tx);
}

/** What a list needs of a record. */
export type VisitHead = {
  readonly householdNo: number;
  readonly at: number;
  readonly result: TeamResult;
  readonly by: string;
};
type StoredHead = Omit<VisitHead, 'at'> & { readonly at: Date };
const head = sql`household_no as "householdNo", at, result, recorded_by as by`;
const shown = (rows: readonly StoredHead[]): VisitHead[] =>
  rows.map((row) => ({ ...row, at: row.at.getTime() }));

/** Records of a day in these communes. */
export async function visitsOn(
  scope: Scope,
  db: Db | Tx,
  day: string,
  areaNos: readonly number[],
): Promise<VisitHead[]> {
  const found = await sql<StoredHead>`select ${head} from community_visit
    where dataset = ${scope.dataset} and day = ${day} and area_no = any(${areaNos}::int[]) order by at`.execute(
    db,
  );
  return shown(found.rows);
}

/** Records of one household since a day. */
export async function visitsOfHousehold(
  scope: Scope,
  tx: Tx,
  householdNo: number,
  since: string,
): Promise<VisitHead[]> {
  const found = await sql<StoredHead>`select ${head} from community_visit
    where household_no = ${householdNo} and dataset = ${scope.dataset} and day >= ${since} order by at`.execute(
    tx,
  );
  return shown(found.rows);
}

export type VisitCount = 'visits' | 'worse' | 'food' | 'medicine';

/** Records counted again, by dataset, commune and hour. */
export async function recountVisits(db: Db | Tx, since: Date, what: VisitCount): Promise<FigureRow[]> {
  const where = what === 'visits' ? sql`result <> 'called'` : sql`result = ${what}`;
  const found = await sql<{ dataset: string; areaNo: number; at: Date; value: number }>`
    select dataset, area_no as "areaNo", date_trunc('hour', at) as at, count(*) as value
    from community_visit where ${where} and at >= ${since} group by 1, 2, 3`.execute(db);
  return found.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { overriddenCrossing } from './crossings.ts';
import type { CrossingRow } from './tables.ts';

/** What happened at a post in one local hour of a day, by decision and zone. */
export type BoardCell = {
  place_no: number;
  hour: number;
  decision: string;
  zone_rank: number | null;
  waved: number;
  overridden: number;
  total: number;
  last_at: Date;
};

/** Where there is no data of the zone. */
const NO_ZONE = sql.raw('-1');
const columns = sql.raw('place_no, at, dataset, decision, zone_rank, total, waved, overridden, last_at');
const counted = sql`place_no, date_trunc('hour', at, 'UTC'), dataset, decision, coalesce(zone_rank, ${NO_ZONE}),
  count(*), count(*) filter (where waved), count(*) filter (where ${overriddenCrossing}), max(at)`;

/** Counts of a day at these posts; hours are local. */
export async function readBoard(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  from: Date,
  to: Date,
): Promise<BoardCell[]> {
  const found = await sql<BoardCell>`
    select place_no, extract(hour from at at time zone 'Asia/Ho_Chi_Minh')::int as hour, decision,
      nullif(zone_rank, ${NO_ZONE}) as zone_rank, waved, overridden, total, last_at
    from gate_count
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return found.rows;
}

/** Counts crossings in the transaction that keeps them, in the order of the keys, so that two can't deadlock. */
export async function addToBoard(tx: Tx, rows: readonly CrossingRow[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ place_no, at, dataset, decision, zone_rank, waved, proposed, by_group }) => ({
      place_no,
      at,
      dataset,
      decision,
      zone_rank,
      waved,
      proposed,
      by_group,
    })),
  );
  await sql`insert into gate_count (${columns})
    select ${counted}
    from jsonb_to_recordset(${json}::jsonb) as r(place_no int, at timestamptz, dataset text, decision text,
      zone_rank smallint, waved boolean, proposed text, by_group boolean)
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (place_no, at, dataset, decision, zone_rank) do update set
      total = gate_count.total + excluded.total, waved = gate_count.waved + excluded.waved,
      overridden = gate_count.overridden + excluded.overridden,
      last_at = greatest(gate_count.last_at, excluded.last_at)`.execute(tx);
}

/** Makes the counts again from the crossings. */
export async function rebuildBoard(scope: Scope, tx: Tx): Promise<void> {
  await sql`delete from gate_count where dataset = ${scope.dataset}`.execute(tx);
  await sql`insert into gate_count (${columns}) select ${counted} from gate_crossing
    where dataset = ${scope.dataset} group by 1, 2, 3, 4, 5`.execute(tx);
}

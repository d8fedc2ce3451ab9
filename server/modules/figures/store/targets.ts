import { sql } from 'kysely';
import type { targetDirections } from '../../../../contract/metric-entries.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A target as stored. */
export type TargetRow = {
  readonly id: string;
  readonly metric: string;
  readonly area_no: number;
  readonly direction: (typeof targetDirections)[number];
  readonly value: number;
  readonly valid_from: string;
  readonly source: string;
  readonly author: string;
  readonly entered_at: Date;
};

const columns = sql`id, metric, area_no, direction, value, valid_from, source, author, entered_at`;

/** Targets of these areas, newest first; null: of every metric. */
export async function listTargets(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  metric: string | null,
): Promise<TargetRow[]> {
  const found = await sql<TargetRow>`select ${columns} from metric_target
    where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[])
      and (${metric}::text is null or metric = ${metric})
    order by valid_from desc, entered_at desc limit 500`.execute(db);
  return found.rows;
}

/** The target of a metric in force on a day, by area. */
export async function targetsOn(
  scope: Scope,
  db: Db,
  metric: string,
  areaNos: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, TargetRow>> {
  const found = await sql<TargetRow>`select distinct on (area_no) ${columns} from metric_target
    where dataset = ${scope.dataset} and metric = ${metric} and area_no = any(${areaNos}::int[])
      and valid_from <= ${day}::date
    order by area_no, valid_from desc, entered_at desc`.execute(db);
  return new Map(found.rows.map((row) => [row.area_no, row]));
}

export async function insertTarget(scope: Scope, tx: Tx, row: TargetRow): Promise<void> {
  await sql`insert into metric_target (id, dataset, metric, area_no, direction, value, valid_from, source, author, entered_at)
    values (${row.id}, ${scope.dataset}, ${row.metric}, ${row.area_no}, ${row.direction}, ${row.value},
      ${row.valid_from}::date, ${row.source}, ${row.author}, ${row.entered_at})`.execute(tx);
}

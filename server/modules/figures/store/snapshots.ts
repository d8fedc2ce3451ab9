import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type DayValue = {
  readonly metric: string;
  readonly areaNo: number;
  readonly day: string;
  readonly value: number;
};

/** Datasets that have counters. */
export async function countedDatasets(db: Db): Promise<string[]> {
  const found = await sql<{ dataset: string }>`select distinct dataset from figure_month`.execute(db);
  return found.rows.map(({ dataset }) => dataset);
}

/** Values of the days as they were last known at a time (Unix ms); days never snapshot are missing. */
export async function valuesKnown(
  scope: Scope,
  db: Db | Tx,
  where: {
    readonly metrics: readonly string[];
    readonly areaNos: readonly number[];
    readonly from: string;
    readonly at: number;
  },
): Promise<DayValue[]> {
  const found =
    await sql<DayValue>`select distinct on (metric, area_no, day) metric, area_no as "areaNo", day, value
    from figure_snapshot where dataset = ${scope.dataset} and metric = any(${where.metrics}::text[])
      and area_no = any(${where.areaNos}::int[]) and day >= ${where.from}::date and taken_at <= ${new Date(where.at)}
    order by metric, area_no, day, taken_at desc`.execute(db);
  return found.rows;
}

/** The last snapshot taken by a time, and from which day on it looked; null before the first. */
export async function lastRun(
  scope: Scope,
  db: Db,
  at: number,
): Promise<{ takenAt: Date; firstDay: string } | null> {
  const found = await sql<{ takenAt: Date; firstDay: string }>`select taken_at as "takenAt",
      (select min(first_day) from figure_snapshot_run where dataset = ${scope.dataset} and taken_at <= ${new Date(at)})
        as "firstDay"
    from figure_snapshot_run where dataset = ${scope.dataset} and taken_at <= ${new Date(at)}
    order by taken_at desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Writes values that changed since the snapshot before. */
export async function saveSnapshot(
  scope: Scope,
  tx: Tx,
  takenAt: number,
  firstDay: string,
  changed: readonly DayValue[],
): Promise<void> {
  const { dataset } = scope;
  await sql`insert into figure_snapshot_run values (${dataset}, ${new Date(takenAt)}, ${firstDay}::date)
    on conflict do nothing`.execute(tx);
  for (let from = 0; from < changed.length; from += 20_000) {
    const rows = changed.slice(from, from + 20_000);
    await sql`insert into figure_snapshot (dataset, metric, area_no, day, taken_at, value)
      select ${dataset}, m, a, d, ${new Date(takenAt)}::timestamptz, v
      from unnest(${rows.map(({ metric }) => metric)}::text[], ${rows.map(({ areaNo }) => areaNo)}::int[],
        ${rows.map(({ day }) => day)}::date[], ${rows.map(({ value }) => value)}::bigint[]) as n(m, a, d, v)
      on conflict do nothing`.execute(tx);
  }
}

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

/** Areas whose counters add up to a unit that is kept: `members[i]` counts for `targets[i]`. */
export type Membership = { readonly members: readonly number[]; readonly targets: readonly number[] };

/**
 * Keeps what the days of one month are now, where they are not what was last known of them. The database compares, so that
 * two years of every commune need no room in this process.
 * @returns values written.
 */
export async function keepMonth(
  scope: Scope,
  tx: Tx,
  takenAt: number,
  month: string,
  { metrics, members, targets }: Membership & { readonly metrics: readonly string[] },
): Promise<number> {
  const { dataset } = scope;
  const at = new Date(takenAt);
  const written = await sql`with member as materialized (
      select * from unnest(${[...members]}::int[], ${[...targets]}::int[]) as g(area_no, target)),
    current as materialized (
      select m.metric, g.target as area_no, m.month + (d.n - 1)::int as day, sum(d.value)::bigint as value
      from figure_month m join member g on g.area_no = m.area_no
        cross join lateral unnest(m.days) with ordinality as d(value, n)
      where m.dataset = ${dataset} and m.month = ${month}::date and m.metric = any(${metrics}::text[]) and d.value <> 0
      group by 1, 2, 3),
    known as materialized (
      select distinct on (metric, area_no, day) metric, area_no, day, value from figure_snapshot
      where dataset = ${dataset} and metric = any(${metrics}::text[])
        and area_no = any(${[...new Set(targets)]}::int[])
        and day >= ${month}::date and day < ${month}::date + interval '1 month' and taken_at <= ${at}
      order by metric, area_no, day, taken_at desc)
    insert into figure_snapshot (dataset, metric, area_no, day, taken_at, value)
    select ${dataset}, metric, area_no, day, ${at}, coalesce(c.value, 0)
    from current c full join known k using (metric, area_no, day)
    where coalesce(c.value, 0) <> coalesce(k.value, 0)
    on conflict do nothing`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** Notes that a snapshot was taken that looked at everything from a day on. */
export async function noteRun(scope: Scope, tx: Tx, takenAt: number, firstDay: string): Promise<void> {
  await sql`insert into figure_snapshot_run values (${scope.dataset}, ${new Date(takenAt)}, ${firstDay}::date)
    on conflict do nothing`.execute(tx);
}

export type GaugeValue = { readonly metric: string; readonly areaNo: number; readonly value: number };

/** Keeps what gauges read, where it is not what they read last. @returns values written. */
export async function keepGauges(
  scope: Scope,
  tx: Tx,
  takenAt: number,
  values: readonly GaugeValue[],
): Promise<number> {
  const written = await sql`insert into gauge_snapshot (dataset, metric, area_no, taken_at, value)
    select ${scope.dataset}, n.metric, n.area_no, ${new Date(takenAt)}::timestamptz, n.value
    from unnest(${values.map(({ metric }) => metric)}::text[], ${values.map(({ areaNo }) => areaNo)}::int[],
        ${values.map(({ value }) => value)}::double precision[]) as n(metric, area_no, value)
      left join lateral (select value from gauge_snapshot g
        where g.dataset = ${scope.dataset} and g.metric = n.metric and g.area_no = n.area_no
        order by taken_at desc limit 1) as last on true
    where last.value is distinct from n.value
    on conflict do nothing`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** What a gauge read in an area up to a time, in order of time. */
export async function gaugeReadings(
  scope: Scope,
  db: Db,
  where: { readonly metric: string; readonly areaNo: number; readonly at: number },
): Promise<{ readonly takenAt: Date; readonly value: number }[]> {
  const found = await sql<{
    takenAt: Date;
    value: number;
  }>`select taken_at as "takenAt", value from gauge_snapshot
    where dataset = ${scope.dataset} and metric = ${where.metric} and area_no = ${where.areaNo}
      and taken_at <= ${new Date(where.at)} order by taken_at`.execute(db);
  return found.rows;
}

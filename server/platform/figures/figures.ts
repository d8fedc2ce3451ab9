import { sql } from 'kysely';
import { HOUR_MS } from '../clock/clock.ts';
import type { Db, Tx } from '../db/database.ts';

/** A metric as its module declares it. */
export type FigureDefinition = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  /** Public figures are shown without log-in, small numbers suppressed. */
  readonly public: boolean;
  /** Recount from the facts at or after `since`, for the nightly check: rows of (dataset, area, hour, value). */
  readonly recount: (db: Db | Tx, since: Date) => Promise<readonly FigureRow[]>;
  /** Facts older than this many days are gone by rule; their counters stay and are not recounted. */
  readonly keptDays?: number;
};

export type FigureRow = { dataset: string; areaNo: number; at: number; value: number };

/** A change of a counter: `at` is the time of the event, so that a late fact counts in its own hour. */
export type FigureDelta = {
  readonly metric: string;
  readonly dataset: string;
  readonly areaNo: number;
  readonly at: number;
  readonly by: number;
};

const EPOCH = 0;

/**
 * Changes counters in the caller's transaction: one hour row and one total row a (metric, area). Deltas are
 * summed and sorted by key before the upsert, so that two transactions can't deadlock.
 */
export async function addFigures(tx: Tx, deltas: readonly FigureDelta[]): Promise<void> {
  const sums = new Map<
    string,
    { dataset: string; metric: string; areaNo: number; level: 'h' | 't'; at: number; by: number }
  >();
  for (const delta of deltas) {
    add('h', Math.floor(delta.at / HOUR_MS) * HOUR_MS, delta);
    add('t', EPOCH, delta);
  }
  function add(level: 'h' | 't', at: number, delta: FigureDelta): void {
    const key = `${delta.metric}\0${String(delta.areaNo).padStart(10, '0')}\0${level}\0${String(at).padStart(16, '0')}\0${delta.dataset}`;
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, {
        dataset: delta.dataset,
        metric: delta.metric,
        areaNo: delta.areaNo,
        level,
        at,
        by: delta.by,
      });
    } else {
      sum.by += delta.by;
    }
  }
  const rows = [...sums]
    .filter(([, row]) => row.by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
  if (rows.length === 0) {
    return;
  }
  await sql`insert into figure (dataset, metric, area_no, level, at, value)
    select * from unnest(${rows.map((r) => r.dataset)}::text[], ${rows.map((r) => r.metric)}::text[],
      ${rows.map((r) => r.areaNo)}::int[], ${rows.map((r) => r.level)}::"char"[],
      ${rows.map((r) => new Date(r.at).toISOString())}::timestamptz[], ${rows.map((r) => r.by)}::bigint[])
    on conflict (metric, area_no, level, at, dataset) do update set value = figure.value + excluded.value`.execute(
    tx,
  );
}

export type FigureQuery = {
  readonly dataset: string;
  readonly metrics: readonly string[];
  /** One entry a series: the area shown and every area number whose counters add up to it. */
  readonly groups: readonly { readonly key: string; readonly areaNos: readonly number[] }[];
  readonly step: 'hour' | 'day' | 'total';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

export type FigureSeries = { metric: string; key: string; points: [at: number, value: number][] };

/** Reads counters, summed by group and step (days are Vietnam's). Never touches the facts. */
export async function readFigures(db: Db, query: FigureQuery): Promise<FigureSeries[]> {
  const keys: string[] = [];
  const numbers: number[] = [];
  for (const group of query.groups) {
    for (const areaNo of group.areaNos) {
      keys.push(group.key);
      numbers.push(areaNo);
    }
  }
  const total = query.step === 'total' && query.from === undefined && query.to === undefined;
  const bucket =
    query.step === 'hour'
      ? sql`f.at`
      : query.step === 'day'
        ? sql`date_trunc('day', f.at + interval '7 hours') - interval '7 hours'`
        : sql`'epoch'::timestamptz`;
  const rows = await sql<{ metric: string; key: string; at: Date; value: number }>`
    select f.metric, g.key, ${bucket} as at, sum(f.value)::bigint as value
    from unnest(${keys}::text[], ${numbers}::int[]) as g(key, area_no)
    join figure f on f.area_no = g.area_no and f.metric = any(${query.metrics}::text[])
      and f.level = ${total ? 't' : 'h'}::"char" and f.dataset = ${query.dataset}
      and f.at >= ${new Date(query.from ?? 0)} and f.at < ${new Date(query.to ?? 253_402_300_799_000)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  const series = new Map<string, FigureSeries>();
  for (const group of query.groups) {
    for (const metric of query.metrics) {
      series.set(`${metric} ${group.key}`, { metric, key: group.key, points: [] });
    }
  }
  for (const row of rows.rows) {
    series.get(`${row.metric} ${row.key}`)?.points.push([row.at.getTime(), row.value]);
  }
  return [...series.values()];
}

/** When the newest event in this dataset was committed: the "số liệu đến" of every figure. */
export async function figuresAsOf(db: Db, dataset: string): Promise<number | null> {
  const found = await sql<{ at: Date | null }>`
    select at from outbox where dataset = ${dataset} order by seq desc limit 1`.execute(db);
  return found.rows[0]?.at?.getTime() ?? null;
}

import { type RawBuilder, sql } from 'kysely';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../clock/clock.ts';
import type { Db, Tx } from '../db/database.ts';
import type { MetricNotes } from './metric-types.ts';
import { addMonths, readDays } from './months.ts';
import type { FigureDelta } from './figure-delta.ts';
import { fence } from './wide.ts';

/** A counter as its module declares it. */
export type FigureDefinition = MetricNotes & {
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
  /** Declared when facts existed already: counted from them once, at the start of the program. */
  readonly late?: boolean;
  /**
   * The facts behind the counter, each with the person it is about, as a query of one dataset: what is split by age and
   * sex. Its sum is the counter. Undefined where facts name nobody, or too many to be read. Whoever asks for a period
   * still filters by it: facts outside may be among them.
   */
  readonly people?: (dataset: string, during?: FactPeriod) => RawBuilder<PersonFact>;
};

/** A period that facts are wanted of, Unix ms. */
export type FactPeriod = { readonly from: number; readonly to: number };

/** A fact behind a counter: where and when it counts, and whom it is about. */
export type PersonFact = { area_no: number; at: Date; person_no: number; value: number };

export type FigureRow = { dataset: string; areaNo: number; at: number; value: number };

const EPOCH = 0;
const FOREVER = 253_402_300_799_000;

/**
 * Changes counters in the caller's transaction: an hour, a day (of its month) and a total a (metric, area). Deltas are
 * summed and sorted by key before the upsert, so that two transactions can't deadlock.
 */
export async function addFigures(tx: Tx, single: readonly FigureDelta[]): Promise<void> {
  const deltas = summed(single);
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
  const counters = sql`insert into figure (dataset, metric, area_no, level, at, value)
    select * from unnest(${rows.map((r) => r.dataset)}::text[], ${rows.map((r) => r.metric)}::text[],
      ${rows.map((r) => r.areaNo)}::int[], ${rows.map((r) => r.level)}::"char"[],
      ${rows.map((r) => new Date(r.at).toISOString())}::timestamptz[], ${rows.map((r) => r.by)}::bigint[])
    on conflict (metric, area_no, level, at, dataset) do update set value = figure.value + excluded.value`.execute(
    tx,
  );
  await Promise.all([counters, addMonths(tx, deltas)]);
}

/** Thousands of facts of an import change a few hundred counters. */
function summed(deltas: readonly FigureDelta[]): FigureDelta[] {
  const sums = new Map<string, { -readonly [key in keyof FigureDelta]: FigureDelta[key] }>();
  for (const delta of deltas) {
    const key = `${delta.metric}\0${delta.areaNo}\0${delta.at}\0${delta.dataset}`;
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...delta });
    } else {
      sum.by += delta.by;
    }
  }
  return [...sums.values()];
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

/**
 * Reads counters, summed by group and step (days are Vietnam's). Never touches the facts. What is zero has no point.
 * Whole days come from the rows by month, the hours before the first and after the last whole day from those by hour.
 */
export async function readFigures(db: Db, query: FigureQuery): Promise<FigureSeries[]> {
  const { step, from, to } = query;
  const sums = new Map<string, Map<number, number>>();
  // Counts come series by series, and there may be half a million of them: each series is looked up once.
  let series = { metric: '', key: '', points: new Map<number, number>() };
  const add = (metric: string, key: string, at: number, value: number): void => {
    if (series.metric !== metric || series.key !== key) {
      const name = `${metric} ${key}`;
      series = { metric, key, points: sums.get(name) ?? new Map<number, number>() };
      sums.set(name, series.points);
    }
    series.points.set(at, (series.points.get(at) ?? 0) + value);
  };
  if (step === 'hour') {
    await readHours(db, query, 'h', from, to, add);
  } else if (step === 'total' && from === undefined && to === undefined) {
    await readHours(db, query, 't', undefined, undefined, add);
  } else {
    const bucket = step === 'day' ? startOfLocalDay : () => EPOCH;
    await eachDay(db, query, (metric, key, at, value) => add(metric, key, bucket(at), value));
  }
  return query.groups.flatMap(({ key }) =>
    query.metrics.map((metric): FigureSeries => {
      const points = [...(sums.get(`${metric} ${key}`) ?? [])].filter(([, value]) => value !== 0);
      return { metric, key, points: points.sort(([a], [b]) => a - b) };
    }),
  );
}

type Add = (metric: string, key: string, at: number, value: number) => void;

/** Gives every count of a period that is not zero, at its hour. */
export async function eachHour(db: Db, query: Omit<FigureQuery, 'step'>, add: Add): Promise<void> {
  await readHours(db, query, 'h', query.from, query.to, add);
}

/** Gives every count of a period by day: whole days from months; what begins or ends inside a day, at its hours. */
export async function eachDay(db: Db, query: Omit<FigureQuery, 'step'>, add: Add): Promise<void> {
  const { from, to } = query;
  const firstDay = from === undefined ? undefined : startOfLocalDay(from + DAY_MS - 1);
  const lastDay = to === undefined ? undefined : startOfLocalDay(to);
  if (firstDay !== undefined && lastDay !== undefined && firstDay >= lastDay) {
    await readHours(db, query, 'h', from, to, add);
    return;
  }
  const { dataset, metrics, groups } = query;
  const whole = async (): Promise<void> =>
    await readDays(db, { dataset, metrics, groups, from: firstDay, to: lastDay }, add);
  const edge = async (start: number | undefined, end: number | undefined): Promise<void> => {
    if (start !== undefined && end !== undefined && start < end) {
      await readHours(db, query, 'h', start, end, add);
    }
  };
  await Promise.all([whole(), edge(from, firstDay), edge(lastDay, to)]);
}

/**
 * Gives what was counted before `to`, since the first fact: totals, less what came later. Reads little where `to` is
 * recent, since what lies before it may be years.
 */
export async function eachBefore(
  db: Db,
  query: Omit<FigureQuery, 'step' | 'from'> & { readonly to: number },
  add: Add,
): Promise<void> {
  const later: Add = (metric, key, _at, value) => add(metric, key, EPOCH, -value);
  await Promise.all([
    readHours(db, { ...query, to: undefined }, 't', undefined, undefined, add),
    eachDay(db, { ...query, from: query.to, to: undefined }, later),
  ]);
}

async function readHours(
  db: Db,
  query: Omit<FigureQuery, 'step'>,
  level: 'h' | 't',
  from: number | undefined,
  to: number | undefined,
  add: Add,
): Promise<void> {
  const keys = query.groups.flatMap(({ key, areaNos }) => areaNos.map(() => key));
  const numbers = query.groups.flatMap(({ areaNos }) => areaNos);
  const rows = await sql<{ metric: string; key: string; at: Date; value: number }>`
    select f.metric, g.key, f.at, sum(f.value)::bigint as value
    from unnest(${keys}::text[], ${numbers}::int[]) as g(key, area_no)
    join (select * from figure where metric = any(${query.metrics}::text[])
      and level = ${sql.lit(level)} and dataset = ${query.dataset}
      and at >= ${new Date(from ?? 0)} and at < ${new Date(to ?? FOREVER)} ${fence(numbers)}) f
      on f.area_no = g.area_no
    group by 1, 2, 3`.execute(db);
  for (const { metric, key, at, value } of rows.rows) {
    add(metric, key, at.getTime(), value);
  }
}

/** When the newest event in this dataset was committed: the "số liệu đến" of every figure. */
export async function figuresAsOf(db: Db, dataset: string): Promise<number | null> {
  const found = await sql<{ at: Date | null }>`
    select at from outbox where dataset = ${dataset} order by seq desc limit 1`.execute(db);
  return found.rows[0]?.at?.getTime() ?? null;
}

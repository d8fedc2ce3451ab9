import { sql } from 'kysely';
import { DAY_MS, localDate, startOfDate } from '../clock/clock.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FigureDelta } from './figures.ts';

/** Days that a row of a month holds; shorter months leave the last ones zero. */
const DAYS = 31;

/** Adds deltas to the counters by day: one row a (metric, area, month of Vietnam), sorted like the hours. */
export async function addMonths(tx: Tx, deltas: readonly FigureDelta[]): Promise<void> {
  const rows = new Map<string, { one: FigureDelta; month: string; days: number[] }>();
  for (const one of deltas) {
    const date = localDate(one.at);
    const month = `${date.slice(0, 7)}-01`;
    const key = `${one.metric}\0${String(one.areaNo).padStart(10, '0')}\0${month}\0${one.dataset}`;
    const row = rows.get(key) ?? { one, month, days: Array.from({ length: DAYS }, () => 0) };
    row.days[Number(date.slice(8)) - 1]! += one.by;
    rows.set(key, row);
  }
  const changed = [...rows]
    .filter(([, { days }]) => days.some((by) => by !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
  if (changed.length === 0) {
    return;
  }
  await sql`insert into figure_month (dataset, metric, area_no, month, days)
    select d, m, a, o, v::bigint[] from unnest(${changed.map(({ one }) => one.dataset)}::text[],
      ${changed.map(({ one }) => one.metric)}::text[], ${changed.map(({ one }) => one.areaNo)}::int[],
      ${changed.map(({ month }) => month)}::date[],
      ${changed.map(({ days }) => `{${days.join(',')}}`)}::text[]) as n(d, m, a, o, v)
    on conflict (metric, area_no, month, dataset) do update set days = array(
      select x + y from unnest(figure_month.days, excluded.days) with ordinality as t(x, y, i) order by i)`.execute(
    tx,
  );
}

export type DayQuery = {
  readonly dataset: string;
  readonly metrics: readonly string[];
  readonly areaNos: readonly number[];
  /** Starts of local days, Unix ms; `to` is not included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** Reads counters by day and gives each that is not zero: `at` is the start of the local day. */
export async function readDays(
  db: Db,
  query: DayQuery,
  give: (metric: string, areaNo: number, at: number, value: number) => void,
): Promise<void> {
  const from = query.from ?? Number.NEGATIVE_INFINITY;
  const to = query.to ?? Number.POSITIVE_INFINITY;
  const month = (at: number) => `${localDate(at).slice(0, 7)}-01`;
  // As text: the driver takes arrays of numbers apart ten times slower.
  const found = await sql<{ metric: string; area_no: number; month: string; days: string }>`
    select metric, area_no, month, array_to_string(days, ' ') as days from figure_month
    where metric = any(${query.metrics}::text[]) and area_no = any(${query.areaNos}::int[])
      and dataset = ${query.dataset}
      and month >= ${query.from === undefined ? '0001-01-01' : month(query.from)}::date
      and month <= ${query.to === undefined ? '9999-01-01' : month(query.to - 1)}::date`.execute(db);
  const starts = new Map<string, number>();
  for (const row of found.rows) {
    let start = starts.get(row.month);
    if (start === undefined) {
      start = startOfDate(row.month);
      starts.set(row.month, start);
    }
    const days = row.days.split(' ');
    for (let i = 0; i < days.length; i += 1) {
      const at = start + i * DAY_MS;
      if (days[i] !== '0' && at >= from && at < to) {
        give(row.metric, row.area_no, at, Number(days[i]));
      }
    }
  }
}

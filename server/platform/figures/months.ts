import { sql } from 'kysely';
import { DAY_MS, localDate, startOfDate } from '../clock/clock.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FigureDelta } from './figure-delta.ts';
import { fence } from './wide.ts';

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
  /** One entry a series: every area number whose counters add up to it. */
  readonly groups: readonly { readonly key: string; readonly areaNos: readonly number[] }[];
  /** Starts of local days, Unix ms; `to` is not included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** Sums of the areas of a group, day of the month by day of the month. */
const daySums = sql.join(Array.from({ length: DAYS }, (_, i) => sql`sum(f.days[${sql.lit(i + 1)}])::bigint`));

/** With at most so many areas a group, adding them up in the database costs more than it saves. */
const FEW_AREAS = 4;

/**
 * Reads counters by day and gives each that is not zero: `at` is the start of the local day. A group of few areas is given
 * area by area, so what is given of one day is to be added up.
 */
export async function readDays(
  db: Db,
  query: DayQuery,
  give: (metric: string, key: string, at: number, value: number) => void,
): Promise<void> {
  const from = query.from ?? Number.NEGATIVE_INFINITY;
  const to = query.to ?? Number.POSITIVE_INFINITY;
  const month = (at: number) => `${localDate(at).slice(0, 7)}-01`;
  const keys = query.groups.flatMap(({ key, areaNos }) => areaNos.map(() => key));
  const numbers = query.groups.flatMap(({ areaNos }) => areaNos);
  const summed = numbers.length > query.groups.length * FEW_AREAS;
  // One row a series, its arrays as text: rows and numbers cost the driver more than adding them up costs the database.
  const found = await sql<{ metric: string; key: string; months: string; days: string }>`
    select metric, key, string_agg(month::text, ' ' order by month) as months, array_agg(days order by month)::text as days
    from (select f.metric, g.key, f.month, ${summed ? sql`array[${daySums}]` : sql`f.days`} as days
      from unnest(${keys}::text[], ${numbers}::int[]) as g(key, area_no)
      join (select * from figure_month where metric = any(${query.metrics}::text[]) and dataset = ${query.dataset}
        and month >= ${query.from === undefined ? '0001-01-01' : month(query.from)}::date
        and month <= ${query.to === undefined ? '9999-01-01' : month(query.to - 1)}::date ${fence(numbers)}) f
        on f.area_no = g.area_no
      ${summed ? sql`group by 1, 2, 3` : sql``}) as m
    group by 1, 2`.execute(db);
  const starts = new Map<string, number>();
  for (const { metric, key, months, days } of found.rows) {
    const values = JSON.parse(days.replaceAll('{', '[').replaceAll('}', ']')) as number[][];
    for (const [n, name] of months.split(' ').entries()) {
      let start = starts.get(name);
      if (start === undefined) {
        start = startOfDate(name);
        starts.set(name, start);
      }
      const ofMonth = values[n]!;
      for (let i = 0; i < DAYS; i += 1) {
        const at = start + i * DAY_MS;
        if (ofMonth[i] !== 0 && at >= from && at < to) {
          give(metric, key, at, ofMonth[i]!);
        }
      }
    }
  }
}

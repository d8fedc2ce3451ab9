import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import type { Db, Tx } from '../../server/platform/db/database.ts';
import { readDays } from '../../server/platform/figures/months.ts';
import { DATASET } from './fill.ts';
import type { FilledFigures } from './messages.ts';

/** Metrics of the benchmark: code, first hour of a day, hours a day. */
const METRICS = [
  ['presence.stays', 7, 12],
  ['lab.tests', 9, 2],
  ['lab.positive', 9, 1],
  ['cases.announced', 0, 1],
] as const;

/**
 * Makes the province as large as asked and writes its counters straight into the tables: every hour of every day, the
 * totals, and the months as the migration makes them from hours.
 */
export async function fillFigures(
  { platform, areas }: App,
  size: { readonly areas: number; readonly days: number },
): Promise<FilledFigures> {
  const { db, clock } = platform;
  await growProvince({ platform, areas }, size.areas);
  const today = localDate(clock.now());
  const province = areas.byCode('20', today)!;
  const nos = areas.childrenOf(province.no, today).map(({ no }) => no);
  await unhurried(db, async (tx) => await writeCounters(tx, nos, today, size.days));
  const found = await sql<{ hours: number; months: number }>`select
    (select count(*) from figure where level = 'h') as hours, (select count(*) from figure_month) as months`.execute(
    db,
  );
  return { areas: nos.length, ...found.rows[0]! };
}

/** Adds made-up communes until the province has so many. */
export async function growProvince(
  { platform: { db, clock }, areas }: Pick<App, 'platform' | 'areas'>,
  wanted: number,
): Promise<void> {
  const today = localDate(clock.now());
  const province = areas.byCode('20', today)!;
  const more = Math.max(0, wanted - areas.childrenOf(province.no, today).length);
  await sql`insert into area (area_no, id, code, name, full_name, kind, subtype, parent_no, path, valid_from, population,
      population_source, origin)
    select m.no + n, gen_random_uuid(), 'X' || n, 'Thêm ' || n, 'Xã Thêm ' || n, 'commune', 'xã', ${province.no}::int,
      ${province.path} || (m.no + n) || '/', '2025-07-01', 8000 + n, 'bench', 'import'
    from (select max(area_no) as no from area) as m, generate_series(1, ${more}::int) as n`.execute(db);
  await areas.reload();
}

/** A transaction that may take as long as it takes. */
async function unhurried<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    return await work(tx);
  });
}

async function writeCounters(db: Tx, nos: readonly number[], today: string, days: number): Promise<void> {
  for (const [metric, first, hours] of METRICS) {
    await sql`insert into figure (dataset, metric, area_no, level, at, value)
      select ${DATASET}, ${metric}, a, 'h', (${today}::date - d) at time zone 'Asia/Ho_Chi_Minh' + h * interval '1 hour',
        (a * 7 + d * 3 + h) % 50 + 1
      from unnest(${nos}::int[]) as a, generate_series(0, ${days - 1}::int) as d,
        generate_series(${first}::int, ${first + hours - 1}::int) as h
      on conflict do nothing`.execute(db);
  }
  await sql`insert into figure (dataset, metric, area_no, level, at, value)
    select dataset, metric, area_no, 't', 'epoch', sum(value) from figure where level = 'h' and dataset = ${DATASET}
    group by 1, 2, 3 on conflict (metric, area_no, level, at, dataset) do update set value = excluded.value`.execute(
    db,
  );
  await sql`delete from figure_month where dataset = ${DATASET}`.execute(db);
  await sql`with v as (select metric, area_no,
        date_trunc('month', at at time zone 'Asia/Ho_Chi_Minh')::date as month,
        extract(day from at at time zone 'Asia/Ho_Chi_Minh')::int as n, sum(value)::bigint as value
      from figure where level = 'h' and dataset = ${DATASET} group by 1, 2, 3, 4)
    insert into figure_month (dataset, metric, area_no, month, days)
    select ${DATASET}, metric, area_no, month,
      array(select coalesce(max(value) filter (where n = i), 0) from generate_series(1, 31) as i
        left join unnest(array_agg(n), array_agg(value)) as d(n, value) on n = i group by i order by i)
    from v group by metric, area_no, month`.execute(db);
  await sql`analyze figure`.execute(db);
  await sql`analyze figure_month`.execute(db);
}

/** The days of every commune from the rows by hour, as they were read before there were months. @returns milliseconds, and the sum. */
export async function readByHours({ platform: { db, clock }, areas }: App, metric: string) {
  const today = localDate(clock.now());
  const nos = areas.childrenOf(areas.byCode('20', today)!.no, today).map(({ no }) => no);
  const started = performance.now();
  const found = await unhurried(
    db,
    async (tx) =>
      await sql<{ area_no: number; day: Date; value: number }>`
    select f.area_no, date_trunc('day', f.at + interval '7 hours') as day, sum(f.value)::bigint as value from figure f
    where f.metric = ${metric} and f.area_no = any(${nos}::int[]) and f.level = 'h' and f.dataset = ${DATASET}
    group by 1, 2 order by 1, 2`.execute(tx),
  );
  const sum = found.rows.reduce((total, row) => total + row.value, 0);
  return { ms: performance.now() - started, sum };
}

/** The same days from the rows by month, through the platform's own reading. */
export async function sumOfMonths({ platform: { db, clock }, areas }: App, metric: string): Promise<number> {
  const today = localDate(clock.now());
  const groups = areas
    .childrenOf(areas.byCode('20', today)!.no, today)
    .map(({ no }) => ({ key: String(no), areaNos: [no] }));
  let sum = 0;
  await readDays(db, { dataset: DATASET, metrics: [metric], groups }, (_metric, _key, _at, value) => {
    sum += value;
  });
  return sum;
}

import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { HOUR_MS } from '../../server/platform/clock/clock.ts';
import { appendEvent } from '../../server/platform/events/outbox.ts';
import type { FigureDefinition, FigureRow } from '../../server/platform/figures/figures.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import { DATASET } from './fill.ts';
import type { Drawn } from './drawn.ts';

/** Hours a day in which somebody checks in. */
const OPEN_FROM = 7;
const OPEN_HOURS = 12;
const ROWS_A_STATEMENT = 50_000;

/** Counts every metric from its facts, as the nightly recount does, and what came of days whose check-ins are dropped. */
export async function countFacts(app: App, tx: Tx, drawn: Drawn): Promise<void> {
  for (const { code, people, recount } of app.modules.flatMap((module) => module.figures ?? [])) {
    if (people === undefined) {
      await insertRows(tx, code, await recount(tx, new Date(0)));
    } else {
      await sql`insert into figure (dataset, metric, area_no, level, at, value)
        select ${DATASET}, ${code}, area_no, 'h', date_trunc('hour', at), sum(value) from (${people(DATASET)}) f
        group by area_no, date_trunc('hour', at)`.execute(tx);
    }
  }
  await writeOldCheckIns(tx, drawn);
  await addUp(tx);
  const payload = { metrics: ['cases.confirmed'], areaNos: [drawn.areaNos[0]!] };
  await appendEvent(tx, { topic: 'figures.changed', dataset: DATASET, payload, at: drawn.now });
}

async function insertRows(tx: Tx, metric: string, rows: readonly FigureRow[]): Promise<void> {
  const sums = new Map<string, FigureRow>();
  for (const row of rows) {
    const at = Math.floor(row.at / HOUR_MS) * HOUR_MS;
    const key = `${row.areaNo} ${at}`;
    const value = (sums.get(key)?.value ?? 0) + row.value;
    sums.set(key, { ...row, at, value });
  }
  const all = [...sums.values()];
  for (let from = 0; from < all.length; from += ROWS_A_STATEMENT) {
    const some = all.slice(from, from + ROWS_A_STATEMENT);
    await sql`insert into figure (dataset, metric, area_no, level, at, value)
      select ${DATASET}, ${metric}, area_no, 'h', at, value
      from unnest(${some.map(({ areaNo }) => areaNo)}::int[], ${some.map(({ at }) => new Date(at).toISOString())}::timestamptz[],
        ${some.map(({ value }) => value)}::bigint[]) as f(area_no, at, value)`.execute(tx);
  }
}

/** Check-ins that the program has dropped: their counters stay. */
async function writeOldCheckIns(tx: Tx, { areaNos, today, days }: Drawn): Promise<void> {
  await sql`insert into figure (dataset, metric, area_no, level, at, value)
    select ${DATASET}, 'presence.stays', a, 'h', (${today}::date - d) at time zone 'Asia/Ho_Chi_Minh' + h * interval '1 hour',
      (a * 7 + d * 3 + h) % 50 + 1
    from unnest(${areaNos}::int[]) as a, generate_series(${days - 1}::int, 32, -1) as d,
      generate_series(${OPEN_FROM}::int, ${OPEN_FROM + OPEN_HOURS - 1}::int) as h`.execute(tx);
}

/** Counts these metrics again from their facts: what was written to a province whose counters were made before. */
export async function recountMetrics(tx: Tx, figures: readonly FigureDefinition[]): Promise<void> {
  const codes = figures.map(({ code }) => code);
  await sql`delete from figure where dataset = ${DATASET} and metric = any(${codes}::text[])`.execute(tx);
  await sql`delete from figure_month where dataset = ${DATASET} and metric = any(${codes}::text[])`.execute(
    tx,
  );
  for (const { code, recount } of figures) {
    const rows = await recount(tx, new Date(0));
    await insertRows(
      tx,
      code,
      rows.filter(({ dataset }) => dataset === DATASET),
    );
  }
  await addUp(tx, codes);
}

/** Totals and months from the hours, of these metrics or of all. */
async function addUp(tx: Tx, codes: readonly string[] | null = null): Promise<void> {
  const ours = codes === null ? sql`` : sql`and metric = any(${[...codes]}::text[])`;
  await sql`insert into figure (dataset, metric, area_no, level, at, value)
    select dataset, metric, area_no, 't', 'epoch', sum(value) from figure where level = 'h' and dataset = ${DATASET} ${ours}
    group by 1, 2, 3`.execute(tx);
  // By day first: a day has a dozen hours, and spreading days over the columns of a month is what costs.
  await sql`insert into figure_month (dataset, metric, area_no, month, days)
    select ${DATASET}, metric, area_no, date_trunc('month', day)::date, array[${sql.join(
      Array.from(
        { length: 31 },
        (_, i) =>
          sql`coalesce(sum(value) filter (where extract(day from day) = ${sql.lit(i + 1)}), 0)::bigint`,
      ),
    )}]
    from (select metric, area_no, (at at time zone 'Asia/Ho_Chi_Minh')::date as day, sum(value) as value from figure
      where level = 'h' and dataset = ${DATASET} ${ours} group by 1, 2, 3) as d
    group by 1, 2, 3, 4`.execute(tx);
}

import { sql } from 'kysely';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../clock/clock.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FigureDefinition, FigureRow } from './figures.ts';

export type FigureDifference = {
  readonly metric: string;
  readonly dataset: string;
  readonly areaNo: number;
  /** Hour as Unix milliseconds, or the start of a day that differs from its hours; null: the total does. */
  readonly at: number | null;
  readonly counter: number;
  readonly expected: number;
};

/**
 * Counts every metric again from its facts and compares hour by hour, then compares each day and each
 * total with the sum of its hours. One snapshot, so that a busy system can be checked. The nightly check must answer an empty list.
 */
export async function recountFigures(
  db: Db,
  definitions: readonly FigureDefinition[],
  now: number,
): Promise<FigureDifference[]> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const differences: FigureDifference[] = [];
      for (const definition of definitions) {
        differences.push(
          ...(await compareHours(tx, definition, now)),
          ...(await compareDays(tx, definition.code)),
          ...(await compareTotals(tx, definition.code)),
        );
      }
      return differences;
    });
}

async function compareHours(tx: Tx, definition: FigureDefinition, now: number): Promise<FigureDifference[]> {
  // The day that is being dropped is left out: its facts may go between two statements.
  const since =
    definition.keptDays === undefined
      ? new Date(0)
      : new Date(startOfLocalDay(now) - (definition.keptDays - 1) * DAY_MS);
  const expected = new Map<string, FigureRow>();
  for (const row of await definition.recount(tx, since)) {
    const at = Math.floor(row.at / HOUR_MS) * HOUR_MS;
    const key = keyOf(row.dataset, row.areaNo, at);
    const counter = expected.get(key);
    if (counter === undefined) {
      expected.set(key, { ...row, at });
    } else {
      counter.value += row.value;
    }
  }
  const stored = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, at, value from figure where metric = ${definition.code} and level = 'h' and at >= ${since}`.execute(
    tx,
  );
  const differences: FigureDifference[] = [];
  for (const row of stored.rows) {
    const key = keyOf(row.dataset, row.area_no, row.at.getTime());
    const recount = expected.get(key)?.value ?? 0;
    expected.delete(key);
    if (recount !== row.value) {
      differences.push({
        metric: definition.code,
        dataset: row.dataset,
        areaNo: row.area_no,
        at: row.at.getTime(),
        counter: row.value,
        expected: recount,
      });
    }
  }
  for (const row of expected.values()) {
    if (row.value !== 0) {
      differences.push({
        metric: definition.code,
        dataset: row.dataset,
        areaNo: row.areaNo,
        at: row.at,
        counter: 0,
        expected: row.value,
      });
    }
  }
  return differences;
}

async function compareDays(tx: Tx, metric: string): Promise<FigureDifference[]> {
  const wrong = await sql<{ dataset: string; area_no: number; at: Date; day: number; hours: number }>`
    with d as (select m.dataset, m.area_no, m.month::timestamp + (t.n - 1) * interval '1 day' as day, t.value
        from figure_month m cross join unnest(m.days) with ordinality as t(value, n)
        where m.metric = ${metric} and t.value <> 0),
      h as (select dataset, area_no, date_trunc('day', at at time zone 'Asia/Ho_Chi_Minh') as day, sum(value) as value
        from figure where metric = ${metric} and level = 'h' group by 1, 2, 3)
    select dataset, area_no, day at time zone 'Asia/Ho_Chi_Minh' as at, coalesce(d.value, 0)::bigint as day,
      coalesce(h.value, 0)::bigint as hours
    from d full join h using (dataset, area_no, day)
    where coalesce(d.value, 0) <> coalesce(h.value, 0)`.execute(tx);
  return wrong.rows.map((row) => ({
    metric,
    dataset: row.dataset,
    areaNo: row.area_no,
    at: row.at.getTime(),
    counter: row.day,
    expected: row.hours,
  }));
}

async function compareTotals(tx: Tx, metric: string): Promise<FigureDifference[]> {
  const wrong = await sql<{ dataset: string; area_no: number; total: number; hours: number }>`
    select dataset, area_no, coalesce(sum(value) filter (where level = 't'), 0)::bigint as total,
      coalesce(sum(value) filter (where level = 'h'), 0)::bigint as hours
    from figure where metric = ${metric} group by 1, 2
    having coalesce(sum(value) filter (where level = 't'), 0) <> coalesce(sum(value) filter (where level = 'h'), 0)`.execute(
    tx,
  );
  return wrong.rows.map((row) => ({
    metric,
    dataset: row.dataset,
    areaNo: row.area_no,
    at: null,
    counter: row.total,
    expected: row.hours,
  }));
}

function keyOf(dataset: string, areaNo: number, at: number): string {
  return `${dataset} ${areaNo} ${at}`;
}

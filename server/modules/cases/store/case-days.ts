import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { localDay } from '../../../platform/db/local-day.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { type CaseSelection, delayOf, diagnosis, isolation, onsetDay, which } from './case-selection.ts';

// A day of report is counted once and read from `case_day_count`. Whoever changes a case notes its day in the same
// transaction; a noted day is read from its cases until it is counted again. So no answer is ever behind, and two officers
// who enter cases of one province never wait for each other's counters.

/** Query of the first calls to cases: case_id, first_attempt_at, first_reached_at. */
export type CallsToCases = (scope: Scope) => RawBuilder<unknown>;

/** Days from the date to the report, for curves; 0 where only the number counts; delays; what first calls came to. */
const kinds = {
  report: sql`0`,
  onset: sql`c.report_date - ${onsetDay}`,
  recovered: sql`case when c.outcome = 'RECOVERED' then 0 end`,
  deceased: sql`case when c.outcome = 'DECEASED' then 0 end`,
  ...delayOf,
  'diagnosis-interview': sql`m.day - ${diagnosis}`,
  called: sql`case when m.called_at is not null then 0 end`,
  prompt: sql`case when m.day <= c.report_date + 1 and ${isolation} <= c.report_date + 1 then 0 end`,
} as const;
export type DayKind = keyof typeof kinds;
const dayKinds = Object.keys(kinds) as DayKind[];
const ofCalls: ReadonlySet<DayKind> = new Set(['diagnosis-interview', 'called', 'prompt']);

/** Notes that cases of these days of report changed, in the transaction of the change. */
export async function noteDays(scope: Scope, tx: Tx, days: readonly string[]): Promise<void> {
  const changed = [...new Set(days)];
  if (changed.length > 0) {
    await sql`insert into case_day_change (dataset, day)
      select ${scope.dataset}, day from unnest(${changed}::date[]) d(day)`.execute(tx);
  }
}

/** Notes the days of report of a case, as stored and as it will be. */
export async function noteDaysOfCase(scope: Scope, tx: Tx, id: string, next: string | null): Promise<void> {
  await sql`insert into case_day_change (dataset, day)
    select dataset, report_date from case_file where id = ${id} and dataset = ${scope.dataset}
      and report_date is distinct from ${next}::date
    union all select ${scope.dataset}, ${next}::date where ${next}::date is not null`.execute(tx);
}

/** May these cases be read by day: the whole dataset, or whole provinces? A few communes are read from their cases. */
export function isByDay({ areaNos, provinceNos }: CaseSelection): boolean {
  return areaNos === null || provinceNos !== null;
}

/**
 * Query of what is counted of a selection: kind, day (of report), days, cases, imported, with_origin.
 * @param of whether the period is that of the report or of the date that the delay counts from.
 */
export function countedDays(
  scope: Scope,
  one: CaseSelection,
  wanted: readonly DayKind[],
  of: 'report' | 'date',
  calls: CallsToCases | null = null,
): RawBuilder<unknown> {
  const kept = [
    sql`d.dataset = ${scope.dataset}`,
    sql`d.kind = any(${[...wanted]}::text[])`,
    of === 'report'
      ? sql`d.day between ${one.from}::date and ${one.to}::date`
      : sql`d.day - d.days between ${one.from}::date and ${one.to}::date`,
    ...(one.confirmedOnly ? [sql`d.confirmed`] : []),
    ...(one.disease === null ? [] : [sql`d.disease = ${one.disease}`]),
    ...(one.areaNos === null || one.provinceNos === null
      ? []
      : [sql`d.province_no = any(${[...one.provinceNos]}::int[])`]),
  ];
  const date = of === 'report' ? sql`c.report_date` : sql`(c.report_date - k.days)`;
  const changed = sql`select day from case_day_change where dataset = ${scope.dataset}`;
  return sql`select d.kind, d.day, d.days, d.cases, d.imported, d.with_origin from case_day_count d
      where ${sql.join(kept, sql` and `)} and d.day not in (${changed})
    union all
    select k.kind, c.report_date, k.days, 1, (c.origin is not distinct from 'POINT_OF_ENTRY')::int, (c.origin is not null)::int
    from case_file c ${parts(scope, wanted, calls)}
    where ${which(scope, one, date)} and c.report_date = any(array(${changed})) and k.days is not null`;
}

/** Joins each case with what is counted of it. */
function parts(scope: Scope, wanted: readonly DayKind[], calls: CallsToCases | null): RawBuilder<unknown> {
  const called = wanted.some((kind) => ofCalls.has(kind));
  if (called && calls === null) {
    throw new Error('first calls are counted without a query of them');
  }
  const met = called
    ? sql`cross join lateral (select min(first_attempt_at) as called_at, ${localDay(sql`min(first_reached_at)`)} as day
        from (${calls!(scope)}) f where f.case_id = c.id) m`
    : sql``;
  const values = wanted.map((kind) => sql`(${kind}::text, (${kinds[kind]})::int)`);
  return sql`${met} cross join lateral (values ${sql.join(values)}) k(kind, days)`;
}

/** Days counted in one transaction. */
const DAYS_AT_ONCE = 40;

/** Counts every noted day again. @returns how many there were. */
export async function countNotedDays(
  db: Db,
  areas: Pick<AreaDirectory, 'numbersUnder' | 'pathOf'>,
  scopeOf: (dataset: string) => Scope,
  calls: CallsToCases,
): Promise<number> {
  let total = 0;
  for (;;) {
    const counted = await countSome(db, areas, scopeOf, calls);
    if (counted === 0) {
      return total;
    }
    total += counted;
  }
}

async function countSome(
  db: Db,
  areas: Pick<AreaDirectory, 'numbersUnder' | 'pathOf'>,
  scopeOf: (dataset: string) => Scope,
  calls: CallsToCases,
): Promise<number> {
  // One snapshot: what is noted after it stays noted. The lock comes before it, for whoever counts at the same time.
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`lock table case_day_count in share row exclusive mode`.execute(tx);
      const noted = await sql<{ dataset: string; day: string }>`select dataset, day from case_day_change
        where dataset = (select min(dataset) from case_day_change) group by 1, 2 order by day limit ${DAYS_AT_ONCE}`.execute(
        tx,
      );
      const [first] = noted.rows;
      if (first === undefined) {
        return 0;
      }
      const scope = scopeOf(first.dataset);
      const days = noted.rows.map(({ day }) => day);
      const ofDays = sql`dataset = ${scope.dataset} and day = any(${days}::date[])`;
      await sql`delete from case_day_count where ${ofDays}`.execute(tx);
      await sql`insert into case_day_count ${cellsOf(scope, areas, days, calls)}`.execute(tx);
      await sql`delete from case_day_change where ${ofDays}`.execute(tx);
      return days.length;
    });
}

/** Query of the rows of `case_day_count` for these days, made from the cases. */
function cellsOf(
  scope: Scope,
  areas: Pick<AreaDirectory, 'numbersUnder' | 'pathOf'>,
  days: readonly string[],
  calls: CallsToCases,
): RawBuilder<unknown> {
  const nos = areas.numbersUnder(['']);
  const provinces = nos.map((no) => Number(areas.pathOf(no)!.split('/')[1]));
  return sql`select c.dataset, k.kind, c.report_date, coalesce(a.province_no, 0), c.disease,
      c.classification = 'CONFIRMED', k.days, count(*)::int,
      (count(*) filter (where c.origin = 'POINT_OF_ENTRY'))::int, count(c.origin)::int
    from case_file c
    left join unnest(${[...nos]}::int[], ${provinces}::int[]) as a(area_no, province_no) on a.area_no = c.area_no
    ${parts(scope, dayKinds, calls)}
    where c.dataset = ${scope.dataset} and c.report_date = any(${[...days]}::date[])
      and c.classification <> 'NO_CASE' and k.days is not null
    group by 1, 2, 3, 4, 5, 6, 7`;
}

/** Days compared in one transaction. */
const DAYS_COMPARED = 30;

/**
 * Counts every day again that nobody noted, and notes those that differ, so that they are counted anew.
 * @returns how many differed; it must be 0.
 */
export async function checkDays(
  db: Db,
  areas: Pick<AreaDirectory, 'numbersUnder' | 'pathOf'>,
  scopeOf: (dataset: string) => Scope,
  calls: CallsToCases,
): Promise<number> {
  const all = await sql<{ dataset: string; day: string }>`select dataset, report_date as day from case_file
    union select dataset, day from case_day_count`.execute(db);
  let differing = 0;
  for (const [dataset, rows] of Map.groupBy(all.rows, (row) => row.dataset)) {
    const days = rows.map(({ day }) => day).toSorted();
    for (let from = 0; from < days.length; from += DAYS_COMPARED) {
      differing += await checkSome(
        db,
        areas,
        scopeOf(dataset),
        days.slice(from, from + DAYS_COMPARED),
        calls,
      );
    }
  }
  return differing;
}

async function checkSome(
  db: Db,
  areas: Pick<AreaDirectory, 'numbersUnder' | 'pathOf'>,
  scope: Scope,
  days: readonly string[],
  calls: CallsToCases,
): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const stored = sql`select dataset, kind, day, province_no, disease, confirmed, days, cases, imported, with_origin
      from case_day_count where dataset = ${scope.dataset} and day = any(${[...days]}::date[])`;
    const found = await sql<{
      day: string;
    }>`with expected as materialized (${cellsOf(scope, areas, days, calls)}),
        stored as materialized (${stored})
      select distinct report_date as day from ((table expected except table stored)
        union all (table stored except table expected)) d
      where report_date not in (select day from case_day_change where dataset = ${scope.dataset})`.execute(
      tx,
    );
    await noteDays(
      scope,
      tx,
      found.rows.map(({ day }) => day),
    );
    return found.rows.length;
  });
}

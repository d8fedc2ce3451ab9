import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { countedDays, isByDay } from './case-days.ts';
import {
  type CaseDate,
  type CaseDelay,
  type CaseSelection,
  caseDelays,
  dateColumns,
  delayOf,
  isolation,
  which,
} from './case-selection.ts';

export type DayCount = {
  readonly day: string;
  readonly delay: number;
  readonly count: number;
  /** Of them: arrived infected; and: where they were infected is recorded. */
  readonly imported: number;
  readonly withOrigin: number;
};

/** The kind under which the days of such a date are counted. */
const dayKind = { onset: 'onset', report: 'report', sample: 'sample-report' } as const;

/** Cases by date and by how many days later they were reported; from … to is of that date. */
export async function countByDay(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  date: CaseDate,
): Promise<DayCount[]> {
  const day = dateColumns[date];
  const found = await (
    isByDay(one)
      ? sql<DayCount>`select day - days as day, days as delay, sum(cases)::int as count, sum(imported)::int as imported,
          sum(with_origin)::int as "withOrigin"
        from (${countedDays(scope, one, [dayKind[date]], 'date')}) d group by 1, 2 order by 1, 2`
      : sql<DayCount>`select ${day} as day, (report_date - ${day})::int as delay, count(*)::int as count,
          (count(*) filter (where origin = 'POINT_OF_ENTRY'))::int as imported, count(origin)::int as "withOrigin"
        from case_file c where ${which(scope, one, day)} group by 1, 2 order by 1, 2`
  ).execute(db);
  return found.rows;
}

export type CaseTotals = {
  readonly cases: number;
  readonly recovered: number;
  readonly deceased: number;
  readonly withOnset: number;
  readonly sampled: number;
  /** Sampled on or before the day of report. */
  readonly sampledBefore: number;
  /** Those reported by the end of the next day. */
  readonly reportedNextDay: number;
  /** Isolated by the end of the day after the report. */
  readonly isolatedNextDay: number;
};

/** Totals of the cases reported in the period. */
export async function caseTotals(scope: Scope, db: Db, one: CaseSelection): Promise<CaseTotals> {
  const found = await (isByDay(one) ? totalsByDay(scope, one) : totalsOfCases(scope, one)).execute(db);
  return found.rows[0]!;
}

function totalsByDay(scope: Scope, one: CaseSelection): RawBuilder<CaseTotals> {
  const kinds = ['report', 'recovered', 'deceased', 'onset', 'sample-report', 'report-isolation'] as const;
  const sum = (kind: (typeof kinds)[number], when: RawBuilder<unknown> = sql`true`) =>
    sql`coalesce(sum(cases) filter (where kind = ${kind} and ${when}), 0)::int`;
  return sql<CaseTotals>`select ${sum('report')} as cases, ${sum('recovered')} as recovered,
      ${sum('deceased')} as deceased, ${sum('onset')} as "withOnset", ${sum('sample-report')} as sampled,
      ${sum('sample-report', sql`days >= 0`)} as "sampledBefore",
      ${sum('sample-report', sql`days between 0 and 1`)} as "reportedNextDay",
      ${sum('report-isolation', sql`days <= 1`)} as "isolatedNextDay"
    from (${countedDays(scope, one, kinds, 'report')}) d`;
}

function totalsOfCases(scope: Scope, one: CaseSelection): RawBuilder<CaseTotals> {
  return sql<CaseTotals>`select count(*)::int as cases,
      (count(*) filter (where outcome = 'RECOVERED'))::int as recovered,
      (count(*) filter (where outcome = 'DECEASED'))::int as deceased,
      count(onset_date)::int as "withOnset",
      count(sample_date)::int as sampled,
      (count(*) filter (where sample_date <= report_date))::int as "sampledBefore",
      (count(*) filter (where report_date - sample_date between 0 and 1))::int as "reportedNextDay",
      (count(*) filter (where ${isolation} <= report_date + 1))::int as "isolatedNextDay"
    from case_file c where ${which(scope, one, sql`report_date`)}`;
}

export type DelayCount = { readonly delay: CaseDelay; readonly days: number; readonly count: number };

/** How many cases had each delay; negative days are dates that contradict each other. */
export async function delayCounts(scope: Scope, db: Db, one: CaseSelection): Promise<DelayCount[]> {
  const found = await (isByDay(one) ? delaysByDay(scope, one) : delaysOfCases(scope, one)).execute(db);
  return found.rows;
}

function delaysByDay(scope: Scope, one: CaseSelection): RawBuilder<DelayCount> {
  return sql<DelayCount>`select kind as delay, days, sum(cases)::int as count
    from (${countedDays(scope, one, caseDelays, 'report')}) d group by 1, 2 order by 1, 2`;
}

function delaysOfCases(scope: Scope, one: CaseSelection): RawBuilder<DelayCount> {
  const names = caseDelays.map((code, i) => ({ code, column: sql.ref(`d${i}`) }));
  // Whole dates repeat a lot: the combinations are counted first, then taken apart.
  return sql<DelayCount>`
    with combination as (select ${sql.join(names.map(({ code, column }) => sql`${delayOf[code]} as ${column}`))}, count(*) as n
      from case_file c where ${which(scope, one, sql`report_date`)}
      group by ${sql.join(names.map((_, i) => sql.lit(i + 1)))})
    select s.delay, s.days::int as days, sum(n)::int as count from combination
    cross join lateral (values ${sql.join(names.map(({ code, column }) => sql`(${code}, ${column})`))}) s(delay, days)
    where s.days is not null group by 1, 2 order by 1, 2`;
}

export type CaseGroup = { readonly group: string; readonly cases: number; readonly deceased: number };

/** Cases by sex, by age group (`ages` are the first years of the groups; at the day of report) or by responsible area. */
export async function countByGroup(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  by: 'sex' | 'age' | 'area',
  ages: readonly number[],
): Promise<CaseGroup[]> {
  const born = sql`coalesce(p.birth_date, make_date(p.birth_year::int, 7, 1))`;
  const age = sql`width_bucket(extract(year from age(c.report_date, ${born}))::int, ${ages}::int[])`;
  const group =
    by === 'sex'
      ? sql`p.sex`
      : by === 'age'
        ? sql`coalesce((${age} - 1)::text, 'unknown')`
        : sql`coalesce(c.area_no::text, 'unknown')`;
  // As the record that speaks for the person says, where two were merged.
  const people =
    by === 'area'
      ? sql``
      : sql`left join person m on m.person_no = c.person_no and m.merged_into_no is not null
          join person p on p.person_no = coalesce(m.merged_into_no, c.person_no)`;
  const found = await sql<CaseGroup>`select ${group} as "group", count(*)::int as cases,
      (count(*) filter (where c.outcome = 'DECEASED'))::int as deceased
    from case_file c ${people} where ${which(scope, one, sql`c.report_date`)} group by 1 order by 1`.execute(
    db,
  );
  return found.rows;
}

/** The last day up to `today` on which anything was reported in the dataset; null without a case. */
export async function lastReportDay(scope: Scope, db: Db, today: string): Promise<string | null> {
  const found = await sql<{ day: string }>`select report_date as day from case_file
    where dataset = ${scope.dataset} and report_date <= ${today}::date
    order by report_date desc limit 1`.execute(db);
  return found.rows[0]?.day ?? null;
}

/** Diseases that the dataset has cases of, in order. */
export async function diseasesOf(scope: Scope, db: Db): Promise<string[]> {
  const diseases: string[] = [];
  // From one to the next by the index: a million cases have two or three diseases.
  for (let last = ''; ;) {
    const found = await sql<{ next: string | null }>`select min(disease) as next from case_file
      where dataset = ${scope.dataset} and disease > ${last}`.execute(db);
    const next = found.rows[0]!.next;
    if (next === null) {
      return diseases;
    }
    diseases.push(next);
    last = next;
  }
}

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import { localDay } from '../../../platform/db/local-day.ts';

/** Which cases are counted: those responsible areas, that disease, reported from … to (dates, both included). */
export type CaseSelection = {
  /** Null: the whole dataset, cases without an area too. */
  readonly areaNos: readonly number[] | null;
  readonly disease: string | null;
  /** Without suspect and probable cases. Discarded ones never count. */
  readonly confirmedOnly: boolean;
  readonly from: string;
  readonly to: string;
};

/** The date that a case stands under in an epidemic curve. */
export type CaseDate = 'onset' | 'report' | 'sample';

// A recalled onset is an interval: the curve takes its middle, delays leave it out.
const onsetDay = sql`(onset_date + coalesce(onset_date_to - onset_date, 0) / 2)`;
const knownOnset = sql`case when onset_date_to is null then onset_date end`;
const dateColumns: { readonly [date in CaseDate]: RawBuilder<unknown> } = {
  onset: onsetDay,
  report: sql`report_date`,
  sample: sql`sample_date`,
};

/** Steps between two dates of a case, in whole days. */
export const caseDelays = [
  'onset-sample',
  'onset-diagnosis',
  'onset-report',
  'sample-result',
  'sample-report',
  'report-isolation',
  'onset-isolation',
  'onset-death',
] as const;
export type CaseDelay = (typeof caseDelays)[number];

export const diagnosis = sql`least(rapid_positive_date, pcr_positive_date)`;
export const isolation = localDay(sql`isolated_at`);

/** The condition that picks the cases `c` whose date lies in the period. */
export function which(scope: Scope, one: CaseSelection, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = [
    sql`c.dataset = ${scope.dataset}`,
    one.confirmedOnly ? sql`c.classification = 'CONFIRMED'` : sql`c.classification <> 'NO_CASE'`,
    sql`${date} between ${one.from}::date and ${one.to}::date`,
  ];
  if (one.areaNos !== null) {
    parts.push(amongAreas(sql`c.area_no`, one.areaNos));
  }
  if (one.disease !== null) {
    parts.push(sql`c.disease = ${one.disease}`);
  }
  return sql.join(parts, sql` and `);
}

export type DayCount = {
  readonly day: string;
  readonly delay: number;
  readonly count: number;
  /** Of them: arrived infected; and: where they were infected is recorded. */
  readonly imported: number;
  readonly withOrigin: number;
};

/** Cases by date and by how many days later they were reported; from … to is of that date. */
export async function countByDay(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  date: CaseDate,
): Promise<DayCount[]> {
  const day = dateColumns[date];
  const found =
    await sql<DayCount>`select ${day} as day, (report_date - ${day})::int as delay, count(*)::int as count,
      (count(*) filter (where origin = 'POINT_OF_ENTRY'))::int as imported, count(origin)::int as "withOrigin"
    from case_file c where ${which(scope, one, day)} group by 1, 2 order by 1, 2`.execute(db);
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
  const found = await sql<CaseTotals>`select count(*)::int as cases,
      (count(*) filter (where outcome = 'RECOVERED'))::int as recovered,
      (count(*) filter (where outcome = 'DECEASED'))::int as deceased,
      count(onset_date)::int as "withOnset",
      count(sample_date)::int as sampled,
      (count(*) filter (where sample_date <= report_date))::int as "sampledBefore",
      (count(*) filter (where report_date - sample_date between 0 and 1))::int as "reportedNextDay",
      (count(*) filter (where ${isolation} <= report_date + 1))::int as "isolatedNextDay"
    from case_file c where ${which(scope, one, sql`report_date`)}`.execute(db);
  return found.rows[0]!;
}

export type DelayCount = { readonly delay: CaseDelay; readonly days: number; readonly count: number };

/** How many cases had each delay; negative days are dates that contradict each other. */
export async function delayCounts(scope: Scope, db: Db, one: CaseSelection): Promise<DelayCount[]> {
  // Whole dates repeat a lot: the combinations are counted first, then taken apart.
  const found = await sql<DelayCount>`
    with combination as (select sample_date - ${knownOnset} as d1, ${diagnosis} - ${knownOnset} as d2,
        report_date - ${knownOnset} as d3, ${diagnosis} - sample_date as d4, report_date - sample_date as d5,
        ${isolation} - report_date as d6, ${isolation} - ${knownOnset} as d7,
        case when outcome = 'DECEASED' then outcome_date end - ${knownOnset} as d8, count(*) as n
      from case_file c where ${which(scope, one, sql`report_date`)} group by 1, 2, 3, 4, 5, 6, 7, 8)
    select s.delay, s.days::int as days, sum(n)::int as count from combination
    cross join lateral (values ('onset-sample', d1), ('onset-diagnosis', d2), ('onset-report', d3),
      ('sample-result', d4), ('sample-report', d5), ('report-isolation', d6), ('onset-isolation', d7),
      ('onset-death', d8)) s(delay, days)
    where s.days is not null group by 1, 2 order by 1, 2`.execute(db);
  return found.rows;
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
  const people = by === 'area' ? sql`` : sql`join person p on p.person_no = c.person_no`;
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

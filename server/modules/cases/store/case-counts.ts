import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';

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

const diagnosis = sql`least(rapid_positive_date, pcr_positive_date)`;
const isolation = sql`(isolated_at at time zone 'Asia/Ho_Chi_Minh')::date`;

function which(scope: Scope, one: CaseSelection, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = [
    sql`c.dataset = ${scope.dataset}`,
    one.confirmedOnly ? sql`c.classification = 'CONFIRMED'` : sql`c.classification <> 'NO_CASE'`,
    sql`${date} between ${one.from}::date and ${one.to}::date`,
  ];
  if (one.areaNos !== null) {
    parts.push(sql`c.area_no = any(${one.areaNos}::int[])`);
  }
  if (one.disease !== null) {
    parts.push(sql`c.disease = ${one.disease}`);
  }
  return sql.join(parts, sql` and `);
}

export type DayCount = { readonly day: string; readonly delay: number; readonly count: number };

/** Cases by date and by how many days later they were reported; from … to is of that date. */
export async function countByDay(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  date: CaseDate,
): Promise<DayCount[]> {
  const day = dateColumns[date];
  const found =
    await sql<DayCount>`select ${day} as day, (report_date - ${day})::int as delay, count(*)::int as count
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

/** What other modules know of cases, by id and by person. */
export type CaseKnowledge = {
  /** Cases for which a contact was named or confirmed. */
  readonly withContacts: readonly string[];
  /** Cases whose infector is known by a link. */
  readonly withSource: readonly string[];
  /** Contacts of some case who fell ill: when they were known as such, and since when an order kept them away. */
  readonly contacts: readonly {
    readonly personNo: number;
    readonly knownAt: number;
    readonly orderedFrom: number | null;
  }[];
};

export type LinkageCounts = {
  readonly cases: number;
  readonly withoutContacts: number;
  readonly knownContacts: number;
  readonly inQuarantine: number;
  readonly unlinked: number;
};

/** How the cases of the period hang together with what is known of contacts and sources. */
export async function countLinkage(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  known: CaseKnowledge,
): Promise<LinkageCounts> {
  const chosen = which(scope, one, sql`c.report_date`);
  const contacts = new Map(known.contacts.map((contact) => [contact.personNo, contact]));
  const found = await sql<{ id: string; person_no: number; report_date: string }>`
    select id, person_no, report_date from case_file c
    where c.person_no in (select unnest(${[...contacts.keys()]}::bigint[])) and ${chosen}`.execute(db);
  const by = (at: number | null | undefined, day: string) =>
    at !== null && at !== undefined && localDate(at) <= day;
  const knownCases = found.rows.filter((row) => by(contacts.get(row.person_no)?.knownAt, row.report_date));
  // Lists of ids are looked up as sets (`in`): as arrays a cached plan would walk them for every case.
  const counts = await sql<Omit<LinkageCounts, 'knownContacts' | 'inQuarantine'>>`
    select count(*)::int as cases,
      (count(*) filter (where id not in (select unnest(${known.withContacts}::uuid[]))))::int as "withoutContacts",
      (count(*) filter (where source_case_id is null and id not in (select unnest(${known.withSource}::uuid[]))
        and id not in (select unnest(${knownCases.map((row) => row.id)}::uuid[]))))::int as "unlinked"
    from case_file c where ${chosen}`.execute(db);
  return {
    ...counts.rows[0]!,
    knownContacts: knownCases.length,
    inQuarantine: knownCases.filter((row) => by(contacts.get(row.person_no)?.orderedFrom, row.report_date))
      .length,
  };
}

/** The last day up to `today` on which anything was reported in the dataset; null without a case. */
export async function lastReportDay(scope: Scope, db: Db, today: string): Promise<string | null> {
  const found = await sql<{ day: string }>`select report_date as day from case_file
    where dataset = ${scope.dataset} and report_date <= ${today}::date
    order by report_date desc limit 1`.execute(db);
  return found.rows[0]?.day ?? null;
}

/** Diseases that the dataset has cases of. */
export async function diseasesOf(scope: Scope, db: Db): Promise<string[]> {
  const found = await sql<{ disease: string }>`select distinct disease from case_file
    where dataset = ${scope.dataset} order by 1`.execute(db);
  return found.rows.map((row) => row.disease);
}

/** Ids of the cases of a disease, reported from a day on: for modules that keep only the case of a fact. */
export async function caseIdsOf(scope: Scope, db: Db, disease: string, from: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from case_file
    where dataset = ${scope.dataset} and disease = ${disease} and report_date >= ${from}::date`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Report dates of these persons' cases, discarded ones too: for those who ask whether somebody was looked at. */
export async function reportDatesOf(
  scope: Scope,
  db: Db,
  personNos: readonly number[],
): Promise<{ personNo: number; reportDate: string }[]> {
  const found = await sql<{ personNo: number; reportDate: string }>`
    select person_no as "personNo", report_date as "reportDate" from case_file
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

export type CaseDays = {
  readonly id: string;
  readonly diagnosed: string | null;
  readonly reported: string;
  readonly isolated: string | null;
};

/** The days of the cases reported in the period, for modules that know more of a case by its id. */
export async function caseDays(scope: Scope, db: Db, one: CaseSelection): Promise<CaseDays[]> {
  const found =
    await sql<CaseDays>`select id, ${diagnosis} as diagnosed, report_date as reported, ${isolation} as isolated
    from case_file c where ${which(scope, one, sql`report_date`)}`.execute(db);
  return found.rows;
}

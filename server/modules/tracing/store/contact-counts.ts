import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { iso } from './tables.ts';

/** Which confirmed first-level contacts are counted: those follow-up areas, those cases; dates, both included. */
export type ContactSelection = {
  /** Null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  /** Null: of every case. */
  readonly caseIds: readonly string[] | null;
  readonly from: string;
  readonly to: string;
};

const DAY = 86_400_000;
const startOf = (date: string): string => iso(startOfDate(date));
const endOf = (date: string): string => iso(startOfDate(date) + DAY);

function which(scope: Scope, one: ContactSelection): RawBuilder<unknown> {
  const parts = [sql`l.dataset = ${scope.dataset}`, sql`l.decision = 'CONFIRMED'`, sql`l.level = 1`];
  if (one.areaNos !== null) {
    parts.push(sql`l.area_no = any(${one.areaNos}::int[])`);
  }
  if (one.caseIds !== null) {
    parts.push(sql`l.case_id in (select unnest(${one.caseIds}::uuid[]))`);
  }
  return sql.join(parts, sql` and `);
}

/** People exposed in the period, each counted once: who fell ill, and who was observed to the end (or fell ill). */
export type AttackCounts = {
  readonly contacts: number;
  readonly infected: number;
  readonly observed: number;
  readonly household: number;
  readonly householdInfected: number;
  readonly householdObserved: number;
};

/** @param today observation is complete when its last day has passed and the contact was well at the last visit. */
export async function attackCounts(
  scope: Scope,
  db: Db,
  one: ContactSelection,
  today: string,
): Promise<AttackCounts> {
  const found = await sql<AttackCounts>`
    with person_once as (
      select l.person_no, bool_or(l.is_case) as infected,
        bool_or(l.is_case or (l.lost_at is null and l.last_result = 'SEEN_OK' and l.follow_up_until < ${today}::date)) as observed,
        bool_or(l.evidence @> '[{"source":"household"}]') as household
      from contact_link l where ${which(scope, one)}
        and l.last_at >= ${startOf(one.from)}::timestamptz and l.last_at < ${endOf(one.to)}::timestamptz group by 1)
    select count(*)::int as contacts, (count(*) filter (where infected))::int as infected,
      (count(*) filter (where observed))::int as observed, (count(*) filter (where household))::int as household,
      (count(*) filter (where household and infected))::int as "householdInfected",
      (count(*) filter (where household and observed))::int as "householdObserved"
    from person_once`.execute(db);
  return found.rows[0]!;
}

/** Contacts named or found in the period, and how soon something happened; hours count from the naming. */
export type PromptCounts = {
  readonly contacts: number;
  readonly reached: number;
  readonly notified24: number;
  readonly quarantined24: number;
  readonly both24: number;
};

export async function promptCounts(scope: Scope, db: Db, one: ContactSelection): Promise<PromptCounts> {
  const found = await sql<PromptCounts>`
    with chosen as materialized (select l.case_id, l.id, l.last_seen_at, l.ordered_from,
        coalesce(n.named_at, l.decided_at) + interval '24 hours' as due
      from contact_link l
      left join named_contact n on n.case_id = l.case_id and n.person_no = l.person_no and n.dataset = ${scope.dataset}
      where ${which(scope, one)} and coalesce(n.named_at, l.decided_at) >= ${startOf(one.from)}::timestamptz
        and coalesce(n.named_at, l.decided_at) < ${endOf(one.to)}::timestamptz),
    judged as (select c.last_seen_at, c.ordered_from <= c.due as kept, bool_or(v.id is not null) as notified
      from chosen c left join contact_visit v on v.case_id = c.case_id and v.contact_id = c.id and v.at <= c.due
        and v.dataset = ${scope.dataset} and v.result in ('SEEN_OK', 'SEEN_NOT_OK')
      group by c.case_id, c.id, c.last_seen_at, c.ordered_from, c.due)
    select count(*)::int as contacts, (count(*) filter (where last_seen_at is not null))::int as reached,
      (count(*) filter (where notified))::int as "notified24",
      (count(*) filter (where kept))::int as "quarantined24",
      (count(*) filter (where notified and kept))::int as "both24"
    from judged`.execute(db);
  return found.rows[0]!;
}

/** One day's contacts under follow-up and how many of them were reached on it. */
export type MonitoredDay = { readonly day: string; readonly due: number; readonly reached: number };

/** Contacts under follow-up day by day: from the day of the decision to the last day, unless lost or a case. */
export async function monitoredDays(scope: Scope, db: Db, one: ContactSelection): Promise<MonitoredDay[]> {
  const found = await sql<MonitoredDay>`
    with chosen as (select l.id, l.case_id, (l.decided_at at time zone 'Asia/Ho_Chi_Minh')::date as first_day,
        least(l.follow_up_until, (l.lost_at at time zone 'Asia/Ho_Chi_Minh')::date) as last_day
      from contact_link l where ${which(scope, one)} and not l.is_case and l.follow_up_until >= ${one.from}::date
        and l.decided_at < ${endOf(one.to)}::timestamptz),
    day as (select d::date as day from generate_series(${one.from}::date, ${one.to}::date, interval '1 day') d),
    span as (select first_day, last_day, count(*) as n from chosen group by 1, 2),
    due as (select day, sum(n)::int as due from day join span on day between first_day and last_day group by 1),
    met as (select distinct v.contact_id, (v.at at time zone 'Asia/Ho_Chi_Minh')::date as day
      from contact_visit v join chosen c on c.case_id = v.case_id and c.id = v.contact_id
      where v.dataset = ${scope.dataset} and v.result in ('SEEN_OK', 'SEEN_NOT_OK')
        and v.at >= ${startOf(one.from)}::timestamptz and v.at < ${endOf(one.to)}::timestamptz
        and (v.at at time zone 'Asia/Ho_Chi_Minh')::date between c.first_day and c.last_day),
    reached as (select day, count(*)::int as reached from met group by 1)
    select day, coalesce(due, 0) as due, coalesce(reached, 0) as reached
    from day left join due using (day) left join reached using (day) order by 1`.execute(db);
  return found.rows;
}

/** When contacts were first seen ill in the period. */
export async function firstSymptoms(
  scope: Scope,
  db: Db,
  one: ContactSelection,
): Promise<{ personNo: number; at: Date }[]> {
  const found = await sql<{ personNo: number; at: Date }>`
    select l.person_no as "personNo", min(v.at) as at
    from contact_link l join contact_visit v on v.case_id = l.case_id and v.contact_id = l.id and v.dataset = ${scope.dataset}
    where ${which(scope, one)} and (v.result = 'SEEN_NOT_OK' or cardinality(v.symptoms) > 0)
    group by 1 having min(v.at) >= ${startOf(one.from)}::timestamptz and min(v.at) < ${endOf(one.to)}::timestamptz`.execute(
    db,
  );
  return found.rows;
}

/** Contacts who are cases by now: since when they were known, and since when an order kept them away. */
export async function contactsTurnedCases(
  scope: Scope,
  db: Db,
  since: string,
): Promise<{ personNo: number; knownAt: Date; orderedFrom: Date | null }[]> {
  const found = await sql<{ personNo: number; knownAt: Date; orderedFrom: Date | null }>`
    select person_no as "personNo", min(decided_at) as "knownAt", min(ordered_from) as "orderedFrom"
    from contact_link where dataset = ${scope.dataset} and decision = 'CONFIRMED' and is_case
      and decided_at >= ${startOf(since)}::timestamptz group by 1`.execute(db);
  return found.rows;
}

/** Cases that have a named or confirmed contact. */
export async function casesWithContacts(scope: Scope, db: Db, since: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select case_id as id from contact_link where dataset = ${scope.dataset} and decision = 'CONFIRMED'
      and decided_at >= ${startOf(since)}::timestamptz
    union select case_id from named_contact where dataset = ${scope.dataset}
      and named_at >= ${startOf(since)}::timestamptz`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Cases whose infector is known by a link. */
export async function casesWithSource(scope: Scope, db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct case_to as id from case_link
    where dataset = ${scope.dataset}`.execute(db);
  return found.rows.map((row) => row.id);
}

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import { withKept } from '../../../registry/people/index.ts';
import { iso } from './tables.ts';

/** Which confirmed first-level contacts are counted: those follow-up areas, those cases; dates, both included. */
export type ContactSelection = {
  /** Null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  /** A query of case ids, of the module that owns cases; null: of every case. */
  readonly caseIds: RawBuilder<unknown> | null;
  readonly from: string;
  readonly to: string;
};

const DAY = 86_400_000;
export const startOf = (date: string): string => iso(startOfDate(date));
export const endOf = (date: string): string => iso(startOfDate(date) + DAY);

/** The condition that picks the contacts `l`. */
export function which(scope: Scope, one: ContactSelection): RawBuilder<unknown> {
  const parts = [sql`l.dataset = ${scope.dataset}`, sql`l.decision = 'CONFIRMED'`, sql`l.level = 1`];
  if (one.areaNos !== null) {
    parts.push(amongAreas(sql`l.area_no`, one.areaNos));
  }
  if (one.caseIds !== null) {
    parts.push(sql`l.case_id in (${one.caseIds})`);
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
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<AttackCounts>`
      with person_once as (
        select kept_no, bool_or(infected) as infected, bool_or(observed) as observed, bool_or(household) as household
        from (${withKept(sql`select l.person_no, l.is_case as infected,
          l.is_case or (l.lost_at is null and l.last_result = 'SEEN_OK' and l.follow_up_until < ${today}::date) as observed,
          l.evidence @> '[{"source":"household"}]' as household
        from contact_link l where ${which(scope, one)}
          and l.last_at > ${startOf(one.from)}::timestamptz and l.last_at <= ${endOf(one.to)}::timestamptz`)}) x group by 1)
      select count(*)::int as contacts, (count(*) filter (where infected))::int as infected,
        (count(*) filter (where observed))::int as observed, (count(*) filter (where household))::int as household,
        (count(*) filter (where household and infected))::int as "householdInfected",
        (count(*) filter (where household and observed))::int as "householdObserved"
      from person_once`.execute(tx);
    return found.rows[0]!;
  });
}

/** Query of contacts who are cases by now: since when they were known, and since when an order kept them away. */
export function contactsTurnedCases(scope: Scope): RawBuilder<unknown> {
  return sql`select person_no, min(decided_at) as known_at, min(ordered_from) as ordered_from
    from contact_link where dataset = ${scope.dataset} and decision = 'CONFIRMED' and is_case group by 1`;
}

/** Query of the cases (case_id) that have a named or confirmed contact. */
export function casesWithContacts(scope: Scope): RawBuilder<unknown> {
  return sql`select case_id from contact_link where dataset = ${scope.dataset} and decision = 'CONFIRMED'
    union all select case_id from named_contact where dataset = ${scope.dataset}`;
}

/** Query of the cases (case_id) whose infector is known by a link. */
export function casesWithSource(scope: Scope): RawBuilder<unknown> {
  return sql`select case_to as case_id from case_link where dataset = ${scope.dataset}`;
}

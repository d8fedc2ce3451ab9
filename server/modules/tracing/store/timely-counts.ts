import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { localDay } from '../../../platform/db/local-day.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import { withKept } from '../../../registry/people/index.ts';
import { type ContactSelection, endOf, startOf, which } from './contact-counts.ts';

/** One day's contacts under follow-up and how many of them were reached on it. */
export type MonitoredDay = { readonly day: string; readonly due: number; readonly reached: number };

/** How soon and how completely contacts were dealt with. */
export type TimelyCounts = {
  /** Contacts named or found in the period; the hours of the next ones count from the naming. */
  readonly contacts: number;
  /** By a first call or a follow-up, whenever. */
  readonly reached: number;
  readonly notified24: number;
  readonly quarantined24: number;
  readonly both24: number;
  /** First seen ill in the period, each person once. */
  readonly ill: number;
  /** Of them: something was done from that day on and within 24 hours of being seen. */
  readonly evaluated: number;
  /** From the day of the decision to the last day of follow-up, unless lost or a case; up to `until`. */
  readonly days: readonly MonitoredDay[];
};

/** Queries of what other modules did for contacts. */
export type DoneForContacts = {
  /** case_id, person_no, first_reached_at of first calls: being called is being told. */
  readonly calls: RawBuilder<unknown>;
  /** person_no, at of what counts as looking into an illness: cases reported, tests ordered, samples taken. */
  readonly steps: readonly RawBuilder<unknown>[];
};

/** Counts contacts in one pass over them; what their visits came to stands with each. */
export async function timelyCounts(
  scope: Scope,
  db: Db,
  one: ContactSelection,
  { calls, steps }: DoneForContacts,
  until: string,
): Promise<TimelyCounts> {
  const looked = steps.map(
    (step) => sql`exists (select from (${step}) s where s.person_no = i.person_no
      and s.at >= i.day and s.at <= i.at + interval '24 hours')`,
  );
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<TimelyCounts>`
      with link as materialized (select l.case_id, l.person_no, l.decided_at, l.ordered_from, l.first_seen_at,
          l.first_ill_at, case when not l.is_case and l.follow_up_until >= ${one.from}::date
            and l.decided_at < ${endOf(until)}::timestamptz then l.seen_days end as seen_days,
          ${localDay(sql`l.decided_at`)} as first_day,
          case when not l.is_case then least(l.follow_up_until, ${localDay(sql`l.lost_at`)},
            ${localDay(sql`l.transferred_at`)}) end as last_day
        from contact_link l where ${which(scope, one)} and l.counted_by is null),
      told as (select least(l.first_seen_at, k.first_reached_at) as at, l.ordered_from,
          coalesce(n.named_at, l.decided_at) + interval '24 hours' as due
        from link l
        left join named_contact n on n.case_id = l.case_id and n.person_no = l.person_no and n.dataset = ${scope.dataset}
        left join (${calls}) k on k.case_id = l.case_id and k.person_no = l.person_no
        where coalesce(n.named_at, l.decided_at) >= ${startOf(one.from)}::timestamptz
          and coalesce(n.named_at, l.decided_at) < ${endOf(one.to)}::timestamptz),
      prompt as (select count(*)::int as contacts, count(at)::int as reached,
          (count(*) filter (where at <= due))::int as "notified24",
          (count(*) filter (where ordered_from <= due))::int as "quarantined24",
          (count(*) filter (where at <= due and ordered_from <= due))::int as "both24" from told),
      seen as (select kept_no, min(first_ill_at) as at
        from (${withKept(sql`select person_no, first_ill_at from link where first_ill_at is not null`)}) x group by 1),
      fell as (select kept_no, at, ${localDay(sql`at`)}::timestamp at time zone interval '7 hours' as day from seen
        where at >= ${startOf(one.from)}::timestamptz and at < ${endOf(one.to)}::timestamptz),
      -- By each number of theirs: a step is found by the index that it has.
      i as (select kept_no, kept_no as person_no, at, day from fell
        union all select kept_no, m.person_no, at, day from fell
          join person m on m.merged_into_no = kept_no and m.merged_into_no is not null),
      evaluation as (select count(*)::int as ill, (count(*) filter (where looked))::int as evaluated
        from (select bool_or(${sql.join(looked, sql` or `)}) as looked from i group by kept_no) x),
      day as (select d::date as day from generate_series(${one.from}::date, ${until}::date, interval '1 day') d),
      span as (select first_day, last_day, count(*) as n from link where last_day >= ${one.from}::date group by 1, 2),
      due as (select day, sum(n)::int as due from day join span on day between first_day and last_day group by 1),
      met as (select unnest(seen_days) as day, first_day, last_day from link
        where seen_days is not null and last_day >= ${one.from}::date),
      reached as (select day, count(*)::int as reached from met where day between first_day and last_day group by 1)
      select prompt.*, evaluation.*, (select coalesce(json_agg(json_build_object(
          'day', day, 'due', coalesce(due, 0), 'reached', coalesce(reached, 0)) order by day), '[]')
        from day left join due using (day) left join reached using (day)) as days
      from prompt, evaluation`.execute(tx);
    return found.rows[0]!;
  });
}

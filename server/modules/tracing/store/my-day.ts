import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { OVERDUE_HOURS } from '../rules/follow-up.ts';
import type { FollowUpStatus } from '../types.ts';
import { iso, type LinkRow } from './tables.ts';

export type DayFilter = {
  /** Units whose contacts are shown; null: the whole dataset, unknown areas too. */
  readonly areaNos: readonly number[] | null;
  readonly status: FollowUpStatus | null;
  /** Only who is followed up and was not reached today. */
  readonly due: boolean;
  /** This decision alone; null: all. */
  readonly contactId: string | null;
  /** Who is looked for; null: everybody. */
  readonly personNos: readonly number[] | null;
  readonly after: { readonly rank: number; readonly since: string; readonly id: string } | null;
  readonly limit: number;
};

export type DayRow = LinkRow & { rank: number; since: Date };

/** The status of a confirmed contact as `followUpStatus` of rules/follow-up.ts computes it; a test holds them equal. */
export function statusInSql(now: number): RawBuilder<FollowUpStatus> {
  return sql<FollowUpStatus>`case
    when is_case or decision <> 'CONFIRMED' or counted_by is not null or follow_up_until is null
      or transferred_at is not null then 'NO_FOLLOW_UP'
    when lost_at is not null then 'LOST'
    when ${localDate(now)}::date > follow_up_until then case when last_result = 'SEEN_OK' then 'COMPLETED' else 'OVERDUE' end
    when coalesce(last_seen_at, decided_at) < ${iso(now - OVERDUE_HOURS * HOUR_MS)}::timestamptz then 'OVERDUE'
    else 'FOLLOW_UP' end`;
}

/** What every contact in FOLLOW_UP or OVERDUE fulfils, as the indexes of those are declared. */
export function stillFollowed(now: number): RawBuilder<boolean> {
  return sql<boolean>`decision = 'CONFIRMED' and counted_by is null and not is_case and lost_at is null and transferred_at is null
    and (follow_up_until >= ${localDate(now)}::date or last_result is distinct from 'SEEN_OK')`;
}

/** Confirmed contacts to follow up: overdue first, then who waits longest. One more than the limit. */
export async function listDay(scope: Scope, db: Db, now: number, filter: DayFilter): Promise<DayRow[]> {
  const { after } = filter;
  const found = await sql<DayRow>`
    select * from (
      select l.*, s.status, coalesce(l.last_seen_at, l.decided_at) as since,
        case s.status when 'OVERDUE' then 0 when 'FOLLOW_UP' then 1 when 'LOST' then 2 else 3 end as rank
      from contact_link l cross join lateral (select ${statusInSql(now)} as status) s
      where l.dataset = ${scope.dataset} and l.decision = 'CONFIRMED' and l.counted_by is null
        and ${filter.due ? stillFollowed(now) : sql`true`}
        and (${filter.contactId}::uuid is null or l.id = ${filter.contactId}::uuid)
        and (${filter.personNos === null}::boolean or l.person_no = any(${filter.personNos ?? []}::bigint[]))
        and (${filter.areaNos === null}::boolean or l.area_no = any(${filter.areaNos ?? []}::int[]))) d
    where (${filter.status}::text is null or status = ${filter.status}::text)
      and (not ${filter.due}::boolean or status in ('FOLLOW_UP', 'OVERDUE')
        and (last_seen_at is null or last_seen_at < ${iso(startOfLocalDay(now))}::timestamptz))
      and (${after === null}::boolean
        or (rank, since, id) > (${after?.rank ?? 0}::int, ${after?.since ?? iso(0)}::timestamptz, ${after?.id ?? null}::uuid))
    order by rank, since, id limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

/**
 * Query of contacts to be called or visited now: kind, id, case_id, person_no, area_no, since. The same rule as the
 * filter `due` above.
 */
export function dueContacts(scope: Scope, now: number): RawBuilder<unknown> {
  return sql`select 'contact' as kind, id, case_id, person_no, area_no, coalesce(last_seen_at, decided_at) as since
    from contact_link where dataset = ${scope.dataset} and ${stillFollowed(now)} and ${statusInSql(now)} in ('FOLLOW_UP', 'OVERDUE')
      and (last_seen_at is null or last_seen_at < ${iso(startOfLocalDay(now))}::timestamptz)`;
}

/** Numbers of the people who are followed up as contacts now, in these areas. */
export async function followedNos(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  now: number,
): Promise<number[]> {
  const found = await sql<{ nos: string }>`select coalesce(json_agg(distinct l.person_no), '[]')::text as nos
    from contact_link l where l.dataset = ${scope.dataset} and ${stillFollowed(now)}
      and ${amongAreas(sql`l.area_no`, areaNos)} and ${statusInSql(now)} in ('FOLLOW_UP', 'OVERDUE')`.execute(
    db,
  );
  return JSON.parse(found.rows[0]!.nos) as number[];
}

/** Who is followed up as a contact now, in these areas or among these people. */
export async function followedLinks(
  scope: Scope,
  db: Db | Tx,
  whose: { readonly areaNos: readonly number[] } | { readonly personNos: readonly number[] },
  now: number,
): Promise<LinkRow[]> {
  const of =
    'areaNos' in whose
      ? sql`l.area_no = any(${whose.areaNos}::int[])`
      : sql`l.person_no = any(${whose.personNos}::bigint[])`;
  const found =
    await sql<LinkRow>`select l.* from contact_link l cross join lateral (select ${statusInSql(now)} as status) s
    where l.dataset = ${scope.dataset} and ${stillFollowed(now)} and ${of} and s.status in ('FOLLOW_UP', 'OVERDUE')`.execute(
      db,
    );
  return found.rows;
}

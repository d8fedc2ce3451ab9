import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { RosterKind } from '../rules/roster-rules.ts';
import type { RosterFileRow } from './rosters.ts';
import { iso } from './tables.ts';

export type ListedRoster = RosterFileRow & { people: number; absentees: number; sessions: number };

export type RosterFilter = {
  /** Units whose rosters are shown; null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly kind: RosterKind | null;
  readonly placeNo: number | null;
  /** Only rosters with one of these numbers on them; null: any. */
  readonly personNos: readonly number[] | null;
  readonly before: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
};

/** Rosters by filter, newest first, one more than the limit. */
export async function listRosters(scope: Scope, db: Db | Tx, filter: RosterFilter): Promise<ListedRoster[]> {
  const { before } = filter;
  const found = await sql<ListedRoster>`
    with page as materialized (
      select r.* from roster r where r.dataset = ${scope.dataset}
        and (${filter.areaNos === null}::boolean or r.area_no = any(${filter.areaNos ?? []}::int[]))
        and (${filter.id}::uuid is null or r.id = ${filter.id}::uuid)
        and (${filter.name}::text is null or r.name ilike ${filter.name}::text)
        and (${filter.kind}::text is null or r.kind = ${filter.kind}::text)
        and (${filter.placeNo}::int is null or r.place_no = ${filter.placeNo}::int)
        and (${filter.personNos === null}::boolean or r.id in (select w.roster_id from roster_row w
          where w.person_no = any(${filter.personNos ?? []}::bigint[]) and w.dataset = ${scope.dataset}))
        and (${before === null}::boolean
          or (r.created_at, r.id) < (${iso(before?.at ?? 0)}::timestamptz, ${before?.id ?? NO_ID}::uuid))
      order by r.created_at desc, r.id desc limit ${filter.limit + 1})
    select p.*, coalesce(w.people, 0)::int as people, coalesce(w.absentees, 0)::int as absentees, s.sessions::int as sessions
    from page p
    left join (select roster_id, count(*) as people, count(*) filter (where cardinality(absent) > 0) as absentees
      from roster_row where dataset = ${scope.dataset} and roster_id in (select id from page) group by roster_id) w
      on w.roster_id = p.id
    join (select roster_id, count(*) as sessions from roster_session
      where dataset = ${scope.dataset} and roster_id in (select id from page) group by roster_id) s on s.roster_id = p.id
    order by p.created_at desc, p.id desc`.execute(db);
  return found.rows;
}

/** Stands where there is no cursor; it is never compared then. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

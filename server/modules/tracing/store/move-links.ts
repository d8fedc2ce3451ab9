import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { VisitResult } from '../types.ts';
import { iso, type LinkRow } from './tables.ts';
import { statusInSql } from './my-day.ts';

/** A confirmed contact that somebody still follows up. */
export type FollowedLink = Pick<
  LinkRow,
  | 'id'
  | 'case_id'
  | 'person_no'
  | 'area_no'
  | 'level'
  | 'ms'
  | 'first_at'
  | 'last_at'
  | 'decided_at'
  | 'follow_up_until'
  | 'last_visit_at'
  | 'last_result'
  | 'last_seen_at'
  | 'order_id'
  | 'evidence'
>;

/** Decisions under follow-up of these people, whatever their unit: the caller decides what the viewer may see. */
export async function followedOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
  now: number,
): Promise<FollowedLink[]> {
  const found =
    await sql<FollowedLink>`select id, case_id, person_no, area_no, level, ms, first_at, last_at, decided_at,
      follow_up_until, last_visit_at, last_result, last_seen_at, order_id, evidence
    from contact_link where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
      and ${statusInSql(now)} in ('FOLLOW_UP', 'OVERDUE', 'LOST') order by decided_at, id`.execute(db);
  return found.rows;
}

/** The people of decisions, by id, as the decision that counts for each says; confirmed ones only. */
export async function peopleOfLinks(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<{ id: string; case_id: string; person_no: number; area_no: number | null }[]> {
  const found = await sql<{ id: string; case_id: string; person_no: number; area_no: number | null }>`
    select l.id, l.case_id, k.person_no, k.area_no from contact_link l
    join contact_link k on k.case_id = l.case_id and k.id = coalesce(l.counted_by, l.id)
    where l.id = any(${ids}::uuid[]) and l.dataset = ${scope.dataset} and k.dataset = ${scope.dataset}
      and k.decision = 'CONFIRMED'`.execute(db);
  return found.rows;
}

/** Puts decisions under another unit; answers those that were there, locked until the transaction ends. */
export async function setLinkAreas(
  scope: Scope,
  tx: Tx,
  move: { readonly personNos: readonly number[]; readonly from: number; readonly to: number },
  now: number,
): Promise<LinkRow[]> {
  const found = await sql<LinkRow>`
    update contact_link set area_no = ${move.to}
    where person_no = any(${move.personNos}::bigint[]) and dataset = ${scope.dataset} and area_no = ${move.from}
      and ${statusInSql(now)} in ('FOLLOW_UP', 'OVERDUE', 'LOST')
    returning *`.execute(tx);
  return found.rows;
}

/** Notes that a unit outside follows these people up from `at` on, or no longer (null). @returns cases concerned. */
export async function setTransferred(
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
  areaNo: number,
  at: number | null,
): Promise<string[]> {
  const found = await sql<{ case_id: string }>`
    update contact_link set transferred_at = ${at === null ? null : iso(at)}::timestamptz
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and area_no = ${areaNo}
      and decision = 'CONFIRMED' and (transferred_at is null) = ${at !== null}::boolean
    returning case_id`.execute(tx);
  return [...new Set(found.rows.map((row) => row.case_id))];
}

/** People who were given up on are followed up again: somebody found them. */
export async function clearLost(scope: Scope, tx: Tx, personNos: readonly number[]): Promise<void> {
  await sql`update contact_link set lost_at = null
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and lost_at is not null`.execute(
    tx,
  );
}

/** Calls and visits to these people as contacts, newest first. */
export async function visitsToPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<{ at: Date; result: VisitResult; recorded_by: string }[]> {
  const found = await sql<{ at: Date; result: VisitResult; recorded_by: string }>`
    select v.at, v.result, v.recorded_by from contact_visit v
    join contact_link l on l.case_id = v.case_id and l.id = v.contact_id
    where l.person_no = any(${personNos}::bigint[]) and l.dataset = ${scope.dataset}
    order by v.at desc limit 50`.execute(db);
  return found.rows;
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { iso, type LinkRow, tables, type VisitRow } from './tables.ts';

/** Decisions on the contacts of a case; where two records of one person have one each, the one that counts. */
export async function linksOf(scope: Scope, db: Db | Tx, caseId: string): Promise<LinkRow[]> {
  const found =
    await sql<LinkRow>`select * from contact_link where case_id = ${caseId} and dataset = ${scope.dataset}
      and counted_by is null`.execute(db);
  return found.rows;
}

/** A decision by id, or the one that counts for the person instead, locked until the transaction ends. */
export async function lockLink(scope: Scope, tx: Tx, id: string): Promise<LinkRow | undefined> {
  const found = await sql<LinkRow>`select * from contact_link
    where id = (select coalesce(counted_by, id) from contact_link where id = ${id} and dataset = ${scope.dataset})
      and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Confirmed contacts of many cases. */
export async function confirmedOf(
  scope: Scope,
  db: Db | Tx,
  caseIds: readonly string[],
  limit: number,
): Promise<LinkRow[]> {
  const found = await sql<LinkRow>`select * from contact_link
    where case_id = any(${caseIds}::uuid[]) and dataset = ${scope.dataset} and decision = 'CONFIRMED'
      and counted_by is null order by case_id, score desc, person_no limit ${limit}`.execute(db);
  return found.rows;
}

/**
 * Confirmed contacts among these people and ids; of one case, or of any (`caseId` null). An id of a decision that does not
 * count, as an older list carries it, answers under that id who and where the one that counts says.
 */
export async function confirmedLinks(
  scope: Scope,
  db: Db | Tx,
  whose: {
    readonly caseId: string | null;
    readonly personNos: readonly number[];
    readonly ids: readonly string[];
  },
): Promise<Pick<LinkRow, 'id' | 'person_no' | 'area_no'>[]> {
  const found = await sql<Pick<LinkRow, 'id' | 'person_no' | 'area_no'>>`
    select l.id, k.person_no, k.area_no from contact_link l
    join contact_link k on k.case_id = l.case_id and k.id = coalesce(l.counted_by, l.id)
    where l.dataset = ${scope.dataset} and k.dataset = ${scope.dataset} and k.decision = 'CONFIRMED'
      and (${whose.caseId}::uuid is null or l.case_id = ${whose.caseId}::uuid)
      and (l.id = any(${whose.ids}::uuid[])
        or (l.counted_by is null and l.person_no = any(${whose.personNos}::bigint[])))`.execute(db);
  return found.rows;
}

/** Which of these visits are recorded. */
export async function knownVisits(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`select id from contact_visit
    where dataset = ${scope.dataset} and id = any(${ids}::uuid[])`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** Which of these cases have confirmed contacts. */
export async function withConfirmed(
  scope: Scope,
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct case_id as id from contact_link
    where case_id = any(${caseIds}::uuid[]) and dataset = ${scope.dataset} and decision = 'CONFIRMED'`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** Links that keep people away from others: for tracing onwards from a contact. */
export async function orderedFrom(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<{ person_no: number; ordered_from: Date }[]> {
  const found = await sql<{ person_no: number; ordered_from: Date }>`
    select person_no, min(ordered_from) as ordered_from from contact_link
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and ordered_from is not null
    group by 1`.execute(db);
  return found.rows;
}

/** Writes decisions; an earlier decision on the same contact is replaced, its id, visits and order stay. */
export async function saveLinks(_scope: Scope, tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const times = (pick: (row: LinkRow) => Date) => rows.map((row) => iso(pick(row).getTime()));
  await sql`insert into contact_link (id, dataset, case_id, person_no, decision, reason, decided_at, decided_by, level, ms,
      score, first_at, last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case)
    select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.dataset)}::text[],
      ${rows.map((r) => r.case_id)}::uuid[], ${rows.map((r) => r.person_no)}::bigint[],
      ${rows.map((r) => r.decision)}::text[], ${rows.map((r) => r.reason)}::text[], ${times((r) => r.decided_at)}::timestamptz[],
      ${rows.map((r) => r.decided_by)}::text[], ${rows.map((r) => r.level)}::smallint[], ${rows.map((r) => r.ms)}::bigint[],
      ${rows.map((r) => r.score)}::float8[], ${times((r) => r.first_at)}::timestamptz[], ${times((r) => r.last_at)}::timestamptz[],
      ${rows.map((r) => r.places)}::int[], ${rows.map((r) => r.via_person_no)}::bigint[],
      ${rows.map((r) => JSON.stringify(r.evidence))}::jsonb[], ${rows.map((r) => r.area_no)}::int[],
      ${rows.map((r) => r.follow_up_until)}::date[], ${rows.map((r) => r.is_case)}::boolean[])
    on conflict (case_id, person_no) do update set decision = excluded.decision, reason = excluded.reason,
      decided_at = excluded.decided_at, decided_by = excluded.decided_by, level = excluded.level, ms = excluded.ms,
      score = excluded.score, first_at = excluded.first_at, last_at = excluded.last_at, places = excluded.places,
      via_person_no = excluded.via_person_no, evidence = excluded.evidence, area_no = excluded.area_no,
      follow_up_until = excluded.follow_up_until, is_case = excluded.is_case, version = contact_link.version + 1,
      field_versions = contact_link.field_versions || jsonb_build_object('decision', contact_link.version + 1)`.execute(
    tx,
  );
}

/** Keeps what a visit changed in the follow-up. */
export async function saveFollowUp(
  scope: Scope,
  tx: Tx,
  row: Pick<LinkRow, 'id' | 'case_id' | 'last_visit_at' | 'last_result' | 'last_seen_at' | 'lost_at'>,
): Promise<void> {
  const { id, case_id, ...facts } = row;
  await tables(tx)
    .updateTable('contact_link')
    .set(facts)
    .where('case_id', '=', case_id)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** What a visit adds to what a contact's visits come to. */
export type Sighting = {
  readonly id: string;
  readonly caseId: string;
  /** Unix ms. */
  readonly at: number;
  readonly reached: boolean;
  readonly unwell: boolean;
};

/** Keeps first times and days reached with the contact: the indicators count from them. The link is locked. */
export async function noteSighting(scope: Scope, tx: Tx, seen: Sighting): Promise<void> {
  const at = iso(seen.at);
  await sql`update contact_link set
      first_seen_at = case when ${seen.reached}::boolean then least(first_seen_at, ${at}::timestamptz) else first_seen_at end,
      first_ill_at = case when ${seen.unwell}::boolean then least(first_ill_at, ${at}::timestamptz) else first_ill_at end,
      seen_days = case when ${seen.reached}::boolean and not ${localDate(seen.at)}::date = any(seen_days)
        then seen_days || ${localDate(seen.at)}::date else seen_days end
    where case_id = ${seen.caseId} and id = ${seen.id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Keeps a visit. */
export async function insertVisit(_scope: Scope, tx: Tx, row: VisitRow): Promise<void> {
  await tables(tx).insertInto('contact_visit').values(row).execute();
}

export type OrderedContact = { readonly personNo: number; readonly orderId: string; readonly from: number };

/** Names the order that a confirmed contact is under, in one case or in all of them. */
export async function saveOrders(
  scope: Scope,
  tx: Tx,
  caseId: string | null,
  ordered: readonly OrderedContact[],
): Promise<void> {
  await sql`update contact_link l set order_id = o.id, ordered_from = o.since
    from unnest(${ordered.map((o) => o.personNo)}::bigint[], ${ordered.map((o) => o.orderId)}::uuid[],
      ${ordered.map((o) => iso(o.from))}::timestamptz[]) as o(person_no, id, since)
    where l.person_no = o.person_no and l.dataset = ${scope.dataset} and l.decision = 'CONFIRMED'
      and (${caseId}::uuid is null or l.case_id = ${caseId}::uuid)`.execute(tx);
}

/** An order that is annulled, and those of the same person, under all his numbers, that stand, newest first. */
export type AnnulledOrder = {
  readonly orderId: string;
  readonly personNos: readonly number[];
  readonly instead: readonly {
    readonly orderId: string;
    readonly from: number;
    readonly caseId: string | null;
  }[];
};

/** Names another order that stands, or none, wherever a contact is said to be under an annulled one. */
export async function replaceOrders(scope: Scope, tx: Tx, annulled: readonly AnnulledOrder[]): Promise<void> {
  const standing = annulled.flatMap(({ orderId, instead }) =>
    instead.map((one, rank) => ({
      annulled: orderId,
      id: one.orderId,
      since: iso(one.from),
      case_id: one.caseId,
      rank,
    })),
  );
  await sql`with standing as (select * from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb)
      as s(annulled uuid, id uuid, since timestamptz, case_id uuid, rank int)),
    found as (select l.case_id, l.person_no, s.id, s.since from contact_link l left join lateral (
      select id, since from standing where annulled = l.order_id and coalesce(case_id, l.case_id) = l.case_id
      order by rank limit 1) s on true
      where l.person_no = any(${annulled.flatMap((one) => one.personNos)}::bigint[])
        and l.order_id = any(${annulled.map((one) => one.orderId)}::uuid[]) and l.dataset = ${scope.dataset})
    update contact_link l set order_id = f.id, ordered_from = f.since from found f
    where l.case_id = f.case_id and l.person_no = f.person_no and l.dataset = ${scope.dataset}`.execute(tx);
}

import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { OrderKind, OrderStatus } from '../rules/order-status.ts';
import type { Signer } from '../rules/signing.ts';

/** An order as stored. */
export type OrderRow = {
  id: string;
  person_no: number;
  dataset: string;
  number: string;
  office_id: string;
  series_year: number;
  sequence: number;
  kind: OrderKind;
  status: OrderStatus;
  legal_basis: string;
  reason: string;
  release_rule: string;
  issued_at: Date;
  issued_by: string;
  from_at: Date;
  until_at: Date;
  first_until_at: Date;
  previous_until_at: Date | null;
  ended_at: Date | null;
  released_at: Date | null;
  place_no: number | null;
  case_id: string | null;
  area_no: number | null;
  stay_area_no: number | null;
  last_follow_up_at: Date | null;
  version: number;
  field_versions: FieldVersions;
  /** As the authority table had it at issue; null: the place of the signature stays empty. */
  signer: Signer | null;
  /** First service: the legal start. */
  served_at: Date | null;
  /** Issue of the oldest decision on an extension that was not served; null: none. */
  unserved_decision_at: Date | null;
  /** Digest of the words that it was issued with (order_wording); null: issued before they were kept. */
  wording: string | null;
};

/** Rows a statement: a batch is one JSON value, so that the statement's text is always the same. */
const CHUNK = 2000;

/** Writes new orders. */
export async function insertOrders(_scope: Scope, tx: Tx, rows: readonly OrderRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await sql`insert into order_file select * from
      jsonb_populate_recordset(null::order_file, ${JSON.stringify(rows.slice(from, from + CHUNK))}::jsonb)`.execute(
      tx,
    );
  }
}

/** One order of the scope's dataset, whatever its area: the caller decides what the viewer may see. */
export async function findOrder(scope: Scope, db: Db | Tx, id: string): Promise<OrderRow | undefined> {
  const found =
    await sql<OrderRow>`select * from order_file where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Many of them, in no order. */
export async function findOrders(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<OrderRow[]> {
  const found = await sql<OrderRow>`select * from order_file
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** One order, locked until the transaction ends. */
export async function lockOrder(scope: Scope, tx: Tx, id: string): Promise<OrderRow | undefined> {
  const found = await sql<OrderRow>`select * from order_file
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Many of them, locked in one order, so that two batches can't deadlock. */
export async function lockOrders(scope: Scope, tx: Tx, ids: readonly string[]): Promise<OrderRow[]> {
  const found = await sql<OrderRow>`select * from order_file
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset} order by id for update`.execute(tx);
  return found.rows;
}

/** Writes what a change of the end may move, in orders that are locked; each order once. */
export async function updateOrders(scope: Scope, tx: Tx, rows: readonly OrderRow[]): Promise<void> {
  const changed = rows.map(
    ({
      id,
      person_no,
      status,
      until_at,
      previous_until_at,
      ended_at,
      released_at,
      version,
      field_versions,
    }) => ({
      id,
      person_no,
      status,
      until_at,
      previous_until_at,
      ended_at,
      released_at,
      version,
      field_versions,
    }),
  );
  await sql`update order_file o set status = r.status, until_at = r.until_at,
      previous_until_at = r.previous_until_at, ended_at = r.ended_at, released_at = r.released_at,
      version = r.version, field_versions = r.field_versions
    from jsonb_populate_recordset(null::order_file, ${JSON.stringify(changed)}::jsonb) r
    where o.id = r.id and o.person_no = r.person_no and o.dataset = ${scope.dataset}`.execute(tx);
}

/** Puts orders under another responsible unit; they are locked. */
export async function setAreas(scope: Scope, tx: Tx, ids: readonly string[], areaNo: number): Promise<void> {
  await sql`update order_file set area_no = ${areaNo}
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(tx);
}

/** Orders of these people, newest first. */
export async function findOrdersOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<OrderRow[]> {
  if (personNos.length === 0) {
    return [];
  }
  const found = await sql<OrderRow>`select * from order_file
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    order by issued_at desc, id desc`.execute(db);
  return found.rows;
}

const BUCKETS = 64;
const LOCK_SPACE = 0x0dde;

/**
 * Lets one transaction at a time issue to the same person: locks by bucket of the number of the kept record, in order, until
 * the end of the transaction, so that two officers can't give one person two orders at once nor block each other.
 */
export async function lockSubjects(_scope: Scope, tx: Tx, personNos: readonly number[]): Promise<void> {
  const buckets = [...new Set(personNos.map((no) => no % BUCKETS))].toSorted((a, b) => a - b);
  for (const bucket of buckets) {
    await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::int, ${bucket}::int)`.execute(tx);
  }
}

/** People among these who are under an order of the kind in force somewhere in the period, by the number asked. */
export async function peopleUnderOrder(
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
  order: { readonly kind: OrderKind; readonly from: Date; readonly until: Date; readonly but?: string },
): Promise<Set<number>> {
  const found = await sql<{ person_no: number }>`select distinct person_no from order_file
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and kind = ${order.kind}
      and status = 'IN_FORCE' and from_at < ${order.until} and until_at > ${order.from}
      and id is distinct from ${order.but ?? null}::uuid`.execute(tx);
  return new Set(found.rows.map((row) => row.person_no));
}

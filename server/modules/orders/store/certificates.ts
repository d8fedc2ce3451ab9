import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Signer } from '../rules/signing.ts';

/** A certificate of completion as stored. */
export type CertificateRow = {
  id: string;
  order_id: string;
  person_no: number;
  dataset: string;
  /** Number, year and place in its series; null: made before there was one. */
  number: string | null;
  office_id: string;
  series_year: number | null;
  sequence: number | null;
  signer: Signer | null;
  wording: string;
  /** Text and code, encrypted; null: made before they were kept. */
  content: Buffer | null;
  issued_at: Date;
  issued_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
  withdrawn_decision: string | null;
};

/** A withdrawal of the certificate of an order. */
export type Withdrawal = {
  readonly orderId: string;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  /** Number of the decision that annulled the order; null: the certificate alone was withdrawn. */
  readonly decision: string | null;
};

/** Writes new certificates; the caller has locked the orders and seen that none of theirs stands. */
export async function insertCertificates(
  _scope: Scope,
  tx: Tx,
  rows: readonly CertificateRow[],
): Promise<void> {
  const written = rows.map(({ content, ...row }) => ({
    ...row,
    content: content === null ? null : `\\x${content.toString('hex')}`,
  }));
  await sql`insert into order_certificate
    select * from jsonb_populate_recordset(null::order_certificate, ${JSON.stringify(written)}::jsonb)`.execute(
    tx,
  );
}

/** Certificates of these orders, the one that stands first, then the newest; the caller has looked whether the viewer may see the orders. */
export async function certificatesOf(
  scope: Scope,
  db: Db | Tx,
  orderIds: readonly string[],
): Promise<CertificateRow[]> {
  if (orderIds.length === 0) {
    return [];
  }
  const found = await sql<CertificateRow>`select * from order_certificate
    where order_id = any(${[...orderIds]}::uuid[]) and dataset = ${scope.dataset}
    order by withdrawn_at desc nulls first, issued_at desc, id desc`.execute(db);
  return found.rows;
}

/** Withdraws the certificates of orders that stand; answers their ids by order. */
export async function withdrawCertificates(
  scope: Scope,
  tx: Tx,
  withdrawals: readonly Withdrawal[],
): Promise<Map<string, string>> {
  if (withdrawals.length === 0) {
    return new Map();
  }
  const rows = withdrawals.map(({ orderId, at, by, reason, decision }) => ({
    order_id: orderId,
    at,
    by_name: by,
    reason,
    decision,
  }));
  const found = await sql<{ order_id: string; id: string }>`update order_certificate c
    set withdrawn_at = r.at, withdrawn_by = r.by_name, withdrawn_reason = r.reason, withdrawn_decision = r.decision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(order_id uuid, at timestamptz, by_name text, reason text, decision text)
    where c.order_id = r.order_id and c.dataset = ${scope.dataset} and c.withdrawn_at is null
    returning c.order_id, c.id`.execute(tx);
  return new Map(found.rows.map((row) => [row.order_id, row.id]));
}

/** All certificates that were withdrawn, of every dataset. */
export async function withdrawnCertificates(tx: Tx): Promise<{ id: string; dataset: string }[]> {
  const found = await sql<{ id: string; dataset: string }>`select id, dataset from order_certificate
    where withdrawn_at is not null order by id`.execute(tx);
  return found.rows;
}

/** When and why something was withdrawn, as whoever holds its code may know. */
export type WithdrawnMark = { readonly at: Date; readonly decision: string | null };

/** Whether the certificate that a genuine code names was withdrawn, in whatever dataset it is. */
export async function withdrawnCertificate(_scope: Scope, db: Db, id: string): Promise<WithdrawnMark | null> {
  const found = await sql<WithdrawnMark>`select withdrawn_at as at, withdrawn_decision as decision
    from order_certificate where id = ${id} and withdrawn_at is not null`.execute(db);
  return found.rows[0] ?? null;
}

/**
 * The same for a code of before certificates were on record: it names the number and the end of the order alone. Two offices
 * without a suffix of their own may share a number, hardly the second in which the order ended too.
 */
export async function annulledOrder(
  _scope: Scope,
  db: Db,
  order: { readonly number: string; readonly ended: Date; readonly simulated: boolean },
): Promise<WithdrawnMark | null> {
  const found = await sql<WithdrawnMark>`select c.at, d.number as decision from order_file o
    join order_change c on c.order_id = o.id and c.person_no = o.person_no and c.kind = 'cancel'
    left join order_change_decision d on d.order_id = c.order_id and d.person_no = c.person_no
      and d.change_version = c.version
    where o.number = ${order.number} and o.status = 'CANCELLED' and (o.dataset <> 'live') = ${order.simulated}
      and date_trunc('second', o.ended_at) = date_trunc('second', ${order.ended}::timestamptz)
    limit 1`.execute(db);
  return found.rows[0] ?? null;
}

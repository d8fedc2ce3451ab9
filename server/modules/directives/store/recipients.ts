import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrganisationKind } from '../../../registry/organisations/index.ts';

/** A recipient as stored. */
export type RecipientRow = {
  directive_id: string;
  id: string;
  dataset: string;
  kind: 'organisation' | 'area';
  organisation_id: string | null;
  organisation_kind: OrganisationKind | null;
  area_no: number;
  name: string;
  role: 'act' | 'know';
  due_at: Date;
  received_at: Date | null;
  received_by: string | null;
  on_behalf: boolean;
  note: string | null;
};

type Tables = { directive_recipient: RecipientRow };

/** Keeps the recipients of a document. */
export async function insertRecipients(
  scope: Scope,
  tx: Tx,
  rows: readonly Omit<RecipientRow, 'dataset'>[],
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('directive_recipient')
    .values(rows.map((row) => ({ ...row, dataset: scope.dataset })))
    .execute();
}

/** Recipients of documents, those who act first, then by name. */
export async function recipientsOf(
  scope: Scope,
  db: Db | Tx,
  directiveIds: readonly string[],
): Promise<Map<string, RecipientRow[]>> {
  const found = await sql<RecipientRow>`select * from directive_recipient
    where directive_id = any(${[...directiveIds]}::uuid[]) and dataset = ${scope.dataset}
    order by role, name, id`.execute(db);
  return Map.groupBy(found.rows, (row) => row.directive_id);
}

/** Writes receipts of recipients that have none yet; answers how many got one. */
export async function writeReceipts(
  scope: Scope,
  tx: Tx,
  directiveId: string,
  ids: readonly string[],
  receipt: {
    readonly at: Date;
    readonly by: string;
    readonly onBehalf: boolean;
    readonly note: string | null;
  },
): Promise<number> {
  const written =
    await sql`update directive_recipient set received_at = ${receipt.at}, received_by = ${receipt.by},
      on_behalf = ${receipt.onBehalf}, note = ${receipt.note}
    where directive_id = ${directiveId} and id = any(${[...ids]}::uuid[]) and dataset = ${scope.dataset}
      and received_at is null`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

export type ReceiptRow = RecipientRow & { number: string; summary: string; urgent: boolean; sent_at: Date };

export type ReceiptFilter = {
  /** Units of recipients, or units that sent: either shows it. */
  readonly areaNos: readonly number[];
  /** Only recipients of exactly these units. */
  readonly only: readonly number[] | null;
  readonly directiveId: string | null;
  readonly state: 'waiting' | 'overdue' | 'received' | null;
  readonly now: Date;
  readonly after: { readonly due: string; readonly id: string } | null;
  readonly limit: number;
};

/** Recipients by the time at which they had to acknowledge, those of documents in force. */
export async function listReceipts(scope: Scope, db: Db, filter: ReceiptFilter): Promise<ReceiptRow[]> {
  const { after, state } = filter;
  const areaNos = sql`${[...filter.areaNos]}::int[]`;
  const conditions: RawBuilder<unknown>[] = [
    sql`r.dataset = ${scope.dataset}`,
    sql`(r.area_no = any(${areaNos}) or d.area_no = any(${areaNos}))`,
  ];
  if (filter.only !== null) {
    conditions.push(sql`r.area_no = any(${[...filter.only]}::int[])`);
  }
  if (filter.directiveId !== null) {
    conditions.push(sql`r.directive_id = ${filter.directiveId}`);
  }
  if (state !== null) {
    conditions.push(
      state === 'received'
        ? sql`r.received_at is not null`
        : sql`r.received_at is null and d.status = 'IN_FORCE'`,
    );
    if (state !== 'received') {
      conditions.push(state === 'overdue' ? sql`r.due_at < ${filter.now}` : sql`r.due_at >= ${filter.now}`);
    }
  }
  if (after !== null) {
    conditions.push(sql`(r.due_at, r.id) > (${after.due}::timestamptz, ${after.id}::uuid)`);
  }
  const found = await sql<ReceiptRow>`select r.*, d.number, d.summary, d.urgent, d.sent_at
    from directive_recipient r join directive d on d.id = r.directive_id
    where ${sql.join(conditions, sql` and `)} order by r.due_at, r.id limit ${filter.limit}`.execute(db);
  return found.rows;
}

import { type RawBuilder, sql } from 'kysely';
import type { directiveRelations } from '../../../../contract/directives.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { StoredDirectiveStatus } from '../rules/life-cycles.ts';
import type { DirectiveKind } from '../rules/numbers.ts';

export type DirectiveRelation = (typeof directiveRelations)[number];

/** A document as stored. */
export type DirectiveRow = {
  id: string;
  dataset: string;
  kind: DirectiveKind;
  number: string;
  office_id: string;
  issuer_name: string;
  area_no: number;
  issued_on: string;
  effective_on: string;
  expires_on: string | null;
  urgent: boolean;
  summary: string;
  summary_folded: string;
  status: StoredDirectiveStatus;
  relation: DirectiveRelation | null;
  related_id: string | null;
  ended_reason: string | null;
  sent_at: Date;
  sent_by: string;
  receipt_due_at: Date;
};

type Tables = { directive: DirectiveRow };

/** Keeps a document. */
export async function insertDirective(
  scope: Scope,
  tx: Tx,
  row: Omit<DirectiveRow, 'dataset'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('directive')
    .values({ ...row, dataset: scope.dataset })
    .execute();
}

/** One document; `lock` holds it until the transaction ends. */
export async function findDirective(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<DirectiveRow | undefined> {
  const query = db
    .withTables<Tables>()
    .selectFrom('directive')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Numbers of documents by id. */
export async function directiveNumbers(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; number: string }>`select id, number from directive
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map(({ id, number }) => [id, number]));
}

/** Documents that supersede or amend this one, oldest first. */
export async function changersOf(scope: Scope, db: Db | Tx, id: string): Promise<DirectiveRow[]> {
  const found = await sql<DirectiveRow>`select * from directive
    where related_id = ${id} and dataset = ${scope.dataset} order by sent_at, id`.execute(db);
  return found.rows;
}

/** Ends a document that was in force. */
export async function endDirective(
  scope: Scope,
  tx: Tx,
  id: string,
  status: StoredDirectiveStatus,
  reason: string | null,
): Promise<void> {
  await sql`update directive set status = ${status}, ended_reason = ${reason}
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
}

type Series = { readonly officeId: string; readonly kind: DirectiveKind; readonly year: number };

/** Takes the next number of a series; it stays locked until the transaction ends and goes back if that fails. */
export async function takeNumber(scope: Scope, tx: Tx, series: Series): Promise<number> {
  const found = await sql<{ last_number: number }>`
    insert into directive_series (dataset, office_id, kind, year, last_number)
    values (${scope.dataset}, ${series.officeId}, ${series.kind}, ${series.year}, 1)
    on conflict (dataset, office_id, kind, year) do update set last_number = directive_series.last_number + 1
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number;
}

/** Claims a number of an office in a year. False: it was given before. */
export async function claimNumber(
  scope: Scope,
  tx: Tx,
  series: Series,
  number: string,
  directiveId: string,
): Promise<boolean> {
  const claimed =
    await sql`insert into directive_number (office_id, kind, year, number, dataset, directive_id)
    values (${series.officeId}, ${series.kind}, ${series.year}, ${number}, ${scope.dataset}, ${directiveId})
    on conflict do nothing`.execute(tx);
  return claimed.numAffectedRows === 1n;
}

export type DirectiveFilter = {
  /** Units whose documents are seen: sent from them or to them. */
  readonly areaNos: readonly number[];
  readonly box: 'in' | 'out' | null;
  readonly kind: DirectiveKind | null;
  readonly status: StoredDirectiveStatus | 'PENDING' | 'EXPIRED' | null;
  readonly today: string;
  readonly words: string | null;
  readonly waiting: boolean;
  readonly descending: boolean;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
};

/** Documents that the units sent or received, by the time they were sent. */
export async function listDirectives(scope: Scope, db: Db, filter: DirectiveFilter): Promise<DirectiveRow[]> {
  const { after, descending } = filter;
  const way = descending ? sql`desc` : sql`asc`;
  const past = descending ? sql`<` : sql`>`;
  const behind =
    after === null ? sql`` : sql`and (d.sent_at, d.id) ${past} (${after.at}::timestamptz, ${after.id}::uuid)`;
  const found = await sql<DirectiveRow>`select d.* from directive d where ${matches(scope, filter)} ${behind}
    order by d.sent_at ${way}, d.id ${way} limit ${filter.limit}`.execute(db);
  return found.rows;
}

function matches(scope: Scope, filter: DirectiveFilter): RawBuilder<unknown> {
  const areaNos = sql`${[...filter.areaNos]}::int[]`;
  const sent = sql`d.area_no = any(${areaNos})`;
  const received = sql`exists (select from directive_recipient r where r.directive_id = d.id
    and r.area_no = any(${areaNos}))`;
  const boxes = { in: received, out: sent };
  const inForce = sql`d.status = 'IN_FORCE'`;
  const states = {
    PENDING: sql`${inForce} and d.effective_on > ${filter.today}`,
    EXPIRED: sql`${inForce} and d.expires_on < ${filter.today}`,
    IN_FORCE: sql`${inForce} and d.effective_on <= ${filter.today}
      and (d.expires_on is null or d.expires_on >= ${filter.today})`,
    SUPERSEDED: sql`d.status = 'SUPERSEDED'`,
    WITHDRAWN: sql`d.status = 'WITHDRAWN'`,
  };
  return sql.join(
    [
      sql`d.dataset = ${scope.dataset}`,
      filter.box === null ? sql`(${sent} or ${received})` : boxes[filter.box],
      ...(filter.kind === null ? [] : [sql`d.kind = ${filter.kind}`]),
      ...(filter.status === null ? [] : [states[filter.status]]),
      ...(filter.words === null
        ? []
        : [sql`(d.number ilike ${filter.words} or d.summary_folded like ${filter.words})`]),
      ...(filter.waiting
        ? [
            sql`exists (select from directive_recipient r where r.directive_id = d.id and r.received_at is null)`,
          ]
        : []),
    ],
    sql` and `,
  );
}

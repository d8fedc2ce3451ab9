import { type RawBuilder, sql } from 'kysely';
import type { misuseKinds } from '../../../../contract/permits.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type PermitState = 'SUBMITTED' | 'APPROVED' | 'REFUSED' | 'REVOKED';

/** A permit as stored. */
export type PermitRow = {
  id: string;
  dataset: string;
  area_no: number;
  kind: 'staff' | 'vehicle';
  state: PermitState;
  enterprise: string;
  details: Buffer;
  tax_index: Buffer | null;
  request_index: Buffer | null;
  /** Where it stood in the list that was sent, from 0. */
  request_row: number | null;
  plate: Buffer | null;
  plate_index: Buffer | null;
  goods: string | null;
  route: string[];
  from_minute: number | null;
  until_minute: number | null;
  valid_from: string;
  valid_until: string;
  submitted_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  rule: string | null;
  reason: string | null;
  short_code: string | null;
  signed: Buffer | null;
  credential_id: string | null;
};

type Tables = { permit: PermitRow };

/** Keeps a request. */
export async function insertPermit(tx: Tx, row: PermitRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('permit').values(row).execute();
}

/** Takes a short code for a permit. False: somebody has it already. */
export async function claimCode(scope: Scope, tx: Tx, shortCode: string, permitId: string): Promise<boolean> {
  const taken = await sql`insert into permit_code (short_code, permit_id, dataset)
    values (${shortCode}, ${permitId}, ${scope.dataset}) on conflict (short_code) do nothing`.execute(tx);
  return taken.numAffectedRows === 1n;
}

/** One permit; `lock` holds it until the transaction ends. */
export async function findPermit(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<PermitRow | undefined> {
  const query = db
    .withTables<Tables>()
    .selectFrom('permit')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** What was asked for under a receipt, in the order of the list. */
export async function permitsOfRequest(
  scope: Scope,
  db: Db,
  index: Buffer,
  most: number,
): Promise<PermitRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('permit')
    .selectAll()
    .where('request_index', '=', index)
    .where('dataset', '=', scope.dataset)
    .orderBy('submitted_at')
    .orderBy('request_row')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Changes columns of a permit. */
export async function updatePermit(tx: Tx, id: string, change: Partial<PermitRow>): Promise<void> {
  await tx.withTables<Tables>().updateTable('permit').set(change).where('id', '=', id).execute();
}

/** The permit behind a short code. A code of a trip is none. */
export async function permitByCode(scope: Scope, db: Db | Tx, code: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select p.id from permit_code c join permit p on p.id = c.permit_id
    where c.short_code = ${code} and c.dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.id;
}

export type PermitFilter = {
  readonly areaNos: readonly number[];
  readonly kind: string | null;
  /** `EXPIRED` is an approved one whose last day has passed. */
  readonly state: PermitState | 'EXPIRED' | null;
  readonly today: string;
  readonly search: { readonly code: string } | { readonly index: Buffer } | null;
  readonly reported: boolean;
};

export type ListedPermit = PermitRow & { reports: number };

/** Permits of these areas, those that wait first and the oldest of them first. */
export async function listPermits(
  scope: Scope,
  db: Db,
  filter: PermitFilter,
  page: { readonly after: { waits: boolean; at: string; id: string } | null; readonly limit: number },
): Promise<ListedPermit[]> {
  const { after } = page;
  const found = await sql<ListedPermit>`
    select p.*, (select count(*) from permit_report r where r.permit_id = p.id) as reports from permit p
    where ${matches(scope, filter)}
      and (${after === null}::boolean or (p.state <> 'SUBMITTED', p.submitted_at, p.id)
        > (${after?.waits ?? false}::boolean, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.state <> 'SUBMITTED', p.submitted_at, p.id limit ${page.limit}`.execute(db);
  return found.rows;
}

function matches(scope: Scope, filter: PermitFilter): RawBuilder<unknown> {
  const { search, state, today } = filter;
  const states = {
    EXPIRED: sql`p.state = 'APPROVED' and p.valid_until < ${today}`,
    APPROVED: sql`p.state = 'APPROVED' and p.valid_until >= ${today}`,
    SUBMITTED: sql`p.state = 'SUBMITTED'`,
    REFUSED: sql`p.state = 'REFUSED'`,
    REVOKED: sql`p.state = 'REVOKED'`,
  };
  return sql.join(
    [
      sql`p.dataset = ${scope.dataset}`,
      sql`p.area_no = any(${[...filter.areaNos]}::int[])`,
      ...(filter.kind === null ? [] : [sql`p.kind = ${filter.kind}`]),
      ...(state === null ? [] : [states[state]]),
      ...(search === null
        ? []
        : 'code' in search
          ? [sql`p.short_code = ${search.code}`]
          : [sql`(p.plate_index = ${search.index} or p.tax_index = ${search.index})`]),
      ...(filter.reported ? [sql`exists (select from permit_report r where r.permit_id = p.id)`] : []),
    ],
    sql` and `,
  );
}

export type ReportRow = { id: string; kind: Misuse; at: Date; note: string | null; reported_by: string };
type Misuse = (typeof misuseKinds)[number];

/** Reports of the misuse of a permit, the newest first, at most 100. */
export async function listReports(scope: Scope, db: Db, permitId: string): Promise<ReportRow[]> {
  const found = await sql<ReportRow>`select id, kind, at, note, reported_by from permit_report
    where permit_id = ${permitId} and dataset = ${scope.dataset} order by at desc limit 100`.execute(db);
  return found.rows;
}

/** Keeps a report of misuse. */
export async function insertReport(
  scope: Scope,
  tx: Tx,
  report: {
    readonly permitId: string;
    readonly id: string;
    readonly kind: string;
    readonly at: Date;
    readonly note: string | null;
    readonly by: string;
  },
): Promise<void> {
  await sql`insert into permit_report (permit_id, id, dataset, kind, at, note, reported_by)
    values (${report.permitId}, ${report.id}, ${scope.dataset}, ${report.kind}, ${report.at}, ${report.note},
      ${report.by})`.execute(tx);
}

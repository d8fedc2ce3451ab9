import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { ReportData } from '../rules/compose.ts';
import type { ReportStatus } from '../rules/life-cycle.ts';
import type { ReportKind } from '../rules/periods.ts';

/** A report as stored. */
export type ReportRow = {
  id: string;
  dataset: string;
  series_id: string;
  edition: number;
  template: string;
  kind: ReportKind;
  area_no: number;
  office_id: string;
  from_at: Date;
  to_at: Date;
  as_of: Date | null;
  status: ReportStatus;
  version: number;
  field_versions: FieldVersions;
  data: ReportData;
  assessment: string | null;
  proposal: string | null;
  note: string | null;
  scheduled: boolean;
  /** The schedule that made it, or the edition before it. */
  schedule_id: string | null;
  made_at: Date;
  made_by: string;
  made_by_id: string | null;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  signed_at: Date | null;
  signed_by: string | null;
  signer_title: string | null;
  number: string | null;
  issued_at: Date | null;
  issued_by: string | null;
  correction_reason: string | null;
  /** By when its schedule wants it issued. */
  due_at: Date | null;
  /** When whoever takes the next step was warned that this is over. */
  warned_at: Date | null;
};

type Stored = Omit<ReportRow, 'data'> & { data: string };
type Tables = { report: Stored };
export type ReportChange = Partial<Omit<ReportRow, 'id' | 'dataset'>>;

/** Keeps a new report. False: one with this id is there already. */
export async function insertReport(scope: Scope, tx: Tx, row: Omit<ReportRow, 'dataset'>): Promise<boolean> {
  const made = await tx
    .withTables<Tables>()
    .insertInto('report')
    .values({ ...row, dataset: scope.dataset, data: JSON.stringify(row.data) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** One report; `lock` holds it until the transaction ends. */
export async function findReport(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`select * from report where id = ${id} and dataset = ${scope.dataset}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

/** Changes columns of a report. */
export async function updateReport(scope: Scope, tx: Tx, id: string, change: ReportChange): Promise<void> {
  const { data, ...rest } = change;
  await tx
    .withTables<Tables>()
    .updateTable('report')
    .set({ ...rest, ...(data === undefined ? {} : { data: JSON.stringify(data) }) })
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Every edition of a report, the first one first. */
export async function editionsOf(
  scope: Scope,
  db: Db | Tx,
  seriesId: string,
): Promise<Pick<ReportRow, 'id' | 'edition' | 'status' | 'number'>[]> {
  const found = await sql<ReportRow>`select id, edition, status, number from report
    where series_id = ${seriesId} and dataset = ${scope.dataset} order by edition`.execute(db);
  return found.rows;
}

export type StepUnits = { readonly status: ReportStatus; readonly areaNos: readonly number[] };
export type ReportFilter = {
  /** Units whose reports are seen; issued ones are also seen by the units that they were sent to. */
  readonly areaNos: readonly number[];
  readonly under: readonly number[] | null;
  readonly template: string | null;
  readonly status: ReportStatus | null;
  /** Only those whose next step somebody may take who did not make them: units by state. */
  readonly forMe: { readonly actorId: string | null; readonly units: readonly StepUnits[] } | null;
  readonly descending: boolean;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
};

/** Reports by the time they were made. */
export async function listReports(scope: Scope, db: Db, filter: ReportFilter): Promise<ReportRow[]> {
  const { after, descending } = filter;
  const nos = sql`${[...filter.areaNos]}::int[]`;
  const way = descending ? sql`desc` : sql`asc`;
  const past = descending ? sql`<` : sql`>`;
  const conditions: RawBuilder<unknown>[] = [
    sql`r.dataset = ${scope.dataset}`,
    sql`(r.area_no = any(${nos}) or (r.status in ('ISSUED', 'SUPERSEDED') and exists (
      select from report_recipient p where p.report_id = r.id and p.area_no = any(${nos}))))`,
    ...(filter.under === null ? [] : [sql`r.area_no = any(${[...filter.under]}::int[])`]),
    ...(filter.template === null ? [] : [sql`r.template = ${filter.template}`]),
    ...(filter.status === null ? [] : [sql`r.status = ${filter.status}`]),
    ...(filter.forMe === null ? [] : [waitingFor(filter.forMe)]),
    ...(after === null ? [] : [sql`(r.made_at, r.id) ${past} (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ];
  const found = await sql<ReportRow>`select r.* from report r where ${sql.join(conditions, sql` and `)}
    order by r.made_at ${way}, r.id ${way} limit ${filter.limit}`.execute(db);
  return found.rows;
}

/** Who made a report neither reviews nor signs it, but may issue it. */
function waitingFor({ actorId, units }: NonNullable<ReportFilter['forMe']>): RawBuilder<unknown> {
  const any = units.map(
    ({ status, areaNos }) => sql`(r.status = ${status} and r.area_no = any(${[...areaNos]}::int[])
      and (${status === 'SIGNED'}::boolean or r.made_by_id is distinct from ${actorId}::uuid))`,
  );
  return any.length === 0 ? sql`false` : sql`(${sql.join(any, sql` or `)})`;
}

/** Takes the next number of an office in a year. */
export async function takeReportNumber(
  scope: Scope,
  tx: Tx,
  series: { readonly officeId: string; readonly year: number },
): Promise<number> {
  const found = await sql<{ last_number: number }>`
    insert into report_series (dataset, office_id, year, last_number)
    values (${scope.dataset}, ${series.officeId}, ${series.year}, 1)
    on conflict (dataset, office_id, year) do update set last_number = report_series.last_number + 1
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number;
}

/** Claims a number. False: it was given before. */
export async function claimReportNumber(
  scope: Scope,
  tx: Tx,
  given: {
    readonly officeId: string;
    readonly year: number;
    readonly number: string;
    readonly reportId: string;
  },
): Promise<boolean> {
  const claimed = await sql`insert into report_number (office_id, year, number, dataset, report_id)
    values (${given.officeId}, ${given.year}, ${given.number}, ${scope.dataset}, ${given.reportId})
    on conflict do nothing`.execute(tx);
  return claimed.numAffectedRows === 1n;
}

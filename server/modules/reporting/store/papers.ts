import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { OrganisationKind } from '../../../registry/organisations/index.ts';

export type PaperKind = 'pdf' | 'xlsx';

/** Keeps the papers of a report as they were issued. */
export async function insertPaper(
  scope: Scope,
  tx: Tx,
  reportId: string,
  paper: { readonly kind: PaperKind; readonly bytes: Buffer; readonly digest: string },
): Promise<void> {
  await sql`insert into report_paper (report_id, kind, dataset, bytes, digest)
    values (${reportId}, ${paper.kind}, ${scope.dataset}, ${paper.bytes}, ${paper.digest})`.execute(tx);
}

/** A paper of an issued report. */
export async function findPaper(
  scope: Scope,
  db: Db | Tx,
  reportId: string,
  kind: PaperKind,
): Promise<{ bytes: Buffer; digest: string } | undefined> {
  const found = await sql<{ bytes: Buffer; digest: string }>`select bytes, digest from report_paper
    where report_id = ${reportId} and kind = ${kind} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Digest of a paper without its bytes. */
export async function digestOf(scope: Scope, db: Db | Tx, reportId: string): Promise<string | null> {
  const found = await sql<{ digest: string }>`select digest from report_paper
    where report_id = ${reportId} and kind = 'pdf' and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.digest ?? null;
}

/** A recipient of a report. */
export type ReportRecipientRow = {
  report_id: string;
  id: string;
  dataset: string;
  kind: 'organisation' | 'area';
  organisation_kind: OrganisationKind | null;
  area_no: number;
  name: string;
  received_at: Date | null;
  received_by: string | null;
};
type Tables = { report_recipient: ReportRecipientRow };

/** Keeps the recipients of a report. */
export async function insertReportRecipients(
  scope: Scope,
  tx: Tx,
  rows: readonly Omit<ReportRecipientRow, 'dataset'>[],
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('report_recipient')
    .values(rows.map((row) => ({ ...row, dataset: scope.dataset })))
    .execute();
}

/** Recipients of reports, by name. */
export async function reportRecipients(
  scope: Scope,
  db: Db | Tx,
  reportIds: readonly string[],
): Promise<Map<string, ReportRecipientRow[]>> {
  const found = await sql<ReportRecipientRow>`select * from report_recipient
    where report_id = any(${[...reportIds]}::uuid[]) and dataset = ${scope.dataset}
    order by kind desc, name, id`.execute(db);
  return Map.groupBy(found.rows, (row) => row.report_id);
}

/** Writes receipts of recipients that have none. */
export async function receiveReports(
  scope: Scope,
  tx: Tx,
  reportId: string,
  ids: readonly string[],
  receipt: { readonly at: Date; readonly by: string },
): Promise<void> {
  await sql`update report_recipient set received_at = ${receipt.at}, received_by = ${receipt.by}
    where report_id = ${reportId} and id = any(${[...ids]}::uuid[]) and dataset = ${scope.dataset}
      and received_at is null`.execute(tx);
}

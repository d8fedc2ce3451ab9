import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { Report, reportingApi, ReportTemplate } from '../../../../contract/reporting.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { compose } from '../rules/compose.ts';
import { isLate, stepRights, waitOf } from '../rules/due.ts';
import { metricsOf, templates } from '../rules/templates.ts';
import { digestOf, type ReportRecipientRow, reportRecipients } from '../store/papers.ts';
import { editionsOf, listReports, type ReportRow } from '../store/reports.ts';
import { mailLog } from './deliver-mails.ts';
import { mayReport, openReport, receivesFor, reportAreas } from './reach.ts';

export type ListedReport = Static<typeof Report>;
export type ShownReport = Static<(typeof reportingApi)['GET /reports/{id}']['reply'][200]>;
export type ReportPage = { items: ListedReport[]; next: string | null; total: null };
/** Who issues what a schedule sends: shown as the schedule, not as a name. */
export const BY_SCHEDULE = 'reporting.schedule';
type Asked = Query<(typeof reportingApi)['GET /reports']>;
export type ReportQuery = { [K in keyof Asked]?: Asked[K] | undefined };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The templates that this installation has. */
export function showTemplates({ declared }: ReportContext): { items: Static<typeof ReportTemplate>[] } {
  const names = new Map(declared().map((entry) => [entry.code, entry]));
  return {
    items: templates.map((template) => ({
      code: template.code,
      version: template.version,
      kind: template.kind,
      vi: template.name.vi,
      en: template.name.en,
      certainty: template.certainty,
      source: template.source,
      cut: template.cut,
      metrics: metricsOf(template).map((code) => ({
        code,
        vi: names.get(code)?.vi ?? code,
        en: names.get(code)?.en ?? code,
      })),
    })),
  };
}

/** Reports of the scope's units, and issued ones sent to them. */
export async function showReports(
  context: ReportContext,
  scope: Scope,
  query: ReportQuery,
): Promise<ReportPage> {
  const { db } = context.platform;
  const limit = query.limit ?? 50;
  const rows = await listReports(scope, db, {
    areaNos: reportAreas(context, scope),
    under: underOf(context, scope, query.area),
    template: query.template ?? null,
    status: query.status ?? null,
    forMe: query.forMe === true ? stepsOf(context, scope) : null,
    descending: query.sort !== 'generatedAt',
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.made_at.toISOString(), row.id]);
  const ids = page.rows.map(({ id }) => id);
  const recipients = await reportRecipients(scope, db, ids);
  const items = page.rows.map((row) => present(context, scope, row, recipients.get(row.id) ?? []));
  return { items, next: page.next, total: null };
}

/** In which units the scope may take which step. */
function stepsOf({ areas }: ReportContext, scope: Scope) {
  const units = (['DRAFT', 'REVIEWED', 'SIGNED'] as const).map((status) => ({
    status,
    areaNos: areas.numbersUnder(pathsOf(scope, stepRights[waitOf(status)!])),
  }));
  return { actorId: scope.actor.id, units };
}

function underOf({ areas }: ReportContext, scope: Scope, area: string | undefined): readonly number[] | null {
  if (area === undefined) {
    return null;
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'report.read', path) ? areas.numbersUnder([path]) : [];
}

/** Place of a list by a time; its start where the cursor is of nobody's making. */
export function readCursor(text: string | undefined): { readonly at: string; readonly id: string } | null {
  const [at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at, id } : null;
}

function present(
  context: ReportContext,
  scope: Scope,
  row: ReportRow,
  recipients: readonly ReportRecipientRow[],
): ListedReport {
  const { title, subject } = compose(row.data, row);
  return {
    id: row.id,
    template: row.template,
    kind: row.kind,
    title,
    subject,
    areaName: context.areas.byNo(row.area_no)?.fullName ?? '',
    officeName: row.data.office,
    number: row.number,
    status: row.status,
    version: row.version,
    edition: row.edition,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    asOf: row.as_of?.toISOString() ?? null,
    generatedAt: row.made_at.toISOString(),
    generatedBy: row.made_by,
    scheduled: row.scheduled,
    signedBy: row.signed_by,
    issuedAt: row.issued_at?.toISOString() ?? null,
    recipients: recipients.length,
    received: recipients.filter(({ received_at }) => received_at !== null).length,
    waitsForMe:
      row.status === 'ISSUED' &&
      recipients.some((one) => one.received_at === null && receivesFor(context, scope, one)),
    ...waiting(context, scope, row),
  };
}

function waiting(context: ReportContext, scope: Scope, row: ReportRow) {
  const waitsFor = waitOf(row.status);
  const own = row.made_by_id !== null && row.made_by_id === scope.actor.id;
  return {
    dueAt: row.due_at?.toISOString() ?? null,
    late: isLate(row, context.platform.clock.now()),
    waitsFor,
    forMe:
      waitsFor !== null &&
      mayReport(context, scope, stepRights[waitsFor], row.area_no) &&
      (waitsFor === 'issue' || !own),
  };
}

/** One report as it reads. */
export async function showReport(
  context: ReportContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownReport>> {
  const { db } = context.platform;
  const opened = await openReport(context, scope, db, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const recipients = (await reportRecipients(scope, db, [row.id])).get(row.id) ?? [];
  const composed = compose(row.data, row);
  const inside = mayReport(context, scope, 'report.read', row.area_no);
  const may = (right: 'report.write' | 'report.review' | 'report.sign' | 'report.issue') =>
    mayReport(context, scope, right, row.area_no);
  const annexes = composed.annexes.flatMap((table) => [
    { kind: 'heading' as const, text: `PHỤ LỤC. ${table.caption}` },
    table,
  ]);
  const own = (right: 'report.review' | 'report.sign') =>
    may(right) && (row.made_by_id === null || row.made_by_id !== scope.actor.id);
  return done({
    ...present(context, scope, row, recipients),
    areaId: context.areas.byNo(row.area_no)!.id,
    officeId: row.office_id,
    blocks: [...composed.blocks, ...annexes].map(copyBlock),
    assessment: row.assessment,
    proposal: row.proposal,
    remarkLabels: row.data.template.content.flatMap((part) =>
      'remarks' in part ? [{ field: part.remarks, ...part.label }] : [],
    ),
    note: row.note,
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    signedAt: row.signed_at?.toISOString() ?? null,
    signerTitle: row.signer_title,
    issuedBy: row.issued_by === BY_SCHEDULE ? null : row.issued_by,
    correctionReason: row.correction_reason,
    certainty: row.data.template.certainty,
    editions: inside ? await editionsOf(scope, db, row.series_id) : [],
    receipts: recipients
      .filter((one) => inside || mayReport(context, scope, 'report.read', one.area_no))
      .map((one) => ({
        id: one.id,
        kind: one.kind,
        name: one.name,
        areaName: context.areas.byNo(one.area_no)?.fullName ?? '',
        receivedAt: one.received_at?.toISOString() ?? null,
        receivedBy: one.received_by,
        mine: receivesFor(context, scope, one),
      })),
    digest: await digestOf(scope, db, row.id),
    mails: may('report.write') || may('report.issue') ? await mailLog(context, scope, row.id) : [],
    mailsLeave: context.mail.name !== 'kept' && scope.dataset === 'live',
    may: {
      write: may('report.write'),
      review: own('report.review'),
      sign: own('report.sign'),
      issue: may('report.issue'),
    },
  });
}

type SentBlock = ShownReport['blocks'][number];

/** The same block with arrays that the contract may write to. */
function copyBlock(block: ReturnType<typeof compose>['blocks'][number]): SentBlock {
  return block.kind === 'table'
    ? {
        kind: 'table',
        caption: block.caption,
        columns: block.columns.map((column) => ({ ...column })),
        rows: block.rows.map((row) => [...row]),
        sum: block.sum === null ? null : [...block.sum],
        note: block.note,
      }
    : { ...block };
}

import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { reportFile } from '../document/draw-report.ts';
import { reportWorkbook } from '../document/workbook.ts';
import { compose } from '../rules/compose.ts';
import { findPaper, type PaperKind, reportRecipients } from '../store/papers.ts';
import type { ReportRow } from '../store/reports.ts';
import { openReport } from './reach.ts';

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** So many recipients are named on paper. */
const MOST_NAMED = 6;

/** A report as a file: an issued one as it was issued, another one drawn from its frozen figures. */
export async function loadPaper(
  context: ReportContext,
  scope: Scope,
  id: string,
  kind: PaperKind,
): Promise<FileAnswer | Refusal> {
  const { db } = context.platform;
  const opened = await openReport(context, scope, db, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const kept = await findPaper(scope, db, row.id, kind);
  const names = ((await reportRecipients(scope, db, [row.id])).get(row.id) ?? []).map(({ name }) => name);
  const body = kept?.bytes ?? (await drawPaper(row, kind, names));
  const name = `bao-cao-${row.template}-${row.to_at.toISOString().slice(0, 10)}-${row.edition}.${kind}`;
  return { ok: true, file: { type: TYPES[kind], name, body, inline: kind === 'pdf' } };
}

/** Draws a paper from frozen figures alone. */
export async function drawPaper(
  row: ReportRow,
  kind: PaperKind,
  recipients: readonly string[],
): Promise<Buffer> {
  const composed = compose(row.data, row);
  if (kind === 'xlsx') {
    return await reportWorkbook(row, composed);
  }
  const { symbol, template } = row.data;
  const open = `        /${template.symbol}${symbol === null ? '' : `-${symbol}`}`;
  return await reportFile({
    id: row.id,
    dataset: row.dataset,
    composed,
    office: row.data.office,
    officeParent: row.data.officeParent,
    seat: row.data.seat,
    number: row.number ?? open,
    datedAt: (row.issued_at ?? row.signed_at ?? row.made_at).getTime(),
    draft: row.status === 'DRAFT' || row.status === 'REVIEWED',
    recipients: recipientLines(recipients, template.recipients),
    signer:
      row.signed_at === null || row.signed_by === null || row.signer_title === null
        ? null
        : { title: row.signer_title, name: row.signed_by, at: row.signed_at.getTime() },
    edition: row.edition,
  });
}

/** The first recipients by name, the rest by number, and the archive. */
function recipientLines(names: readonly string[], usual: readonly string[]): string[] {
  if (names.length === 0) {
    return [...usual];
  }
  const named = names.slice(0, MOST_NAMED).map((name) => `- ${name};`);
  const rest = names.length - named.length;
  return [
    ...named,
    ...(rest === 0 ? [] : [`- ${rest} nơi nhận khác (danh sách trên hệ thống);`]),
    '- Lưu: VT.',
  ];
}

import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  type TextPlace,
} from '../../../platform/documents/pdf.ts';
import { drawHead, type HeadLayout, ruleBelowTitle } from '../../../platform/documents/official.ts';
import { longDate } from '../../../platform/documents/official-texts.ts';
import type { Composed } from '../rules/compose.ts';
import { momentText } from '../rules/compose.ts';
import { drawTable, leastHeight } from './draw-table.ts';
import { across, drawMarks, nextPage, PAGE, type PageMarks } from './page.ts';

/** A report ready to be put on paper. */
export type PaperReport = {
  readonly id: string;
  readonly dataset: string;
  readonly composed: Composed;
  readonly office: string;
  readonly officeParent: string | null;
  readonly seat: string;
  /** `12/BC-SYT`, or `      /BC-SYT` as long as it has none. */
  readonly number: string;
  /** The day printed: that of issue, or of making as long as it is a draft. */
  readonly datedAt: number;
  readonly draft: boolean;
  readonly recipients: readonly string[];
  readonly signer: { readonly title: string; readonly name: string; readonly at: number } | null;
  readonly edition: number;
};

/** The head reaches a little into the wide left margin. */
const HEAD: HeadLayout = {
  left: PAGE.left - mm(6),
  right: PAGE.right,
  top: PAGE.top,
  officeWidth: mm(72),
  text: 11,
  above: 11,
  body: 12,
  gap: mm(3),
};
const FOOT_HEIGHT = mm(58);
const SIGNATURE_ROOM = mm(24);

/** The report as a PDF, laid out as Vietnamese official documents are. */
export async function reportFile(report: PaperReport): Promise<Buffer> {
  const { composed } = report;
  const doc = newDocument({
    size: 'A4',
    title: `${composed.title}: ${composed.subject}`,
    margin: 0,
    createdAt: report.datedAt,
  });
  const marks: PageMarks = { dataset: report.dataset, draft: report.draft };
  let page = 1;
  const turn = () => {
    drawSmallPrint(doc, report);
    page += 1;
    nextPage(doc, marks, page);
  };
  const room = (height: number) => {
    if (doc.y + height > PAGE.bottom) {
      turn();
    }
  };
  drawMarks(doc, marks);
  drawHead(
    doc,
    {
      ...(report.officeParent === null ? {} : { above: report.officeParent }),
      officeName: report.office,
      officeSeat: report.seat,
      number: report.number,
      issuedAt: report.datedAt,
      ...(report.draft ? { dated: undated(report.datedAt) } : {}),
    },
    HEAD,
  );
  heading(doc, composed.title, { ...across(doc.y + mm(7)), align: 'center', fontSize: 14 });
  heading(doc, composed.subject, { ...across(doc.y), align: 'center', level: 2, fontSize: 12.5 });
  ruleBelowTitle(doc, composed.subject, 12.5);
  doc.y += mm(4);
  for (const block of composed.blocks) {
    if (block.kind === 'heading') {
      room(mm(22));
      heading(doc, block.text, { ...across(doc.y + mm(1.5)), level: 3, fontSize: PAGE.body });
      doc.y += PAGE.gap;
    } else if (block.kind === 'paragraph') {
      drawParagraph(doc, block.text, room);
    } else {
      room(mm(9) + leastHeight(doc, block));
      heading(doc, block.caption, { ...across(doc.y + mm(1)), level: 3, align: 'center', fontSize: 10.5 });
      doc.y += mm(1.5);
      drawTable(doc, block, turn);
      doc.y += mm(3.5);
    }
  }
  room(FOOT_HEIGHT + report.recipients.length * 13);
  drawFoot(doc, report);
  for (const annex of composed.annexes) {
    turn();
    drawAnnexHead(doc, report, annex.caption);
    drawTable(doc, annex, turn);
    if (annex.note !== null) {
      room(mm(6));
      paragraph(doc, annex.note, { ...across(doc.y + mm(1)), italic: true, fontSize: 9.5 });
    }
  }
  drawSmallPrint(doc, report);
  return await finish(doc);
}

/** A draft has no day yet. */
function undated(at: number): string {
  return longDate(at).replace(/ngày \d+/, 'ngày      ');
}

/** A paragraph with its first line set in; a long one may run over the page. */
function drawParagraph(doc: Pdf, text: string, room: (height: number) => void): void {
  const options = { width: PAGE.width, indent: PAGE.indent, lineGap: 1.5 };
  const height = doc.font('regular').fontSize(PAGE.body).heightOfString(text, options);
  const whole = PAGE.bottom - PAGE.top;
  if (height > whole) {
    // Longer than a page: sentence by sentence.
    text.split(/(?<=[.;])\s+/).forEach((sentence) => drawParagraph(doc, sentence.slice(0, 3_000), room));
    return;
  }
  room(height);
  paragraph(doc, text, { ...across(doc.y), ...options, fontSize: PAGE.body, align: 'justify' });
  doc.y += PAGE.gap;
}

/** Recipients on the left, who signs on the right, together on one page. */
function drawFoot(doc: Pdf, { recipients, signer, draft }: PaperReport): void {
  const top = doc.y + mm(4);
  const left: TextPlace = { x: PAGE.left, width: PAGE.width / 2 - mm(4) };
  const right: TextPlace = { x: PAGE.left + PAGE.width / 2, width: PAGE.width / 2, align: 'center' };
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, boldItalic: true, fontSize: 11 });
  recipients.forEach((one) => paragraph(doc, one, { ...left, y: doc.y, fontSize: 10 }));
  const leftEnd = doc.y;
  const title = signer?.title ?? 'THỦ TRƯỞNG CƠ QUAN';
  paragraph(doc, title.toLocaleUpperCase('vi'), { ...right, y: top, bold: true, fontSize: 12.5 });
  if (signer === null) {
    paragraph(doc, draft ? '(chưa ký duyệt)' : '', { ...right, y: doc.y, italic: true, fontSize: 10 });
  }
  paragraph(doc, signer?.name ?? '', { ...right, y: doc.y + SIGNATURE_ROOM, bold: true, fontSize: 12.5 });
  doc.y = Math.max(doc.y, leftEnd);
}

/** An annex says which paper it belongs to. */
function drawAnnexHead(doc: Pdf, report: PaperReport, title: string): void {
  heading(doc, 'PHỤ LỤC', { ...across(doc.y), align: 'center', level: 2, fontSize: 13 });
  const upper = title.toLocaleUpperCase('vi');
  heading(doc, upper, { ...across(doc.y), align: 'center', level: 3, fontSize: 12 });
  const dated = report.draft ? undated(report.datedAt) : longDate(report.datedAt);
  const belongs = `(Kèm theo Báo cáo số ${report.number} ${dated} của ${report.office})`;
  paragraph(doc, belongs, { ...across(doc.y), align: 'center', italic: true, fontSize: 11 });
  doc.y += mm(3);
}

/** Where the paper comes from, at the foot of every page. */
function drawSmallPrint(doc: Pdf, { id, signer, edition }: PaperReport): void {
  const { y } = doc;
  const signed =
    signer === null
      ? 'Bản chưa ký duyệt.'
      : `Ký duyệt trên hệ thống lúc ${momentText(signer.at)}; không thay chữ ký và con dấu.`;
  const corrected = edition === 1 ? '' : ` Bản đính chính lần ${edition - 1}.`;
  paragraph(doc, `${signed}${corrected} Mã ${id.slice(-12)}`, {
    ...across(mm(283)),
    align: 'center',
    fontSize: 7.5,
    color: '#555',
    lineBreak: false,
  });
  doc.y = y;
}

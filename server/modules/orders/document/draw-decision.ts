import { longDate, motto, simulatedMark } from '../../../platform/documents/official-texts.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
  type TextPlace,
} from '../../../platform/documents/pdf.ts';
import { type Article, type Decision, decisionCode, decisionText } from './decision.ts';

const MARGIN = mm(20);
const LEFT = MARGIN;
const WIDTH = mm(210) - 2 * MARGIN;
const BOTTOM = mm(297) - MARGIN;
const OFFICE_WIDTH = mm(66);
const MOTTO_X = LEFT + OFFICE_WIDTH + mm(2);
const BODY = 11;
const GAP = mm(1.6);
const FOOT = mm(62);
const QR_SIDE = mm(30);
const MARK = '#9a101f';

/** The decision as a PDF on A4, laid out as Vietnamese official documents are; the place of the signature is empty. */
export async function decisionFile(decision: Decision): Promise<Buffer> {
  const text = decisionText(decision);
  const doc = newDocument({
    size: 'A4',
    title: `Quyết định số ${decision.number}`,
    margin: MARGIN,
    createdAt: decision.issuedAt,
  });
  drawMark(doc, decision.dataset);
  drawHead(doc, decision);
  heading(doc, 'QUYẾT ĐỊNH', { ...across(doc.y + mm(6)), align: 'center', fontSize: 14 });
  heading(doc, text.subject, { ...across(doc.y), align: 'center', level: 2, fontSize: 12 });
  heading(doc, decision.officeName.toLocaleUpperCase('vi'), {
    ...across(doc.y + mm(4)),
    align: 'center',
    level: 3,
  });
  doc.y += mm(2);
  text.basis.forEach((line) => set(doc, decision, line, { indent: mm(8) }));
  heading(doc, 'QUYẾT ĐỊNH:', { ...across(doc.y + mm(2)), align: 'center', level: 3 });
  doc.y += mm(2);
  text.articles.forEach((article, i) => drawArticle(doc, decision, i + 1, article));
  text.notes.forEach((note) => set(doc, decision, `Ghi chú: ${note}`, { bold: true }));
  drawFoot(doc, decision, text.recipients);
  return await finish(doc);
}

function drawHead(doc: Pdf, { officeName, officeSeat, number, issuedAt }: Decision): void {
  const top = MARGIN;
  const office: TextPlace = { x: LEFT, width: OFFICE_WIDTH, align: 'center' };
  const right: TextPlace = { x: MOTTO_X, width: LEFT + WIDTH - MOTTO_X, align: 'center' };
  paragraph(doc, officeName.toLocaleUpperCase('vi'), { ...office, y: top, bold: true, fontSize: 10.5 });
  rule(doc, LEFT + OFFICE_WIDTH / 2, doc.y + 2, mm(20));
  paragraph(doc, `Số: ${number}`, { ...office, y: doc.y + mm(2.5), fontSize: BODY });
  const officeEnd = doc.y;
  paragraph(doc, motto.state, { ...right, y: top, bold: true, fontSize: 10.5 });
  paragraph(doc, motto.words, { ...right, bold: true, fontSize: BODY });
  rule(doc, MOTTO_X + (LEFT + WIDTH - MOTTO_X) / 2, doc.y + 2, mm(46));
  paragraph(doc, `${officeSeat}, ${longDate(issuedAt)}`, { ...right, y: doc.y + mm(2.5), fontSize: BODY });
  doc.y = Math.max(doc.y, officeEnd);
}

function drawArticle(doc: Pdf, decision: Decision, number: number, { lead, lines }: Article): void {
  const title = `Điều ${number}. `;
  makeRoom(doc, decision, `${title}${lead}`);
  const draw = () => {
    doc.fontSize(BODY).fillColor('#000');
    doc.font('bold').text(title, LEFT, doc.y, { width: WIDTH, indent: mm(8), continued: true });
    doc.font('regular').text(lead);
  };
  doc.addStructure(doc.struct('P', {}, draw));
  doc.y += GAP;
  lines.forEach((line) => set(doc, decision, line, { indent: mm(8) }));
}

/** One paragraph across the page, on the next page when it doesn't fit. */
function set(doc: Pdf, decision: Decision, text: string, place: TextPlace): void {
  makeRoom(doc, decision, text);
  paragraph(doc, text, { ...across(doc.y), fontSize: BODY, ...place });
  doc.y += GAP;
}

function makeRoom(doc: Pdf, decision: Decision, text: string): void {
  const height = doc.font('regular').fontSize(BODY).heightOfString(text, { width: WIDTH });
  if (doc.y + height + BODY > BOTTOM) {
    newPage(doc, decision);
  }
}

function newPage(doc: Pdf, decision: Decision): void {
  doc.addPage();
  drawMark(doc, decision.dataset);
  doc.y = MARGIN;
}

/** Recipients and code on the left, the signer's place on the right, together on one page. */
function drawFoot(doc: Pdf, decision: Decision, recipients: readonly string[]): void {
  if (doc.y + FOOT > BOTTOM) {
    newPage(doc, decision);
  }
  const top = doc.y + mm(4);
  const left: TextPlace = { x: LEFT, width: WIDTH / 2, fontSize: 9 };
  const right: TextPlace = { x: LEFT + WIDTH / 2, width: WIDTH / 2, align: 'center' };
  paragraph(doc, 'NGƯỜI CÓ THẨM QUYỀN KÝ', { ...right, y: top, bold: true, fontSize: BODY });
  paragraph(doc, '(Chức vụ, chữ ký, họ tên và con dấu)', { ...right, fontSize: 9 });
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, bold: true });
  recipients.forEach((line) => paragraph(doc, line, left));
  const y = doc.y + mm(2);
  qr(doc, decisionCode(decision), {
    x: LEFT,
    y,
    side: QR_SIDE,
    alt: `Mã QR của quyết định số ${decision.number}`,
  });
  paragraph(doc, `Tra cứu: ${decision.number}`, {
    x: LEFT + QR_SIDE + mm(2),
    y: y + mm(10),
    width: WIDTH / 2 - QR_SIDE,
    fontSize: 8,
  });
  paragraph(doc, decision.id, { x: LEFT + QR_SIDE + mm(2), width: WIDTH / 2 - QR_SIDE, fontSize: 7 });
}

/** A decision that is not for real people says so, in words above it and large across it. */
function drawMark(doc: Pdf, dataset: string): void {
  const mark = simulatedMark(dataset);
  if (mark === null) {
    return;
  }
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().rotate(-50, { origin: [mm(105), mm(150)] });
  doc.font('bold').fontSize(54).fillColor(MARK, 0.12);
  doc.text(mark, mm(105) - 300, mm(140), { width: 600, align: 'center', lineBreak: false });
  doc.restore().fillOpacity(1);
  doc.endMarkedContent();
  const words = `${mark} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`;
  paragraph(doc, words, { ...across(mm(10)), align: 'center', bold: true, fontSize: 9, color: MARK });
}

function rule(doc: Pdf, centre: number, y: number, length: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .lineWidth(0.7)
    .moveTo(centre - length / 2, y)
    .lineTo(centre + length / 2, y)
    .stroke('#000');
  doc.endMarkedContent();
}

function across(y: number): TextPlace {
  return { x: LEFT, y, width: WIDTH };
}

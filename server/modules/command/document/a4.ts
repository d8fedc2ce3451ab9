import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import {
  drawHead,
  drawMark,
  drawPageNumber,
  OFFICIAL_PAGE,
  ruleBelowTitle,
} from '../../../platform/documents/official.ts';
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
import { count, lowerFirst } from '../rules/briefing-lines.ts';
import { drawInset } from './inset.ts';
import { drawLegend, drawMap, SIGN } from './map-figure.ts';
import { correctionLine, figureRows, mapNote, type Paper } from './paper.ts';

const { left: LEFT, width: WIDTH, top: TOP, bottom: BOTTOM } = OFFICIAL_PAGE;
const BODY = 11;
const SMALL = 9;
const GAP = mm(1.4);
const ROW = mm(5.4);
const MAP_HEIGHT = mm(72);
const INSET_HEIGHT = mm(30);
const FOOT = mm(62);
const COLUMNS = [0, 0.47, 0.69, 0.83, 1] as const;

/** The report of a cut on A4, as Vietnamese administrations write them; the place of the signature is for the leader. */
export async function briefingFile(paper: Paper): Promise<Buffer> {
  const { content } = paper;
  const doc = newDocument({
    size: 'A4',
    title: `Báo cáo nhanh số ${content.number}`,
    margin: TOP,
    createdAt: Date.parse(content.madeAt),
  });
  drawMark(doc, content.dataset);
  drawHead(doc, {
    above: `Ủy ban nhân dân ${lowerFirst(content.province.name)}`,
    officeName: paper.office,
    officeSeat: paper.seat,
    number: content.number,
    issuedAt: Date.parse(content.madeAt),
  });
  heading(doc, 'BÁO CÁO NHANH', { ...across(doc.y + mm(5)), align: 'center', fontSize: 14 });
  const subject = `Tình hình dịch bệnh trên địa bàn ${lowerFirst(content.province.name)}`;
  heading(doc, subject, { ...across(doc.y), align: 'center', level: 2, fontSize: 12 });
  ruleBelowTitle(doc, subject, 12);
  paragraph(doc, stamp(paper), { ...across(doc.y), align: 'center', fontSize: SMALL });
  section(doc, paper, 'I. Tình hình chung');
  content.lines.forEach((line) => set(doc, paper, `- ${line}`));
  section(doc, paper, 'II. Số liệu');
  drawTable(doc, paper);
  section(doc, paper, 'III. Cấp độ dịch', MAP_HEIGHT + mm(20));
  drawZonePart(doc, paper);
  drawRanking(doc, paper);
  drawAddendum(doc, paper);
  drawFoot(doc, paper);
  return await finish(doc);
}

/** Until when the figures count, and when the newest fact behind them was recorded. */
export function stamp({ content }: Paper): string {
  const asOf = content.asOf === null ? '' : `; dữ liệu nhận đến ${dayAndTime(Date.parse(content.asOf))}`;
  return `(Số liệu đến ${dayAndTime(Date.parse(content.at))}${asOf})`;
}

function section(doc: Pdf, paper: Paper, title: string, below = mm(16)): void {
  makeRoom(doc, paper, below);
  heading(doc, title, { ...across(doc.y + mm(2.5)), level: 3, fontSize: BODY });
  doc.y += GAP;
}

function set(doc: Pdf, paper: Paper, text: string, place: TextPlace = {}): void {
  const height = doc.font('regular').fontSize(BODY).heightOfString(text, { width: WIDTH });
  makeRoom(doc, paper, height);
  paragraph(doc, text, { ...across(doc.y), fontSize: BODY, align: 'justify', ...place });
  doc.y += GAP;
}

function drawTable(doc: Pdf, paper: Paper): void {
  const compared = paper.content.previous;
  const since = compared === null ? 'So với kỳ trước' : `So với ${dayAndTime(Date.parse(compared.at))}`;
  row(doc, paper, ['Chỉ số', 'Trong 24 giờ', 'Lũy kế, hiện có', since], true);
  for (const { name, day, total, change } of figureRows(paper.content.figures)) {
    row(doc, paper, [name, day, total, change], false);
  }
}

function row(doc: Pdf, paper: Paper, cells: readonly string[], head: boolean): void {
  const widths = cells.map((_, i) => (COLUMNS[i + 1]! - COLUMNS[i]!) * WIDTH - mm(2));
  doc.font(head ? 'bold' : 'regular').fontSize(SMALL);
  const height = Math.max(
    ROW,
    ...cells.map((cell, i) => doc.heightOfString(cell, { width: widths[i]! }) + mm(1.6)),
  );
  makeRoom(doc, paper, height);
  const top = doc.y;
  doc.markContent('Artifact', { type: 'Layout' });
  if (head) {
    doc.rect(LEFT, top, WIDTH, height).fill('#e8edf1');
  }
  doc
    .lineWidth(0.5)
    .moveTo(LEFT, top + height)
    .lineTo(LEFT + WIDTH, top + height)
    .stroke('#6b7a86');
  doc.endMarkedContent();
  cells.forEach((cell, i) =>
    paragraph(doc, cell, {
      x: LEFT + COLUMNS[i]! * WIDTH + mm(1),
      y: top + mm(0.8),
      width: widths[i]!,
      align: i === 0 ? 'left' : 'right',
      fontSize: SMALL,
      bold: head,
    }),
  );
  doc.y = top + height;
}

function drawZonePart(doc: Pdf, paper: Paper): void {
  const box = { width: WIDTH * 0.62, height: MAP_HEIGHT, grain: 0.6, sign: SIGN };
  const drawing = paper.draw(box);
  // The legend of five levels and the archipelagos below it are higher than a map that is wide.
  makeRoom(doc, paper, Math.max(drawing.height, mm(40) + INSET_HEIGHT) + mm(8));
  const top = doc.y;
  drawMap(doc, drawing, { x: LEFT, y: top }, mapNote(paper));
  const beside = LEFT + WIDTH * 0.66;
  drawLegend(doc, paper.content, { x: beside, y: top + mm(4), width: WIDTH * 0.34 });
  const inset = Math.max(doc.y + mm(2), top + drawing.height - INSET_HEIGHT);
  drawInset(doc, { x: beside, y: inset, height: INSET_HEIGHT });
  const below = Math.max(top + drawing.height, inset + INSET_HEIGHT) + mm(1);
  paragraph(doc, mapNote(paper), { ...across(below), fontSize: 8, color: '#4a5863' });
}

function drawRanking(doc: Pdf, paper: Paper): void {
  const { ranking } = paper.content;
  if (ranking.length === 0) {
    return;
  }
  section(doc, paper, 'IV. Địa bàn nhiều ca xác định nhất trong 7 ngày');
  set(doc, paper, `${ranking.map(({ name, value }) => `${name}: ${count(value)}`).join('; ')}.`);
}

function drawAddendum(doc: Pdf, paper: Paper): void {
  if (paper.corrections.length === 0) {
    return;
  }
  section(
    doc,
    paper,
    `Phụ lục: số liệu bổ sung, đính chính đến ${dayAndTime(Date.parse(paper.correctedAt))}`,
  );
  paper.corrections.forEach((one) => set(doc, paper, `- ${correctionLine(one, paper.content.figures)}`));
}

/** Recipients and code on the left, the leader on the right, together on one page. */
function drawFoot(doc: Pdf, paper: Paper): void {
  makeRoom(doc, paper, FOOT);
  const { signature, content, digest } = paper;
  const top = doc.y + mm(5);
  const left: TextPlace = { x: LEFT, width: WIDTH / 2, fontSize: 9 };
  const right: TextPlace = { x: LEFT + WIDTH / 2, width: WIDTH / 2, align: 'center' };
  paragraph(doc, (signature?.position ?? 'LÃNH ĐẠO TRUNG TÂM').toLocaleUpperCase('vi'), {
    ...right,
    y: top,
    bold: true,
    fontSize: BODY,
  });
  paragraph(
    doc,
    signature === null
      ? '(Chưa ký duyệt)'
      : `(Ký duyệt trên hệ thống ${dayAndTime(Date.parse(signature.at))})`,
    { ...right, fontSize: 9 },
  );
  if (signature !== null) {
    paragraph(doc, signature.by, { ...right, y: doc.y + mm(14), bold: true, fontSize: BODY });
  }
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, boldItalic: true, fontSize: 11 });
  ['- Ban Chỉ đạo phòng, chống dịch tỉnh;', '- Sở Y tế;', '- Lưu: VT.'].forEach((line) =>
    paragraph(doc, line, left),
  );
  const y = doc.y + mm(2);
  const side = mm(32);
  qr(doc, paper.address, { x: LEFT, y, side, alt: `Mã QR kiểm tra báo cáo số ${content.number}` });
  const beside: TextPlace = { x: LEFT + side + mm(2), width: WIDTH / 2 - side, fontSize: 8 };
  paragraph(doc, 'Quét mã để kiểm tra chữ ký số và nội dung đã chốt.', { ...beside, y: y + mm(6) });
  paragraph(doc, `Mã: ${digest}`, { ...beside, fontSize: 7 });
}

function makeRoom(doc: Pdf, paper: Paper, height: number): void {
  if (doc.y + height > BOTTOM) {
    doc.addPage();
    drawMark(doc, paper.content.dataset);
    const { start, count } = doc.bufferedPageRange();
    drawPageNumber(doc, start + count);
    doc.y = TOP;
  }
}

function across(y: number): TextPlace {
  return { x: LEFT, y, width: WIDTH };
}

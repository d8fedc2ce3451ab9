import { dayAndTime, simulatedMark } from '../../../platform/documents/official-texts.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
} from '../../../platform/documents/pdf.ts';
import { lowerFirst } from '../rules/briefing-lines.ts';
import { drawInset, insetWidth } from './inset.ts';
import { drawLegend, drawMap, SIGN } from './map-figure.ts';
import { figureRows, mapNote, type Paper } from './paper.ts';

/** As wide as a phone held upright shows at reading size, so that nobody has to zoom. */
const WIDTH = mm(90);
const MARGIN = mm(6);
const INNER = WIDTH - 2 * MARGIN;
const MOST_HEIGHT = mm(420);
const INSET_HEIGHT = mm(32);
/** Figures that a forwarded page shows; the A4 paper has them all. */
const SHOWN = 8;

/**
 * The cut as one page for a phone: signed figures, zones, and the code by which anybody checks it. The page is as long
 * as its content: it is set once to measure it, and once to be kept.
 */
export async function phoneFile(paper: Paper): Promise<Buffer> {
  const probe = page(paper, MOST_HEIGHT);
  const height = set(probe, paper) + MARGIN;
  probe.end();
  const doc = page(paper, height);
  set(doc, paper);
  return await finish(doc);
}

function page({ content }: Paper, height: number): Pdf {
  return newDocument({
    size: [WIDTH, height],
    title: `Tin nhanh số ${content.number}`,
    margin: 0,
    createdAt: Date.parse(content.madeAt),
  });
}

/** Draws everything; answers where it ends. */
function set(doc: Pdf, paper: Paper): number {
  const { content } = paper;
  const line = (text: string, more: object = {}) =>
    paragraph(doc, text, { x: MARGIN, y: doc.y, width: INNER, fontSize: 9.5, ...more });
  doc.y = MARGIN;
  const mark = simulatedMark(content.dataset);
  if (mark !== null) {
    line(`${mark} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`, { bold: true, color: '#9a101f' });
  }
  heading(doc, `Dịch bệnh ${lowerFirst(content.province.name)}`, {
    x: MARGIN,
    y: doc.y,
    width: INNER,
    fontSize: 15,
  });
  line(`Số liệu đến ${dayAndTime(Date.parse(content.at))}`, { bold: true });
  doc.y += mm(2);
  for (const { name, day, total, change } of figureRows(content.figures).slice(0, SHOWN)) {
    line(name, { color: '#4a5863', fontSize: 8.5 });
    const shown = [
      day === '–' ? null : `24 giờ: ${day}`,
      total === '–' ? null : `lũy kế, hiện có: ${total}`,
      change === '–' ? null : `so kỳ trước: ${change}`,
    ];
    line(shown.filter((part) => part !== null).join(' · '), { bold: true });
    doc.y += mm(1);
  }
  const top = doc.y + mm(2);
  const drawing = paper.draw({ width: INNER, height: mm(60), grain: 0.8, sign: SIGN });
  drawMap(doc, drawing, { x: MARGIN, y: top }, mapNote(paper));
  const under = top + drawing.height + mm(3);
  const inset = insetWidth(INSET_HEIGHT);
  drawInset(doc, { x: MARGIN + INNER - inset, y: under, height: INSET_HEIGHT });
  drawLegend(doc, content, { x: MARGIN, y: under, width: INNER - inset - mm(2) });
  doc.y = Math.max(doc.y, under + INSET_HEIGHT + mm(1));
  line(mapNote(paper), { fontSize: 7, color: '#4a5863' });
  const foot = doc.y + mm(3);
  const side = mm(28);
  qr(doc, paper.address, { x: MARGIN, y: foot, side, alt: `Mã QR kiểm tra tin số ${content.number}` });
  const beside = { x: MARGIN + side + mm(2), width: INNER - side - mm(2), fontSize: 8 };
  paragraph(doc, `Số ${content.number}. ${paper.office}.`, { ...beside, y: foot + mm(3) });
  paragraph(doc, paper.signature === null ? 'Chưa ký duyệt.' : 'Lãnh đạo đã ký duyệt.', {
    ...beside,
    bold: true,
  });
  paragraph(doc, 'Quét mã để kiểm tra bản gốc. Không có thông tin cá nhân.', beside);
  return foot + side;
}

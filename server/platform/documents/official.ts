import { longDate, motto, simulatedMark } from './official-texts.ts';
import { mm, paragraph, type Pdf, type TextPlace } from './pdf.ts';

/** Margin of official documents, all around. */
export const OFFICIAL_MARGIN = mm(20);
const WIDTH = mm(210) - 2 * OFFICIAL_MARGIN;
const OFFICE_WIDTH = mm(66);
const MOTTO_X = OFFICIAL_MARGIN + OFFICE_WIDTH + mm(2);
const BODY = 11;
const MARK = '#9a101f';

/** Who issues an official document, under which number, where and when. */
export type OfficialHead = {
  /** The body above the office, where the document names it. */
  readonly above?: string;
  readonly officeName: string;
  readonly officeSeat: string;
  readonly number: string;
  readonly issuedAt: number;
};

/** The head of an official document on A4: office and number on the left, state, motto, place and day on the right. */
export function drawHead(doc: Pdf, { above, officeName, officeSeat, number, issuedAt }: OfficialHead): void {
  const top = OFFICIAL_MARGIN;
  const office: TextPlace = { x: OFFICIAL_MARGIN, width: OFFICE_WIDTH, align: 'center' };
  const right: TextPlace = { x: MOTTO_X, width: OFFICIAL_MARGIN + WIDTH - MOTTO_X, align: 'center' };
  if (above !== undefined) {
    paragraph(doc, above.toLocaleUpperCase('vi'), { ...office, y: top, fontSize: 10.5 });
  }
  const y = above === undefined ? top : doc.y;
  paragraph(doc, officeName.toLocaleUpperCase('vi'), { ...office, y, bold: true, fontSize: 10.5 });
  rule(doc, OFFICIAL_MARGIN + OFFICE_WIDTH / 2, doc.y + 2, mm(20));
  paragraph(doc, `Số: ${number}`, { ...office, y: doc.y + mm(2.5), fontSize: BODY });
  const officeEnd = doc.y;
  paragraph(doc, motto.state, { ...right, y: top, bold: true, fontSize: 10.5 });
  paragraph(doc, motto.words, { ...right, bold: true, fontSize: BODY });
  rule(doc, MOTTO_X + (OFFICIAL_MARGIN + WIDTH - MOTTO_X) / 2, doc.y + 2, mm(46));
  paragraph(doc, `${officeSeat}, ${longDate(issuedAt)}`, { ...right, y: doc.y + mm(2.5), fontSize: BODY });
  doc.y = Math.max(doc.y, officeEnd);
}

/** A paper that is not for real people says so, in words above it and large across it. */
export function drawMark(doc: Pdf, dataset: string): void {
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
  paragraph(doc, words, {
    x: OFFICIAL_MARGIN,
    y: mm(10),
    width: WIDTH,
    align: 'center',
    bold: true,
    fontSize: 9,
    color: MARK,
  });
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

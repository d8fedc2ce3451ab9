import { longDate, motto, simulatedMark } from './official-texts.ts';
import { mm, paragraph, type Pdf, type TextPlace } from './pdf.ts';

/**
 * Text area of an official document on A4, points: 30 mm left for binding, 15 right, 20 above and below (Decree 30/2020/NĐ-CP as
 * remembered; unverified).
 */
export const OFFICIAL_PAGE = {
  left: mm(30),
  right: mm(195),
  width: mm(165),
  top: mm(20),
  bottom: mm(277),
} as const;
const MARK = '#9a101f';

/** Who issues an official document, under which number, where and when. */
export type OfficialHead = {
  /** The body above the office, where the document names it. */
  readonly above?: string;
  readonly officeName: string;
  readonly officeSeat: string;
  readonly number: string;
  readonly issuedAt: number;
  /** The day as it is printed, where it is not that of `issuedAt`: a draft has none yet. */
  readonly dated?: string;
};

/** Where a head stands and how large it is written, points. */
export type HeadLayout = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly officeWidth: number;
  /** Office and state; motto, number and day are a little larger. */
  readonly text: number;
  readonly above: number;
  readonly body: number;
  readonly gap: number;
  readonly officeRule: number;
  readonly mottoRule: number;
};

/** The head of decisions and of other papers of an office. */
const usual: HeadLayout = {
  left: OFFICIAL_PAGE.left,
  right: OFFICIAL_PAGE.right,
  top: OFFICIAL_PAGE.top,
  officeWidth: mm(66),
  text: 10.5,
  above: 10.5,
  body: 11,
  gap: mm(2.5),
  officeRule: mm(20),
  mottoRule: mm(46),
};

/** Name of an issuing office as its paper has it: in full, where a register abbreviates it (Decree 30/2020/NĐ-CP, Annex I; unverified). */
export function nameInFull(office: string): string {
  return office.replace(/^UBND(?=\s)/iu, 'Ủy ban nhân dân').toLocaleUpperCase('vi');
}

/** The head of an official document on A4: office and number on the left, state, motto, place and day on the right. */
export function drawHead(doc: Pdf, head: OfficialHead, layout: HeadLayout = usual): void {
  const { above, officeName, officeSeat, number, issuedAt } = head;
  const { left, top, officeWidth, text, body, gap } = layout;
  const mottoX = left + officeWidth + mm(2);
  const office: TextPlace = { x: left, width: officeWidth, align: 'center' };
  const right: TextPlace = { x: mottoX, width: layout.right - mottoX, align: 'center' };
  if (above !== undefined) {
    paragraph(doc, above.toLocaleUpperCase('vi'), { ...office, y: top, fontSize: layout.above });
  }
  const y = above === undefined ? top : doc.y;
  paragraph(doc, nameInFull(officeName), { ...office, y, bold: true, fontSize: text });
  rule(doc, left + officeWidth / 2, doc.y + 2, layout.officeRule);
  paragraph(doc, `Số: ${number}`, { ...office, y: doc.y + gap, fontSize: body });
  const officeEnd = doc.y;
  paragraph(doc, motto.state, { ...right, y: top, bold: true, fontSize: text });
  paragraph(doc, motto.words, { ...right, bold: true, fontSize: body });
  rule(doc, mottoX + (layout.right - mottoX) / 2, doc.y + 2, layout.mottoRule);
  paragraph(doc, `${officeSeat}, ${head.dated ?? longDate(issuedAt)}`, {
    ...right,
    y: doc.y + gap,
    italic: true,
    fontSize: body,
  });
  doc.y = Math.max(doc.y, officeEnd);
}

/** A paper that nobody issued: a word across it, and what it is in full above it. */
export type TrialMark = { readonly across: string; readonly words: string };

/** A paper that is not for real people, or that nobody issued, says so, in words above it and large across it. */
export function drawMark(doc: Pdf, dataset: string, trial?: TrialMark): void {
  const mark = simulatedMark(dataset);
  if (mark === null && trial === undefined) {
    return;
  }
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().rotate(-50, { origin: [mm(105), mm(150)] });
  doc.font('bold').fontSize(54).fillColor(MARK, 0.12);
  doc.text(trial?.across ?? mark ?? '', mm(105) - 300, mm(140), {
    width: 600,
    align: 'center',
    lineBreak: false,
  });
  doc.restore().fillOpacity(1);
  doc.endMarkedContent();
  const simulated = mark === null ? undefined : `${mark} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`;
  paragraph(doc, [trial?.words, simulated].filter((part) => part !== undefined).join(' · '), {
    x: OFFICIAL_PAGE.left,
    y: mm(10),
    width: OFFICIAL_PAGE.width,
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

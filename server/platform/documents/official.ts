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
  /** Null: made before such papers had numbers. */
  readonly number: string | null;
  readonly issuedAt: number;
  /** `V/v …` of an official letter, which has no title: it stands below the number. */
  readonly subject?: string;
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
};
const COMMITTEE = 'Ủy ban nhân dân';
/** A rule below an office, a title: a third to a half of the text's own length (Annex I; unverified). */
const RULE_SHARE = 0.4;
/** Between the number and the `V/v` of a letter, points (Annex I; unverified). */
const SUBJECT_GAP = 6;

/** Name of an issuing office in a paper's text: in full, where a register abbreviates it (Decree 30/2020/NĐ-CP, Annex I; unverified). */
export function officeInFull(office: string): string {
  return office.replace(/^UBND(?=\s)/iu, COMMITTEE);
}

/** The same as the head of its paper has it, in capitals. */
export function nameInFull(office: string): string {
  return officeInFull(office).toLocaleUpperCase('vi');
}

/**
 * The head of an official document on A4: office, number and the subject of a letter on the left, state, motto, place and
 * day on the right.
 */
export function drawHead(doc: Pdf, head: OfficialHead, layout: HeadLayout = usual): void {
  const { above, officeName, officeSeat, number, issuedAt, subject } = head;
  const { left, top, officeWidth, text, body, gap } = layout;
  const mottoX = left + officeWidth + mm(2);
  const office: TextPlace = { x: left, width: officeWidth, align: 'center' };
  const right: TextPlace = { x: mottoX, width: layout.right - mottoX, align: 'center' };
  if (above !== undefined) {
    const superior = inLines(doc.font('regular').fontSize(layout.above), nameInFull(above), officeWidth);
    paragraph(doc, superior, { ...office, y: top, fontSize: layout.above });
  }
  const y = above === undefined ? top : doc.y;
  const name = inLines(doc.font('bold').fontSize(text), nameInFull(officeName), officeWidth);
  paragraph(doc, name, { ...office, y, bold: true, fontSize: text });
  rule(doc, left + officeWidth / 2, doc.y + 2, RULE_SHARE * widest(doc, name, officeWidth));
  const officeEnd = doc.y;
  paragraph(doc, motto.state, { ...right, y: top, bold: true, fontSize: text });
  paragraph(doc, motto.words, { ...right, bold: true, fontSize: body });
  // As long as the motto itself.
  rule(doc, mottoX + (layout.right - mottoX) / 2, doc.y + 2, doc.widthOfString(motto.words));
  // Number and day stand on one line.
  const row = Math.max(doc.y, officeEnd) + gap;
  const dated = head.dated ?? longDate(issuedAt);
  paragraph(doc, `${officeSeat}, ${dated}`, { ...right, y: row, italic: true, fontSize: body });
  const dayEnd = doc.y;
  if (number !== null) {
    paragraph(doc, `Số: ${number}`, { ...office, y: row, fontSize: body });
  }
  if (subject !== undefined) {
    paragraph(doc, subject, { ...office, y: doc.y + SUBJECT_GAP, fontSize: text });
  }
  doc.y = Math.max(doc.y, dayEnd);
}

/** Where a name is too long for a line, `ỦY BAN NHÂN DÂN` stands alone on the first. */
function inLines(doc: Pdf, name: string, width: number): string {
  const committee = COMMITTEE.toLocaleUpperCase('vi');
  return doc.widthOfString(name) > width && name.startsWith(`${committee} `)
    ? `${committee}\n${name.slice(committee.length + 1)}`
    : name;
}

/** Width of the longest line of a text that was just set, points. */
function widest(doc: Pdf, text: string, width: number): number {
  return Math.min(width, Math.max(...text.split('\n').map((line) => doc.widthOfString(line))));
}

/** The rule below the title of a paper, which was just set across the page in bold letters of `fontSize`. */
export function ruleBelowTitle(doc: Pdf, title: string, fontSize: number): void {
  const { left, width } = OFFICIAL_PAGE;
  const length = widest(doc.font('bold').fontSize(fontSize), title, width);
  rule(doc, left + width / 2, doc.y + 3, RULE_SHARE * length);
  doc.y += 6;
}

/** The number of a page after the first, in the middle of the upper margin. */
export function drawPageNumber(doc: Pdf, number: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.font('regular').fontSize(12).fillColor('#000');
  doc.text(String(number), OFFICIAL_PAGE.left, mm(13), {
    width: OFFICIAL_PAGE.width,
    align: 'center',
    lineBreak: false,
  });
  doc.endMarkedContent();
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

import {
  drawMark,
  drawPageNumber,
  OFFICIAL_PAGE,
  type TrialMark,
} from '../../../platform/documents/official.ts';
import { mm, paragraph, type Pdf, type TextPlace } from '../../../platform/documents/pdf.ts';
import type { Decision } from './decision.ts';

/** What marks every page of a paper. */
export type Marked = Pick<Decision, 'dataset'> & { readonly trial?: TrialMark };

export const { left: LEFT, width: WIDTH } = OFFICIAL_PAGE;
export const BODY = 11;
export const GAP = mm(1.6);
const SIGNATURE = mm(26);
/** Recipients below their heading, points a line; papers leave room for three. */
const RECIPIENT = 10;
const LINE = 13;
const RECIPIENTS = 3;
/** On which page of its paper a file is being drawn. */
const pages = new WeakMap<Pdf, number>();

/** Begins a paper on the page that is there: its first page has no number. */
export function beginPaper(doc: Pdf): void {
  pages.set(doc, 1);
}

export function across(y: number): TextPlace {
  return { x: LEFT, y, width: WIDTH };
}

/** One paragraph across the page, on the next page when it doesn't fit with so many points below it. */
export function set(doc: Pdf, paper: Marked, text: string, place: TextPlace, below = 0): void {
  keepTogether(doc, paper, [text], below);
  paragraph(doc, text, { ...across(doc.y), fontSize: BODY, ...place });
  doc.y += GAP;
}

/** Begins a new page where these paragraphs don't fit on this one together, with so many points below them. */
export function keepTogether(doc: Pdf, paper: Marked, texts: readonly string[], below = 0): void {
  // Bold letters are the wider ones.
  doc.font('bold').fontSize(BODY);
  makeRoom(
    doc,
    paper,
    // A line more than counted, where an indent breaks one.
    texts.reduce((sum, text) => sum + doc.heightOfString(text, { width: WIDTH }) + GAP, BODY + below),
  );
}

/** Begins a new page where so many points are not left on this one. */
export function makeRoom(doc: Pdf, paper: Marked, height: number): void {
  if (doc.y + height > OFFICIAL_PAGE.bottom) {
    doc.addPage();
    drawMark(doc, paper.dataset, paper.trial);
    const number = (pages.get(doc) ?? 1) + 1;
    pages.set(doc, number);
    drawPageNumber(doc, number);
    doc.y = OFFICIAL_PAGE.top;
  }
}

/** What the foot of a paper takes that has room for the usual recipients in `height`: the last words stand on its page. */
export function footHeight(recipients: readonly string[], height: number): number {
  return height + Math.max(0, recipients.length - RECIPIENTS) * LINE;
}

/** Recipients on the left, the signer's place on the right, together on one page of which they take `height`. */
export function drawFoot(
  doc: Pdf,
  paper: Marked & Pick<Decision, 'signer'>,
  recipients: readonly string[],
  height: number,
): void {
  makeRoom(doc, paper, height);
  const top = doc.y + mm(4);
  const left: TextPlace = { x: LEFT, width: WIDTH / 2, fontSize: RECIPIENT };
  drawSigner(doc, paper.signer, top);
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, boldItalic: true, fontSize: BODY });
  recipients.forEach((line) => paragraph(doc, line, left));
}

/** The signer's lines and name with room for signature and seal between; without a signer, what is to be filled in. */
export function drawSigner(doc: Pdf, signer: Decision['signer'], top: number): void {
  const right: TextPlace = { x: LEFT + WIDTH / 2, width: WIDTH / 2, align: 'center', fontSize: BODY };
  const lines = signer?.lines ?? ['NGƯỜI CÓ THẨM QUYỀN KÝ'];
  lines.forEach((line, i) => paragraph(doc, line, { ...right, ...(i === 0 ? { y: top } : {}), bold: true }));
  if (signer === null) {
    paragraph(doc, '(Chức vụ, chữ ký, họ tên và con dấu)', { ...right, fontSize: 9 });
  } else {
    paragraph(doc, signer.name, { ...right, y: doc.y + SIGNATURE, bold: true });
  }
}

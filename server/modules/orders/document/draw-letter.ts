import { setImmediate } from 'node:timers/promises';
import {
  drawHead,
  drawMark,
  OFFICIAL_MARGIN as MARGIN,
  type TrialMark,
} from '../../../platform/documents/official.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  type TextPlace,
} from '../../../platform/documents/pdf.ts';
import { drawSigner } from './draw-decision.ts';
import { type Letter as Sent, letterText } from './letter.ts';

type Letter = Sent & { readonly trial?: TrialMark };

const WIDTH = mm(210) - 2 * MARGIN;
const BOTTOM = mm(297) - MARGIN;
const BODY = 11;
const FOOT = mm(56);
/** People between which other work goes on. */
const BREATH = 25;

/** A letter of hand-over as a PDF on A4, laid out as Vietnamese official letters are, with the list of people. */
export async function letterFile(sent: Sent, trial?: TrialMark): Promise<Buffer> {
  const letter = { ...sent, ...(trial === undefined ? {} : { trial }) };
  const doc = newDocument({
    size: 'A4',
    title: `Công văn số ${letter.number}`,
    margin: MARGIN,
    createdAt: letter.sentAt,
  });
  const text = letterText(letter);
  drawMark(doc, letter.dataset, trial);
  drawHead(doc, {
    ...(text.above === '' ? {} : { above: text.above }),
    officeName: text.office,
    officeSeat: text.place,
    number: letter.number,
    issuedAt: letter.sentAt,
  });
  heading(doc, text.subject, { ...across(doc.y + mm(4)), align: 'center', fontSize: 12 });
  heading(doc, `Kính gửi: ${text.to}`, { ...across(doc.y + mm(5)), align: 'center', level: 2, fontSize: 12 });
  doc.y += mm(4);
  text.paragraphs.forEach((line) => set(doc, letter, line, { indent: mm(8) }));
  for (const [i, person] of text.people.entries()) {
    if (i % BREATH === BREATH - 1) {
      await setImmediate();
    }
    makeRoom(doc, letter, [person.name, ...person.lines]);
    set(doc, letter, `${i + 1}. ${person.name}.`, { bold: true });
    person.lines.forEach((line) => set(doc, letter, `${line}.`, { indent: mm(8) }));
  }
  text.closing.forEach((line) => set(doc, letter, line, { indent: mm(8) }));
  drawFoot(doc, letter, text.recipients);
  return await finish(doc);
}

function set(doc: Pdf, letter: Letter, text: string, place: TextPlace): void {
  makeRoom(doc, letter, [text]);
  paragraph(doc, text, { ...across(doc.y), fontSize: BODY, ...place });
  doc.y += mm(1.4);
}

function makeRoom(doc: Pdf, letter: Letter, lines: readonly string[]): void {
  doc.font('bold').fontSize(BODY);
  const height = lines.reduce((sum, line) => sum + doc.heightOfString(line, { width: WIDTH }) + mm(1.4), 0);
  if (doc.y + height + BODY > BOTTOM) {
    newPage(doc, letter);
  }
}

function newPage(doc: Pdf, letter: Letter): void {
  doc.addPage();
  drawMark(doc, letter.dataset, letter.trial);
  doc.y = MARGIN;
}

function drawFoot(doc: Pdf, letter: Letter, recipients: readonly string[]): void {
  if (doc.y + FOOT > BOTTOM) {
    newPage(doc, letter);
  }
  const top = doc.y + mm(4);
  const left: TextPlace = { x: MARGIN, width: WIDTH / 2, fontSize: 9 };
  drawSigner(doc, letter.signer, top);
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, bold: true });
  recipients.forEach((line) => paragraph(doc, line, left));
}

function across(y: number): TextPlace {
  return { x: MARGIN, y, width: WIDTH };
}

import {
  drawHead,
  drawMark,
  OFFICIAL_MARGIN as MARGIN,
  type TrialMark,
} from '../../../platform/documents/official.ts';
import { setImmediate } from 'node:timers/promises';
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
import { type ChangeDecision, changeText } from './change-decision.ts';
import {
  type Article,
  type Decision,
  decisionCode,
  decisionText,
  type DecisionText,
  type PaperText,
} from './decision.ts';

const LEFT = MARGIN;
const WIDTH = mm(210) - 2 * MARGIN;
const BOTTOM = mm(297) - MARGIN;
const BODY = 11;
const GAP = mm(1.6);
const FOOT = mm(62);
const QR_SIDE = mm(30);
const SIGNATURE = mm(26);

/** A decision as a PDF on A4, laid out as Vietnamese official documents are. */
export async function decisionFile(decision: Decision): Promise<Buffer> {
  return await decisionsFile([decision]);
}

/** Decisions one after the other in one PDF, each on pages of its own; other work goes on between them. */
export async function decisionsFile(decisions: readonly Decision[]): Promise<Buffer> {
  return await papersFile(
    decisions.map((decision) => ({ ...paperOf(decision), code: decisionCode(decision) })),
  );
}

/** Decisions on changes in one PDF; their codes lead to the orders. */
export async function changeDecisionsFile(decisions: readonly ChangeDecision[]): Promise<Buffer> {
  return await papersFile(
    decisions.map((change) => ({
      ...paperOfChange(change),
      code: decisionCode({ number: change.number, id: change.order.id }),
    })),
  );
}

/** A decision that nobody issued, on paper: marked so on every page, without a code to look it up by. */
export async function trialFile(decision: Decision | ChangeDecision, trial: TrialMark): Promise<Buffer> {
  const paper = 'order' in decision ? paperOfChange(decision) : paperOf(decision);
  return await papersFile([{ ...paper, code: null, trial }]);
}

function paperOf(decision: Decision): Omit<Paper, 'code'> {
  return worded(decision, decisionText(decision));
}

function paperOfChange(change: ChangeDecision): Omit<Paper, 'code'> {
  const { number, issuedAt, signer, order } = change;
  const { id, dataset } = order;
  return worded({ id, dataset, number, issuedAt, signer }, changeText(change));
}

function worded(
  { id, number, dataset, issuedAt, signer }: Pick<Paper, 'id' | 'number' | 'dataset' | 'issuedAt' | 'signer'>,
  text: DecisionText,
): Omit<Paper, 'code'> {
  const { above, office: officeName, place: officeSeat, authority } = text;
  return {
    id,
    number,
    dataset,
    issuedAt,
    signer,
    text,
    officeName,
    officeSeat,
    authority,
    ...(above === '' ? {} : { above }),
  };
}

/** A decision of any kind as it is set: head, words, signer, and what its QR code holds. */
export type Paper = Pick<
  Decision,
  'id' | 'number' | 'dataset' | 'officeName' | 'officeSeat' | 'issuedAt' | 'signer'
> & {
  readonly text: PaperText;
  /** Null: none. */
  readonly code: string | null;
  /** Body above the office, and who decides, where the paper names them. */
  readonly above?: string;
  readonly authority?: string;
  readonly trial?: TrialMark;
};

/** Papers one after the other in one PDF. */
export async function papersFile(papers: readonly Paper[]): Promise<Buffer> {
  const [first] = papers;
  if (first === undefined) {
    throw new Error('no decision to print');
  }
  const doc = newDocument({
    size: 'A4',
    title: papers.length === 1 ? `Quyết định số ${first.number}` : `${papers.length} quyết định`,
    margin: MARGIN,
    createdAt: first.issuedAt,
  });
  for (const [i, paper] of papers.entries()) {
    if (i > 0) {
      doc.addPage();
      await setImmediate();
    }
    drawPaper(doc, paper);
  }
  return await finish(doc);
}

function drawPaper(doc: Pdf, paper: Paper): void {
  const { text } = paper;
  drawMark(doc, paper.dataset, paper.trial);
  drawHead(doc, paper);
  heading(doc, 'QUYẾT ĐỊNH', { ...across(doc.y + mm(6)), align: 'center', fontSize: 14 });
  heading(doc, text.subject, { ...across(doc.y), align: 'center', level: 2, fontSize: 12 });
  heading(doc, (paper.authority ?? paper.officeName).toLocaleUpperCase('vi'), {
    ...across(doc.y + mm(4)),
    align: 'center',
    level: 3,
  });
  doc.y += mm(2);
  text.basis.forEach((line) => set(doc, paper, line, { indent: mm(8) }));
  heading(doc, 'QUYẾT ĐỊNH:', { ...across(doc.y + mm(2)), align: 'center', level: 3 });
  doc.y += mm(2);
  text.articles.forEach((article, i) => drawArticle(doc, paper, i + 1, article));
  text.notes.forEach((note) => set(doc, paper, `Ghi chú: ${note}`, { bold: true }));
  drawFoot(doc, paper, text.recipients);
}

function drawArticle(doc: Pdf, decision: Paper, number: number, { lead, lines }: Article): void {
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
function set(doc: Pdf, decision: Paper, text: string, place: TextPlace): void {
  makeRoom(doc, decision, text);
  paragraph(doc, text, { ...across(doc.y), fontSize: BODY, ...place });
  doc.y += GAP;
}

function makeRoom(doc: Pdf, decision: Paper, text: string): void {
  const height = doc.font('regular').fontSize(BODY).heightOfString(text, { width: WIDTH });
  if (doc.y + height + BODY > BOTTOM) {
    newPage(doc, decision);
  }
}

function newPage(doc: Pdf, decision: Paper): void {
  doc.addPage();
  drawMark(doc, decision.dataset, decision.trial);
  doc.y = MARGIN;
}

/** Recipients and code on the left, the signer's place on the right, together on one page. */
function drawFoot(doc: Pdf, decision: Paper, recipients: readonly string[]): void {
  if (doc.y + FOOT > BOTTOM) {
    newPage(doc, decision);
  }
  const top = doc.y + mm(4);
  const left: TextPlace = { x: LEFT, width: WIDTH / 2, fontSize: 9 };
  drawSigner(doc, decision.signer, top);
  paragraph(doc, 'Nơi nhận:', { ...left, y: top, bold: true });
  recipients.forEach((line) => paragraph(doc, line, left));
  if (decision.code === null) {
    return;
  }
  const y = doc.y + mm(2);
  qr(doc, decision.code, {
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

export function across(y: number): TextPlace {
  return { x: LEFT, y, width: WIDTH };
}

import {
  drawHead,
  drawMark,
  nameInFull,
  OFFICIAL_PAGE,
  ruleBelowTitle,
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
import { type CordonDecision, cordonText } from './cordon-decision.ts';
import {
  type Article,
  type Decision,
  decisionCode,
  decisionText,
  type DecisionText,
  type PaperText,
} from './decision.ts';
import {
  across,
  beginPaper,
  BODY,
  drawFoot,
  footHeight,
  GAP,
  keepTogether,
  LEFT,
  set,
  WIDTH,
} from './pages.ts';

const FOOT = mm(62);
const QR_SIDE = mm(30);

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

/** A decision on a cordoned area; one that is tried is marked and has no code. */
export async function cordonFile(decision: CordonDecision, trial?: TrialMark): Promise<Buffer> {
  const { number, id } = decision;
  const paper = worded(decision, cordonText(decision));
  return await papersFile([
    trial === undefined ? { ...paper, code: `VX-LOCKDOWN ${number} ${id}` } : { ...paper, code: null, trial },
  ]);
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
type Paper = Pick<
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
async function papersFile(papers: readonly Paper[]): Promise<Buffer> {
  const [first] = papers;
  if (first === undefined) {
    throw new Error('no decision to print');
  }
  const doc = newDocument({
    size: 'A4',
    title: papers.length === 1 ? `Quyết định số ${first.number}` : `${papers.length} quyết định`,
    margin: OFFICIAL_PAGE.top,
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
  beginPaper(doc);
  drawMark(doc, paper.dataset, paper.trial);
  drawHead(doc, paper);
  heading(doc, 'QUYẾT ĐỊNH', { ...across(doc.y + mm(6)), align: 'center', fontSize: 14 });
  heading(doc, text.subject, { ...across(doc.y), align: 'center', level: 2, fontSize: 12 });
  ruleBelowTitle(doc, text.subject, 12);
  heading(doc, nameInFull(paper.authority ?? paper.officeName), {
    ...across(doc.y + mm(4)),
    align: 'center',
    level: 3,
  });
  doc.y += mm(2);
  text.basis.forEach((line) => set(doc, paper, line, { indent: mm(8), italic: true }));
  heading(doc, 'QUYẾT ĐỊNH:', { ...across(doc.y + mm(2)), align: 'center', level: 3 });
  doc.y += mm(2);
  const foot = footHeight(text.recipients, FOOT);
  const below = (i: number, all: readonly unknown[]) => (i === all.length - 1 ? foot : 0);
  text.articles.forEach((article, i, all) =>
    drawArticle(doc, paper, i + 1, article, text.notes.length === 0 ? below(i, all) : 0),
  );
  text.notes.forEach((note, i, all) => set(doc, paper, `Ghi chú: ${note}`, { bold: true }, below(i, all)));
  drawFoot(doc, paper, text.recipients, foot);
  if (paper.code !== null) {
    drawCode(doc, paper, paper.code);
  }
}

/** An article; its last words stand on one page with what takes so many points below them. */
function drawArticle(
  doc: Pdf,
  decision: Paper,
  number: number,
  { lead, lines }: Article,
  below: number,
): void {
  const title = `Điều ${number}. `;
  keepTogether(doc, decision, [`${title}${lead}`], lines.length === 0 ? below : 0);
  const draw = () => {
    doc.fontSize(BODY).fillColor('#000');
    doc.font('bold').text(title, LEFT, doc.y, { width: WIDTH, indent: mm(8), continued: true });
    doc.font('regular').text(lead);
  };
  doc.addStructure(doc.struct('P', {}, draw));
  doc.y += GAP;
  lines.forEach((line, i) => set(doc, decision, line, { indent: mm(8) }, i === lines.length - 1 ? below : 0));
}

/** The code to look it up by, below the recipients. */
function drawCode(doc: Pdf, { number, id }: Paper, code: string): void {
  const y = doc.y + mm(2);
  qr(doc, code, { x: LEFT, y, side: QR_SIDE, alt: `Mã QR của quyết định số ${number}` });
  const beside: TextPlace = { x: LEFT + QR_SIDE + mm(2), width: WIDTH / 2 - QR_SIDE };
  paragraph(doc, `Tra cứu: ${number}`, { ...beside, y: y + mm(10), fontSize: 8 });
  paragraph(doc, id, { ...beside, fontSize: 7 });
}

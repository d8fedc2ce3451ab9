import { drawMark, OFFICIAL_PAGE } from '../../../platform/documents/official.ts';
import {
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  type TextPlace,
} from '../../../platform/documents/pdf.ts';

const { left: LEFT, width: WIDTH, top: TOP, bottom: BOTTOM } = OFFICIAL_PAGE;

/** A document of plain paragraphs that runs over as many pages as it needs, each with the mark of its dataset. */
export type Sheet = { readonly doc: Pdf; readonly dataset: string };

export function newSheet(title: string, dataset: string, at: number): Sheet {
  const doc = newDocument({ size: 'A4', title, margin: TOP, createdAt: at });
  drawMark(doc, dataset);
  doc.y = TOP;
  return { doc, dataset };
}

/** A title in the middle. */
export function title(sheet: Sheet, text: string, below?: string): void {
  heading(sheet.doc, text, { ...across(sheet, 0), align: 'center', fontSize: 15 });
  if (below !== undefined) {
    paragraph(sheet.doc, below, { ...across(sheet, 0), align: 'center', fontSize: 10 });
  }
  sheet.doc.y += mm(3);
}

/** The title of a part. */
export function part(sheet: Sheet, text: string): void {
  heading(sheet.doc, text, { ...across(sheet, mm(22)), level: 3, fontSize: 12 });
  sheet.doc.y += mm(1);
}

/** One paragraph; `name` before it in bold. */
export function line(
  sheet: Sheet,
  text: string,
  options: { readonly name?: string; readonly indent?: number } = {},
): void {
  const { doc } = sheet;
  const whole = options.name === undefined ? text : `${options.name}: ${text}`;
  const x = LEFT + (options.indent ?? 0);
  const width = WIDTH - (options.indent ?? 0);
  doc.font('regular').fontSize(10.5);
  const place = across(sheet, Math.min(doc.heightOfString(whole, { width }), mm(60)));
  paragraph(doc, whole, { ...place, x, width, fontSize: 10.5 });
  doc.y += mm(0.8);
}

/** Room of this height, on a new page where this one is full. */
function across({ doc, dataset }: Sheet, height: number): TextPlace {
  if (doc.y + height > BOTTOM) {
    doc.addPage();
    drawMark(doc, dataset);
    doc.y = TOP;
  }
  return { x: LEFT, y: doc.y, width: WIDTH };
}

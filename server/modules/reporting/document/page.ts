import { drawPageNumber, OFFICIAL_PAGE } from '../../../platform/documents/official.ts';
import { mm, paragraph, type Pdf, type TextPlace } from '../../../platform/documents/pdf.ts';
import { simulatedMark } from '../../../platform/documents/official-texts.ts';

/** Margins and sizes of a report. */
export const PAGE = {
  ...OFFICIAL_PAGE,
  body: 12.5,
  table: 9.5,
  gap: mm(1.8),
  indent: mm(10),
} as const;

const RED = '#9a101f';

/** What stands on every page beside the text. */
export type PageMarks = { readonly dataset: string; readonly draft: boolean };

/** The whole width at a height. */
export function across(y: number): TextPlace {
  return { x: PAGE.left, y, width: PAGE.width };
}

/** What a reader without eyes is not told: lines, page numbers, marks across the page. */
export function artifact(doc: Pdf, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Says across the page that it is simulated or not yet signed. */
export function drawMarks(doc: Pdf, { dataset, draft }: PageMarks): void {
  const simulated = simulatedMark(dataset);
  const marks = [...(simulated === null ? [] : [simulated]), ...(draft ? ['DỰ THẢO'] : [])];
  if (marks.length === 0) {
    return;
  }
  artifact(doc, () => {
    doc.save().rotate(-50, { origin: [mm(105), mm(150)] });
    doc.font('bold').fontSize(50).fillColor(RED, 0.08);
    marks.forEach((mark, i) =>
      doc.text(mark, mm(105) - 300, mm(132 + i * 26), { width: 600, align: 'center', lineBreak: false }),
    );
    doc.restore().fillOpacity(1);
  });
  const words = simulated === null ? 'DỰ THẢO' : `${simulated} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`;
  paragraph(doc, words, { ...across(mm(7)), align: 'center', bold: true, fontSize: 8.5, color: RED });
}

/** Begins the next page; its number stands in the middle of the upper margin. */
export function nextPage(doc: Pdf, marks: PageMarks, number: number): void {
  doc.addPage();
  drawMarks(doc, marks);
  drawPageNumber(doc, number);
  doc.y = PAGE.top;
}

import { type Pdf, type TextPlace, heading, paragraph, qr } from '../../../platform/documents/pdf.ts';
import { datasetMark, posterTexts } from './poster-texts.ts';

/** What one poster shows. */
export type Poster = {
  readonly name: string;
  /** Address and unit, in one line or two. */
  readonly where: string;
  /** Code in force, printed for those who type. */
  readonly code: string;
  /** Address in the QR code. */
  readonly url: string;
  readonly dataset: string;
};

const INK = '#14212b';
const SOFT = '#4a5863';
const BAND = '#0b4f8a';
const MARK = '#9a101f';

/**
 * Draws one poster on the current page, which has no margins. All measures are hundredths of the page's width, so
 * A4 and A5 look alike.
 */
export function drawPoster(doc: Pdf, poster: Poster): void {
  const u = doc.page.width / 100;
  const centred = (y: number, fontSize: number, color: string): TextPlace => ({
    x: 6 * u,
    y: y * u,
    width: 88 * u,
    align: 'center',
    fontSize: fontSize * u,
    color,
  });
  artifact(doc, () => doc.rect(0, 0, doc.page.width, 16 * u).fill(BAND));
  paragraph(doc, posterTexts.title.vi, { ...centred(2.6, 5.4, '#fff'), bold: true });
  paragraph(doc, posterTexts.title.en, centred(10.2, 2.8, '#fff'));
  drawMark(doc, poster.dataset, u, centred(17.2, 2.4, MARK));
  heading(doc, poster.name, fitted(doc, poster.name, { ...centred(22, 6, INK), bold: true }, 13 * u));
  if (poster.where !== '') {
    paragraph(doc, poster.where, fitted(doc, poster.where, centred(35.4, 2.5, SOFT), 6.4 * u));
  }
  qr(doc, poster.url, { x: 23 * u, y: 42 * u, side: 54 * u, alt: `${posterTexts.title.vi}: ${poster.name}` });
  paragraph(doc, `${posterTexts.code.vi} · ${posterTexts.code.en}`, centred(96.4, 2, SOFT));
  paragraph(doc, poster.code, { ...centred(98.8, 5.4, INK), bold: true, characterSpacing: 0.5 * u });
  drawSteps(doc, u);
  paragraph(doc, posterTexts.noPhone.vi, { ...centred(126.4, 2, INK), bold: true });
  paragraph(doc, posterTexts.noPhone.en, centred(129.8, 1.8, SOFT));
  paragraph(doc, `${posterTexts.help.vi} · ${posterTexts.help.en}`, {
    ...centred(134.4, 2.8, BAND),
    bold: true,
  });
}

function drawSteps(doc: Pdf, u: number): void {
  posterTexts.steps.forEach((step, i) => {
    const y = (107.5 + i * 6) * u;
    artifact(doc, () => doc.circle(15 * u, y + 2.2 * u, 2.2 * u).fill(BAND));
    const number = { x: 12 * u, y: y + 0.4 * u, width: 6 * u, align: 'center', fontSize: 2.6 * u } as const;
    paragraph(doc, String(i + 1), { ...number, bold: true, color: '#fff' });
    const text = { x: 19.5 * u, width: 76 * u };
    paragraph(doc, step.vi, { ...text, y: y - 0.6 * u, fontSize: 2.3 * u, bold: true, color: INK });
    paragraph(doc, step.en, { ...text, y: y + 2.5 * u, fontSize: 1.8 * u, color: SOFT });
  });
}

/** A poster that is not for real people says so in words and across the page, never over the QR code. */
function drawMark(doc: Pdf, dataset: string, u: number, place: TextPlace): void {
  const mark = datasetMark(dataset);
  if (mark === null) {
    return;
  }
  artifact(doc, () => {
    doc.save().rotate(-35, { origin: [50 * u, 112 * u] });
    doc
      .font('bold')
      .fontSize(9.5 * u)
      .fillColor(MARK, 0.1);
    doc.text(mark.vi, 0, 105 * u, { width: 100 * u, align: 'center', lineBreak: false });
    doc.restore().fillOpacity(1);
  });
  paragraph(doc, `${mark.vi} · ${mark.en}`, { ...place, bold: true });
}

/** The place with the largest type in which the text fits the height: place names run from 3 to 160 characters. */
function fitted(doc: Pdf, text: string, place: TextPlace, height: number): TextPlace {
  const { width, align, bold } = place;
  const most = place.fontSize ?? 11;
  const options = { width, align } as const;
  const heightAt = (size: number) =>
    doc
      .font(bold === true ? 'bold' : 'regular')
      .fontSize(size)
      .heightOfString(text, options);
  let size = most;
  while (size > most / 2.2 && heightAt(size) > height) {
    size *= 0.92;
  }
  const free = Math.max(0, height - heightAt(size));
  return { ...place, fontSize: size, y: (place.y ?? 0) + free / 2, height: height + 1, ellipsis: true };
}

/** Decoration: screen readers pass over it. */
function artifact(doc: Pdf, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

import { mm, paragraph, type Pdf } from '../../../platform/documents/pdf.ts';
import type { Content } from '../usecases/freeze-cut.ts';
import { legendRows } from './paper.ts';
import { noZone, type ZoneDrawing, zoneLooks } from './zone-drawing.ts';

/** Height of the letter in a zone, points. */
export const SIGN = 6;
const INK = '#14212b';
const HATCH = '#5b6b78';

/** The zones with their outlines; where nothing is decided the ground is white and hatched. */
export function drawMap(
  doc: Pdf,
  drawing: ZoneDrawing,
  at: { readonly x: number; readonly y: number },
  alt: string,
): void {
  const draw = () => {
    doc.save().translate(at.x, at.y);
    for (const { d, level } of drawing.shapes) {
      if (d !== '') {
        const { fill } = level === null ? noZone : zoneLooks[level]!;
        doc.path(d).lineWidth(0.4).fillAndStroke(fill, INK, 'even-odd');
        if (level === null) {
          hatch(doc, d, drawing);
        }
      }
    }
    for (const { sign, level } of drawing.shapes) {
      if (sign !== null) {
        const { letter, text } = level === null ? noZone : zoneLooks[level]!;
        doc.font('bold').fontSize(SIGN).fillColor(text);
        const half = doc.widthOfString(letter) / 2;
        doc.text(letter, sign.x - half, sign.y - SIGN * 0.6, { lineBreak: false });
      }
    }
    doc.restore();
  };
  doc.addStructure(doc.struct('Figure', { alt }, draw));
}

function hatch(doc: Pdf, d: string, { width, height }: ZoneDrawing): void {
  doc.save().path(d).clip().lineWidth(0.3);
  for (let x = -height; x < width; x += 4) {
    doc.moveTo(x, height).lineTo(x + height, 0);
  }
  doc.stroke(HATCH).restore();
}

/** Colour, letter, word and number of each level. */
export function drawLegend(
  doc: Pdf,
  content: Content,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly fontSize?: number },
): void {
  const size = mm(5);
  let { y } = at;
  for (const { fill, text, letter, words } of legendRows(content)) {
    doc.markContent('Artifact', { type: 'Layout' });
    doc.lineWidth(0.5).rect(at.x, y, size, size).fillAndStroke(fill, INK);
    doc.font('bold').fontSize(8).fillColor(text);
    doc.text(letter, at.x, y + mm(0.6), { width: size, align: 'center', lineBreak: false });
    doc.endMarkedContent();
    paragraph(doc, words, {
      x: at.x + size + mm(2),
      y: y + mm(0.2),
      width: at.width - size - mm(2),
      fontSize: at.fontSize ?? 9,
    });
    y = Math.max(y + size, doc.y) + mm(1.5);
  }
  doc.y = y;
}

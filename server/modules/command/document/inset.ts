import { ARCHIPELAGO_BOX, archipelagoParts, archipelagos } from '../../../../lib/maps/index.ts';
import type { Pdf } from '../../../platform/documents/pdf.ts';

const words = {
  title: 'Quần đảo Hoàng Sa và quần đảo Trường Sa (Việt Nam)',
  paracel: 'QĐ. Hoàng Sa',
  spratly: 'QĐ. Trường Sa',
  country: '(Việt Nam)',
} as const;
const INK = '#14212b';
/** Height of a line of the inset in its own units. */
const TEXT = 11;

/** Width of the inset at a height. */
export function insetWidth(height: number): number {
  return (height * ARCHIPELAGO_BOX.width) / ARCHIPELAGO_BOX.height;
}

/** Hoàng Sa and Trường Sa: they stand beside every map of Viet Nam and of a part of it, on paper too. */
export function drawInset(
  doc: Pdf,
  at: { readonly x: number; readonly y: number; readonly height: number },
): void {
  const scale = at.height / ARCHIPELAGO_BOX.height;
  const { dots, radius, lines } = archipelagoParts(words);
  const draw = () => {
    doc.save().translate(at.x, at.y).lineWidth(0.5);
    doc.rect(0, 0, insetWidth(at.height), at.height).fillAndStroke('#ffffff', INK);
    for (const [x, y] of dots) {
      doc.circle(x * scale, y * scale, radius * scale).fill(INK);
    }
    doc
      .font('regular')
      .fontSize(TEXT * scale)
      .fillColor(INK);
    for (const { x, y, text } of lines) {
      // What is given is the foot of the letters; a PDF sets them from their head.
      doc.text(text, x * scale - doc.widthOfString(text) / 2, (y - TEXT) * scale, { lineBreak: false });
    }
    doc.restore();
  };
  doc.addStructure(doc.struct('Figure', { alt: words.title }, draw));
}

/** The same for a page. */
export function insetSvg(): string {
  return archipelagos(words);
}

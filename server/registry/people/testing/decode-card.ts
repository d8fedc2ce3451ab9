import jsQR from 'jsqr';

/** Bank cards (ISO/IEC 7810 ID-1) in two columns and five rows, in the middle of A4; millimetres. */
const CARD = { width: 85.6, height: 53.98 };
const EDGE = { left: (210 - 2 * CARD.width) / 2, top: (297 - 5 * CARD.height) / 2 };
const HEAD = /^P5\s+(\d+)\s+(\d+)\s+255\s/u;

/** The text of the QR code of the nth card of a page: what is left of the page once the card is cut out. */
export function decodeCard(pgm: Buffer, dpi: number, n: number): string {
  const head = HEAD.exec(pgm.subarray(0, 40).toString('latin1'));
  if (head === null) {
    throw new Error('no gray image');
  }
  const pageWidth = Number(head[1]);
  const px = (mm: number) => Math.round((mm * dpi) / 25.4);
  const [left, top] = [px(EDGE.left + (n % 2) * CARD.width), px(EDGE.top + Math.floor(n / 2) * CARD.height)];
  const [width, height] = [px(CARD.width), px(CARD.height)];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const gray = pgm[head[0].length + (top + y) * pageWidth + left + x]!;
      pixels.set([gray, gray, gray, 255], (y * width + x) * 4);
    }
  }
  const found = (jsQR as unknown as typeof jsQR.default)(pixels, width, height);
  if (found === null) {
    throw new Error(`card ${n} cannot be read at ${dpi} dpi`);
  }
  return found.data;
}

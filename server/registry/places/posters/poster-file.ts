import { setImmediate } from 'node:timers/promises';
import { type Pdf, newDocument } from '../../../platform/documents/pdf.ts';
import { type Poster, drawPoster } from './draw-poster.ts';

/** After so many pages other requests get their turn. */
const PAGES_A_TURN = 4;

/** Posters, one a page, as a PDF that is sent while it is drawn. Drawing stops when the reader goes away. */
export function posterFile(posters: readonly Poster[], size: 'A4' | 'A5', createdAt: number): Pdf {
  const title = posters.length === 1 ? posters[0]!.name : `Mã QR địa điểm (${posters.length})`;
  const doc = newDocument({ size, title, margin: 0, createdAt });
  drawAll(doc, posters, size).catch((error: unknown) => doc.destroy(error as Error));
  return doc;
}

async function drawAll(doc: Pdf, posters: readonly Poster[], size: 'A4' | 'A5'): Promise<void> {
  for (const [i, poster] of posters.entries()) {
    if (i > 0) {
      doc.addPage({ size, margin: 0 });
    }
    drawPoster(doc, poster);
    if (i % PAGES_A_TURN === PAGES_A_TURN - 1) {
      await setImmediate();
    }
    if (doc.destroyed) {
      return;
    }
  }
  doc.end();
}

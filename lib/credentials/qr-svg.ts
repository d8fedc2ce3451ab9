import { encodeQR } from 'qr';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** Error correction: L restores 7 % of the code, M 15 %, Q 25 %, H 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

const LEVELS = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/** How a QR code is drawn. */
export interface QrPicture {
  /** What the code is, in the reader's language: the accessible name of the picture. */
  readonly title: string;
  readonly level?: QrLevel;
  /** White margin in modules; ISO/IEC 18004 asks for 4. */
  readonly quietZone?: number;
}

/** A QR symbol: rows of modules (true is dark) without margin, and the version 1-40 (17 + 4 x version modules wide). */
export interface QrMatrix {
  readonly rows: readonly (readonly boolean[])[];
  readonly version: number;
}

/** The modules of a text in its smallest version and most compact mode; refused when no version holds it. */
export function qrMatrix(text: string, level: QrLevel = 'M'): Outcome<QrMatrix, 'size'> {
  try {
    const framed = encodeQR(text, 'raw', { ecc: LEVELS[level], border: 1 });
    const rows = framed.slice(1, -1).map((row) => row.slice(1, -1));
    return accept({ rows, version: (rows.length - 17) / 4 });
  } catch {
    return refuse('size');
  }
}

/**
 * The text as an SVG picture: one path, black on white in every theme, no size of its own (set width in CSS), named
 * for screen readers by its title.
 */
export function qrSvg(text: string, picture: QrPicture): Outcome<string, 'size'> {
  const matrix = qrMatrix(text, picture.level);
  if (!matrix.ok) {
    return matrix;
  }
  const { rows } = matrix.value;
  const margin = picture.quietZone ?? 4;
  const side = rows.length + 2 * margin;
  const path = rows.map((row, y) => rowPath(row, margin, y + margin)).join('');
  return accept(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
      `<title>${escapeXml(picture.title)}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
      `<path fill="#000" d="${path}"/></svg>`,
  );
}

/** One rectangle for each run of dark modules. */
function rowPath(row: readonly boolean[], left: number, y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] === true) {
      const start = x;
      while (row[x + 1] === true) {
        x += 1;
      }
      const run = x - start + 1;
      path += `M${start + left} ${y}h${run}v1h-${run}z`;
    }
  }
  return path;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

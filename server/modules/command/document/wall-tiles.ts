import { mm, paragraph, type Pdf } from '../../../platform/documents/pdf.ts';
import { count } from '../rules/briefing-lines.ts';
import { drawInset, insetWidth } from './inset.ts';
import { drawMap } from './map-figure.ts';
import { barLabel, changeWords, clockOf, figureText, type FrozenTile } from './wall-words.ts';
import { noZone, type ZoneDrawing, zoneLooks } from './zone-drawing.ts';

/** Where a tile is drawn, in points; `s` is the scale against A4. */
export type TileBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly s: number;
};
type DrawZones = (box: { readonly width: number; readonly height: number }, tile: FrozenTile) => ZoneDrawing;

const SOFT = '#4a5863';
const LINE = '#9aa7b0';
const PAD = mm(2.5);

/** One tile on paper: what the wall showed, as text that can be searched. */
export function drawTile(doc: Pdf, tile: FrozenTile, box: TileBox, age: string, zones: DrawZones): void {
  const { x, y, width, height, s } = box;
  frame(doc, box);
  const inner = { x: x + PAD, width: width - 2 * PAD };
  paragraph(doc, tile.vi, { ...inner, y: y + PAD, bold: true, fontSize: 10.5 * s });
  const foot = y + height - PAD - 9 * s;
  const body: TileBox = { ...inner, y: doc.y + mm(1), height: foot - doc.y - mm(2), s };
  switch (tile.kind) {
    case 'map':
      drawZonePart(doc, tile, body, zones);
      break;
    case 'series':
      drawBars(doc, tile, body);
      break;
    case 'ranking':
      drawRows(
        doc,
        body,
        tile.rows.map((row) => [row.name, figureText(tile, row.value), changeWords(tile, row.change, false)]),
      );
      break;
    case 'gates':
      drawRows(
        doc,
        body,
        (tile.gates ?? []).map((post) => [
          post.name,
          `${count(post.passed)} lượt${post.waiting > 0 ? ` · ${post.waiting} chờ` : ''}`,
          post.lastAt === null ? '–' : clockOf(post.lastAt),
        ]),
      );
      break;
    default:
      drawFigure(doc, tile, body);
  }
  paragraph(doc, age, { ...inner, y: foot, fontSize: 7.5 * s, color: SOFT, lineBreak: false });
}

function frame(doc: Pdf, { x, y, width, height }: TileBox): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.7).roundedRect(x, y, width, height, 4).stroke(LINE);
  doc.endMarkedContent();
}

function drawFigure(doc: Pdf, tile: FrozenTile, { x, y, width, height, s }: TileBox): void {
  const place = { x, width };
  paragraph(doc, figureText(tile, tile.value), {
    ...place,
    y: y + Math.max(0, height / 2 - 30 * s),
    bold: true,
    fontSize: 30 * s,
  });
  paragraph(doc, changeWords(tile, tile.change, true), { ...place, y: doc.y, bold: true, fontSize: 9 * s });
  if (tile.denominator !== null) {
    const parts =
      tile.value === null ? 'chưa đủ mẫu số' : `${count(tile.numerator ?? 0)}/${count(tile.denominator)}`;
    paragraph(doc, parts, { ...place, y: doc.y, fontSize: 9 * s, color: SOFT });
  }
}

function drawRows(doc: Pdf, { x, y, width, s }: TileBox, rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) {
    paragraph(doc, 'Không có.', { x, y, width, fontSize: 9 * s, color: SOFT });
    return;
  }
  const columns = [0, 0.52, 0.82, 1] as const;
  rows.forEach((cells, line) => {
    const top = y + line * 15 * s;
    cells.forEach((cell, at) =>
      paragraph(doc, cell, {
        x: x + columns[at]! * width,
        y: top,
        width: (columns[at + 1]! - columns[at]!) * width - mm(1),
        height: 13 * s,
        ellipsis: true,
        align: at === 0 ? 'left' : 'right',
        bold: at === 1,
        fontSize: 8.5 * s,
      }),
    );
  });
}

/** Bars with their numbers above and their days below; the last one was still filling when the wall was frozen. */
function drawBars(doc: Pdf, tile: FrozenTile, { x, y, width, height, s }: TileBox): void {
  const most = Math.max(1, ...tile.points.map(([, value]) => value ?? 0));
  const step = width / Math.max(1, tile.points.length);
  const small = Math.min(7.5 * s, step * 0.42);
  const floor = y + height - small * 1.6;
  const room = floor - y - small * 1.6;
  const last = tile.points.length - 1;
  const every = Math.ceil(tile.points.length / 8);
  tile.points.forEach(([at, value], index) => {
    const tall = (Math.max(0, value ?? 0) / most) * room;
    const left = x + index * step;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.lineWidth(0.6).rect(left + step * 0.12, floor - tall, step * 0.76, tall);
    if (index === last) {
      doc.dash(2, { space: 2 }).stroke('#2a6ea5').undash();
    } else {
      doc.fill('#7cb4e0');
    }
    doc.endMarkedContent();
    const place = {
      x: left - step,
      width: step * 3,
      align: 'center',
      fontSize: small,
      lineBreak: false,
    } as const;
    paragraph(doc, figureText(tile, value), { ...place, y: floor - tall - small * 1.4 });
    if (index % every === 0 ? last - index >= every || index === last : index === last) {
      paragraph(doc, barLabel(at, tile.window), { ...place, y: floor + small * 0.2, color: SOFT });
    }
  });
}

function drawZonePart(
  doc: Pdf,
  tile: FrozenTile,
  { x, y, width, height, s }: TileBox,
  zones: DrawZones,
): void {
  const levels = [1, 2, 3, 4, null].flatMap((level) => {
    const n = (tile.levels ?? []).filter((one) => one.level === level).length;
    const { letter, word } = level === null ? noZone : zoneLooks[level]!;
    return n === 0 ? [] : [`${letter} · ${word}: ${count(n)}`];
  });
  const inset = Math.min(height * 0.4, mm(26) * s);
  const words = Math.max(levels.length * 11 * s, inset) + mm(2);
  const drawing = zones({ width, height: height - words }, tile);
  drawInset(doc, { x: x + width - insetWidth(inset), y: y + height - inset, height: inset });
  drawMap(doc, drawing, { x: x + (width - drawing.width) / 2, y }, `${tile.vi}. ${levels.join('; ')}`);
  levels.forEach((line, at) =>
    paragraph(doc, line, {
      x,
      width: width - insetWidth(inset) - mm(1),
      y: y + drawing.height + mm(1.5) + at * 11 * s,
      fontSize: 8.5 * s,
    }),
  );
}

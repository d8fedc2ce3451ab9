import { WALL_COLUMNS, WALL_ROWS } from '../../../../contract/command-wall.ts';
import { simulatedMark } from '../../../platform/documents/official-texts.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
} from '../../../platform/documents/pdf.ts';
import { drawTile, type TileBox } from './wall-tiles.ts';
import { ageWords, exactTime, type FrozenTile, type FrozenWall } from './wall-words.ts';
import type { ZoneDrawing } from './zone-drawing.ts';

/** A frozen wall ready for paper: everything but the outlines of the map is the signed text itself. */
export type WallPaper = {
  readonly walls: readonly FrozenWall[];
  readonly by: string;
  readonly digest: string;
  /** Where somebody who may see it finds the same wall, and whether it is genuine. */
  readonly address: string;
  readonly genuine: boolean;
  readonly approximate: boolean;
  readonly draw: (box: { readonly width: number; readonly height: number }, tile: FrozenTile) => ZoneDrawing;
};

const SIZES = { a4: [297, 210, 1], a3: [420, 297, Math.SQRT2] } as const;
const MARGIN = mm(10);
const GAP = mm(2.5);
const RED = '#9a101f';

/** A page for each scene, A4 or A3 lying. */
export async function wallFile(paper: WallPaper, size: keyof typeof SIZES): Promise<Buffer> {
  const [wide, high, s] = SIZES[size];
  const first = paper.walls[0]!;
  const doc = newDocument({
    size: size.toUpperCase(),
    landscape: true,
    title: `Màn hình chỉ huy ${exactTime(first.at)}`,
    margin: 0,
    createdAt: Date.parse(first.at),
  });
  paper.walls.forEach((wall, at) => {
    if (at > 0) {
      doc.addPage();
    }
    drawPage(doc, paper, wall, { width: mm(wide), height: mm(high), s });
  });
  return await finish(doc);
}

type Sheet = { readonly width: number; readonly height: number; readonly s: number };

function drawPage(doc: Pdf, paper: WallPaper, wall: FrozenWall, sheet: Sheet): void {
  const { width, height, s } = sheet;
  const scene = wall.scenes.find(({ id }) => id === wall.scene)!;
  const inner = width - 2 * MARGIN;
  const mark = simulatedMark(wall.dataset);
  if (mark !== null) {
    drawAcross(doc, mark, sheet);
  }
  heading(doc, `${scene.vi} · ${wall.province}`, {
    x: MARGIN,
    y: MARGIN,
    width: inner * 0.55,
    fontSize: 15 * s,
  });
  const right = { x: MARGIN + inner * 0.5, width: inner * 0.5, align: 'right' } as const;
  paragraph(doc, `Màn hình chỉ huy, đóng băng lúc ${exactTime(wall.at)}`, {
    ...right,
    y: MARGIN,
    bold: true,
    fontSize: 9.5 * s,
  });
  const asOf = wall.asOf === null ? 'Chưa nhận được số liệu' : `Số liệu đến ${exactTime(wall.asOf)}`;
  paragraph(doc, mark === null ? asOf : `${mark} · ${asOf}`, {
    ...right,
    y: doc.y,
    fontSize: 8.5 * s,
    ...(mark === null ? {} : { color: RED, bold: true }),
  });
  const top = MARGIN + mm(13) * s;
  const foot = mm(21) * s;
  const grid = { x: MARGIN, y: top, width: inner, height: height - top - foot - MARGIN };
  const at = Date.parse(wall.at);
  for (const tile of wall.tiles) {
    const source = wall.sources.find(({ code }) => code === tile.source);
    drawTile(doc, tile, boxOf(tile, grid, s), source === undefined ? '' : ageWords(source, at), paper.draw);
  }
  drawFoot(doc, paper, wall, { y: height - MARGIN - foot + GAP, inner, side: foot - GAP, s });
}

function boxOf({ place }: FrozenTile, grid: Omit<TileBox, 's'>, s: number): TileBox {
  const column = (grid.width + GAP) / WALL_COLUMNS;
  const row = (grid.height + GAP) / WALL_ROWS;
  return {
    x: grid.x + (place.column - 1) * column,
    y: grid.y + (place.row - 1) * row,
    width: place.columns * column - GAP,
    height: place.rows * row - GAP,
    s,
  };
}

function drawFoot(
  doc: Pdf,
  paper: WallPaper,
  wall: FrozenWall,
  at: { readonly y: number; readonly inner: number; readonly side: number; readonly s: number },
): void {
  const { y, inner, side, s } = at;
  const text = { x: MARGIN, width: inner - side - mm(4) };
  const ages = wall.sources.map((source) => ageWords(source, Date.parse(wall.at))).join('  |  ');
  paragraph(doc, `Nguồn số liệu lúc đóng băng: ${ages}`, { ...text, y, fontSize: 7.5 * s });
  const map = paper.approximate ? ' Ranh giới trên bản đồ là gần đúng.' : '';
  const state = paper.genuine ? 'Chữ ký số đúng lúc in.' : 'CHỮ KÝ SỐ KHÔNG KHỚP: không dùng bản này.';
  paragraph(
    doc,
    `Người đóng băng: ${paper.by}. ${state}${map} Quét mã để đối chiếu trên hệ thống (cần đăng nhập).`,
    {
      ...text,
      y: doc.y + mm(0.8),
      fontSize: 7.5 * s,
      ...(paper.genuine ? {} : { color: RED, bold: true }),
    },
  );
  paragraph(doc, `Mã SHA-256: ${paper.digest}`, { ...text, y: doc.y + mm(0.8), fontSize: 7 * s });
  qr(doc, paper.address, { x: MARGIN + inner - side, y, side, alt: 'Mã QR của bản đóng băng này' });
}

function drawAcross(doc: Pdf, mark: string, { width, height, s }: Sheet): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().rotate(-25, { origin: [width / 2, height / 2] });
  doc
    .font('bold')
    .fontSize(54 * s)
    .fillColor(RED, 0.07);
  doc.text(mark, width / 2 - 400 * s, height / 2 - 30 * s, {
    width: 800 * s,
    align: 'center',
    lineBreak: false,
  });
  doc.restore().fillOpacity(1);
  doc.endMarkedContent();
}

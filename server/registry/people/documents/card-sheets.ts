import { setImmediate } from 'node:timers/promises';
import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { formatDate } from '../../../../lib/vietnamese/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
  sizeThatFits,
} from '../../../platform/documents/pdf.ts';

/** One card of a sheet. Times are Unix milliseconds. */
export type SheetCard = {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly areaName: string;
  readonly code: string;
  /** The signed `VX1:` text of the QR code. */
  readonly signed: string;
  readonly expiresAt: number;
};

export type SheetsToDraw = {
  /** Hamlet or commune. */
  readonly title: string;
  readonly at: number;
  readonly simulated: boolean;
  readonly cards: readonly SheetCard[];
};

/** A bank card: ISO/IEC 7810 ID-1, millimetres. */
const CARD = { width: 85.6, height: 53.98 };
const COLUMNS = 2;
const ROWS = 5;
const A4 = { width: 210, height: 297 };
const LEFT = (A4.width - COLUMNS * CARD.width) / 2;
const TOP = (A4.height - ROWS * CARD.height) / 2;
const QR_SIDE = 43;
const TEXT_LEFT = QR_SIDE + 2;

/** Person cards on A4, ten a page with cut marks. Name, birth year, commune, code; nothing of health. */
export async function drawCardSheets({ title, at, simulated, cards }: SheetsToDraw): Promise<Buffer> {
  const document = newDocument({
    size: 'A4',
    margin: 0,
    title: `Thẻ cá nhân – ${title}`,
    createdAt: at,
  });
  const perPage = COLUMNS * ROWS;
  const pages = Math.max(1, Math.ceil(cards.length / perPage));
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) {
      document.addPage();
      // A thousand cards take seconds: others are served between pages.
      await setImmediate();
    }
    heading(document, `${title} · ${formatDate(localDate(at))} · tờ ${page + 1}/${pages}`, {
      level: 2,
      x: mm(LEFT),
      y: mm(5),
      width: mm(A4.width - 2 * LEFT),
      fontSize: 8,
    });
    cutMarks(document);
    cards.slice(page * perPage, (page + 1) * perPage).forEach((card, i) => {
      const x = LEFT + (i % COLUMNS) * CARD.width;
      const y = TOP + Math.floor(i / COLUMNS) * CARD.height;
      drawOne(document, card, simulated, x, y);
    });
  }
  return await finish(document);
}

/** Short lines outside the cards, so that no line is left on a card that was cut a little off. */
function cutMarks(document: Pdf): void {
  const mark = (x1: number, y1: number, x2: number, y2: number) =>
    document.moveTo(mm(x1), mm(y1)).lineTo(mm(x2), mm(y2));
  document.markContent('Artifact', { type: 'Layout' });
  document.lineWidth(0.4).strokeColor('#000');
  const [right, bottom] = [LEFT + COLUMNS * CARD.width, TOP + ROWS * CARD.height];
  for (let column = 0; column <= COLUMNS; column += 1) {
    const x = LEFT + column * CARD.width;
    mark(x, TOP - 4, x, TOP - 1).stroke();
    mark(x, bottom + 1, x, bottom + 4).stroke();
  }
  for (let row = 0; row <= ROWS; row += 1) {
    const y = TOP + row * CARD.height;
    mark(LEFT - 5, y, LEFT - 1, y).stroke();
    mark(right + 1, y, right + 5, y).stroke();
  }
  document.endMarkedContent();
}

function drawOne(document: Pdf, card: SheetCard, simulated: boolean, left: number, top: number): void {
  const at = (x: number, y: number) => ({ x: mm(left + x), y: mm(top + y) });
  const width = mm(CARD.width - TEXT_LEFT - 3);
  const nameRoom = { width, height: mm(14) };
  const code = formatShortCode(card.code);
  qr(document, card.signed, { ...at(1.5, 5.5), side: mm(QR_SIDE), alt: `Mã QR của thẻ ${code}` });
  heading(document, 'Thẻ cá nhân Vùng Xanh', {
    ...at(TEXT_LEFT, 5),
    width,
    fontSize: 7,
    color: '#14532d',
  });
  heading(document, card.fullName, {
    level: 2,
    ...at(TEXT_LEFT, 10),
    ...nameRoom,
    // Whole: the given name comes last.
    fontSize: sizeThatFits(document, card.fullName, nameRoom, [10.5, 9, 8, 7, 6]),
    ellipsis: true,
  });
  paragraph(document, `Năm sinh: ${card.birthYear ?? '…'}`, { ...at(TEXT_LEFT, 24), width, fontSize: 8 });
  paragraph(document, card.areaName, {
    ...at(TEXT_LEFT, 28.5),
    width,
    height: mm(7),
    fontSize: 7.5,
    ellipsis: true,
  });
  paragraph(document, code, { ...at(TEXT_LEFT, 35), width, fontSize: 13, bold: true });
  paragraph(document, `Dùng đến ${formatDate(localDate(card.expiresAt))}`, {
    ...at(TEXT_LEFT, 42),
    width,
    fontSize: 6.5,
  });
  const foot = simulated ? 'DỮ LIỆU MÔ PHỎNG – không phải thẻ thật' : 'Mất thẻ: báo tổ COVID hoặc trạm y tế.';
  paragraph(document, foot, {
    ...at(3, 49.5),
    width: mm(CARD.width - 6),
    fontSize: 6.5,
    bold: simulated,
  });
}

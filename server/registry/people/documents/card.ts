import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { formatDate } from '../../../../lib/vietnamese/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  qr,
  sizeThatFits,
} from '../../../platform/documents/pdf.ts';

/** What a printed card shows. Times are Unix milliseconds. */
export type CardToDraw = {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly areaName: string | null;
  readonly code: string;
  /** The signed `VX1:` text of the QR code. */
  readonly signed: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly simulated: boolean;
};

const LEFT = mm(57);
const WIDTH = mm(43);
const NAME_ROOM = { width: WIDTH, height: mm(17) };

/** A person card, A7 landscape: QR, name, birth year, commune, code. Nothing of health, no identity number. */
export async function drawCard(card: CardToDraw): Promise<Buffer> {
  const title = `Thẻ check-in ${formatShortCode(card.code)}`;
  const document = newDocument({
    size: 'A7',
    landscape: true,
    margin: mm(4),
    title,
    createdAt: card.issuedAt,
  });
  heading(document, 'Thẻ check-in Vùng Xanh', {
    x: mm(5),
    y: mm(5),
    width: mm(95),
    fontSize: 12,
    color: '#14532d',
  });
  qr(document, card.signed, {
    x: mm(4),
    y: mm(13),
    side: mm(51),
    alt: `Mã QR của thẻ ${formatShortCode(card.code)}`,
  });
  heading(document, card.fullName, {
    level: 2,
    x: LEFT,
    y: mm(17),
    ...NAME_ROOM,
    // Whole: the given name comes last.
    fontSize: sizeThatFits(document, card.fullName, NAME_ROOM, [12, 10.5, 9, 8, 7]),
    ellipsis: true,
  });
  paragraph(document, `Năm sinh: ${card.birthYear ?? '…'}`, {
    x: LEFT,
    y: mm(35),
    width: WIDTH,
    fontSize: 9,
  });
  paragraph(document, card.areaName ?? '', {
    x: LEFT,
    y: mm(40),
    width: WIDTH,
    height: mm(9),
    fontSize: 9,
    ellipsis: true,
  });
  paragraph(document, formatShortCode(card.code), {
    x: LEFT,
    y: mm(50),
    width: WIDTH,
    fontSize: 15,
    bold: true,
  });
  paragraph(document, `Dùng đến ${formatDate(localDate(card.expiresAt))}`, {
    x: LEFT,
    y: mm(59),
    width: WIDTH,
    fontSize: 7,
  });
  const foot = card.simulated
    ? 'DỮ LIỆU MÔ PHỎNG – không phải thẻ thật'
    : 'Đưa thẻ cho người quét mã. Mất thẻ: báo trạm y tế xã để thay thẻ.';
  paragraph(document, foot, { x: mm(5), y: mm(66), width: mm(95), fontSize: 7, bold: card.simulated });
  return await finish(document);
}

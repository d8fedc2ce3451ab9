import { setImmediate } from 'node:timers/promises';
import { drawMark } from '../../../platform/documents/official.ts';
import { dayAndTime, longDate, motto } from '../../../platform/documents/official-texts.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
} from '../../../platform/documents/pdf.ts';
import { type Decision, personLines } from './decision.ts';
import { across, drawSigner } from './draw-decision.ts';

/** A certificate that somebody completed what an order asked; times in Unix ms. */
export type Certificate = {
  readonly decision: Decision;
  /** When the restriction ended, and when the certificate is made. */
  readonly endedAt: number;
  readonly madeAt: number;
  /** The signed code. */
  readonly code: string;
};

const QR_SIDE = mm(46);

/** Certificates in one PDF, one a page; the place of the signature is empty, the code is signed by this system. */
export async function certificatesFile(certificates: readonly Certificate[]): Promise<Buffer> {
  const [first] = certificates;
  if (first === undefined) {
    throw new Error('no certificate to print');
  }
  const doc = newDocument({
    size: 'A4',
    title: 'Giấy xác nhận hoàn thành cách ly',
    margin: mm(20),
    createdAt: first.madeAt,
  });
  for (const [i, certificate] of certificates.entries()) {
    if (i > 0) {
      doc.addPage();
      await setImmediate();
    }
    draw(doc, certificate);
  }
  return await finish(doc);
}

function draw(doc: Pdf, { decision, endedAt, madeAt, code }: Certificate): void {
  drawMark(doc, decision.dataset);
  paragraph(doc, motto.state, { ...across(mm(20)), align: 'center', bold: true });
  paragraph(doc, motto.words, { ...across(doc.y), align: 'center', bold: true });
  paragraph(doc, decision.officeName.toLocaleUpperCase('vi'), {
    ...across(doc.y + mm(6)),
    align: 'center',
    bold: true,
  });
  heading(doc, 'GIẤY XÁC NHẬN HOÀN THÀNH CÁCH LY', {
    ...across(doc.y + mm(6)),
    align: 'center',
    fontSize: 15,
  });
  doc.y += mm(4);
  const lines = [
    ...personLines(decision),
    `Đã chấp hành Quyết định số ${decision.number} ngày ${dayAndTime(decision.issuedAt).slice(-10)}.`,
    `Từ ${dayAndTime(decision.servedAt ?? decision.from)} đến ${dayAndTime(endedAt)}.`,
  ];
  for (const line of lines) {
    paragraph(doc, line, { ...across(doc.y + mm(1.5)), fontSize: 12 });
  }
  const top = doc.y + mm(10);
  paragraph(doc, `${decision.officeSeat}, ${longDate(madeAt)}`, {
    x: mm(105),
    y: top,
    width: mm(85),
    align: 'center',
  });
  drawSigner(doc, null, doc.y + mm(1));
  qr(doc, code, { x: mm(20), y: top, side: QR_SIDE, alt: 'Mã xác nhận có chữ ký số của hệ thống' });
  paragraph(
    doc,
    'Mã có chữ ký số của hệ thống Vùng Xanh. Cơ quan kiểm tra đối chiếu tại màn hình Quyết định, nút Kiểm tra giấy xác nhận. Mã không thay chữ ký và con dấu.',
    { x: mm(20), y: top + QR_SIDE + mm(2), width: mm(80), fontSize: 8 },
  );
}

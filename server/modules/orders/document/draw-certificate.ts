import { setImmediate } from 'node:timers/promises';
import {
  drawHead,
  drawMark,
  OFFICIAL_PAGE,
  ruleBelowTitle,
  type TrialMark,
} from '../../../platform/documents/official.ts';
import {
  finish,
  heading,
  mm,
  newDocument,
  paragraph,
  type Pdf,
  qr,
} from '../../../platform/documents/pdf.ts';
import type { Certificate } from './certificate.ts';
import { across, beginPaper, drawSigner, LEFT, makeRoom, set, WIDTH } from './pages.ts';

const QR_SIDE = mm(46);
/** Signer's place and code, which stay together. */
const FOOT = mm(76);

/** Certificates in one PDF, one a page: signed as decisions are, the code by this system. */
export async function certificatesFile(
  certificates: readonly Certificate[],
  trial?: TrialMark,
): Promise<Buffer> {
  const [first] = certificates;
  if (first === undefined) {
    throw new Error('no certificate to print');
  }
  const doc = newDocument({
    size: 'A4',
    title: 'Giấy xác nhận hoàn thành cách ly',
    margin: OFFICIAL_PAGE.top,
    createdAt: first.issuedAt,
  });
  for (const [i, certificate] of certificates.entries()) {
    if (i > 0) {
      doc.addPage();
      await setImmediate();
    }
    draw(doc, certificate, trial);
  }
  return await finish(doc);
}

function draw(doc: Pdf, certificate: Certificate, trial: TrialMark | undefined): void {
  const { text, dataset, number, signer, issuedAt } = certificate;
  const { above, office, place, subject, articles } = text;
  const paper = { dataset, ...(trial === undefined ? {} : { trial }) };
  beginPaper(doc);
  drawMark(doc, dataset, trial);
  drawHead(doc, {
    ...(above === '' ? {} : { above }),
    officeName: office,
    officeSeat: place,
    number,
    issuedAt,
  });
  const title = subject.toLocaleUpperCase('vi');
  heading(doc, title, { ...across(doc.y + mm(8)), align: 'center', fontSize: 14 });
  ruleBelowTitle(doc, title, 14);
  doc.y += mm(4);
  const lines = articles.flatMap(({ lead, lines: more }) => [lead, ...more]).filter((line) => line !== '');
  for (const [i, line] of lines.entries()) {
    set(doc, paper, line, { fontSize: 12 }, i === lines.length - 1 ? FOOT : 0);
  }
  makeRoom(doc, paper, FOOT);
  const top = doc.y + mm(10);
  drawSigner(doc, signer, top);
  if (certificate.code !== null) {
    drawCode(doc, certificate.code, top);
  }
}

function drawCode(doc: Pdf, code: string, top: number): void {
  qr(doc, code, { x: LEFT, y: top, side: QR_SIDE, alt: 'Mã xác nhận có chữ ký số của hệ thống' });
  paragraph(
    doc,
    'Mã có chữ ký số của hệ thống Vùng Xanh. Kiểm tra giấy còn giá trị hay đã thu hồi: mục Quét QR của Vùng Xanh; cơ quan nhà nước: màn hình Quyết định cách ly, nút Kiểm tra giấy xác nhận. Mã không thay chữ ký và con dấu.',
    { x: LEFT, y: top + QR_SIDE + mm(2), width: WIDTH / 2 - mm(4), fontSize: 8 },
  );
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { orderKinds } from '../../../../contract/orders.ts';
import { releaseRuleOn } from '../rules/release-rules.ts';
import { standingWording } from '../rules/standing-wordings.ts';
import { type Decision, decisionCode, decisionText } from './decision.ts';
import { dayAndTime, longDate } from '../../../platform/documents/official-texts.ts';
import { basisLines } from './decision-texts.ts';
import { pictureOf } from '../testing/picture.ts';
import { decisionFile } from './draw-decision.ts';

const poppler = existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdftoppm');

const decision: Decision = {
  id: '019a8f3e-7c00-7abc-8def-0123456789ab',
  number: '0123/QĐ-CLYT',
  kind: 'quarantine-facility',
  status: 'IN_FORCE',
  dataset: 'live',
  wording: standingWording('quarantine-facility'),
  officeName: 'Ủy ban nhân dân phường Tam Thanh',
  officeSeat: 'Tam Thanh',
  issuedAt: Date.parse('2026-11-16T03:00:00Z'),
  legalBasis:
    'Luật Phòng bệnh 114/2025/QH15; Nghị định 101/2010/NĐ-CP; xét đề nghị của Trạm y tế phường Tam Thanh',
  reason: 'Tiếp xúc gần với ca bệnh LS-2026-0012',
  from: Date.parse('2026-11-16T03:00:00Z'),
  firstUntil: Date.parse('2026-11-30T16:59:00Z'),
  until: Date.parse('2026-11-30T16:59:00Z'),
  releaseRule: releaseRuleOn('quarantine-facility', '2026-11-16').vi,
  signer: null,
  servedAt: null,
  movedBy: null,
  releasedBy: null,
  cancelledBy: null,
  areaName: 'Phường Tam Thanh',
  place: { name: 'Trung đoàn 123', address: 'đường Trần Đăng Ninh' },
  person: {
    fullName: 'Nguyễn Thị Thuỳ Dương',
    sex: 'female',
    birthDate: '1990-02-05',
    birthYear: 1990,
    address: 'Số 12 đường Trần Phú',
    areaName: 'Phường Tam Thanh',
    phone: '0912345678',
  },
};

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
    .toString('utf8')
    .replace(/\s+/g, ' ');
}

describe('the words of a decision', () => {
  it('make one line of each part of the legal basis', () => {
    expect(basisLines('Luật A; nghị định B.;; xét đề nghị của C')).toEqual([
      'Căn cứ Luật A;',
      'Căn cứ nghị định B;',
      'Xét đề nghị của C.',
    ]);
    expect(basisLines('Căn cứ Luật A')).toEqual(['Căn cứ Luật A.']);
  });

  it('write days as official documents do, in Vietnam', () => {
    expect(longDate(Date.parse('2026-02-04T20:00:00Z'))).toBe('ngày 05 tháng 02 năm 2026');
    expect(longDate(Date.parse('2026-11-16T03:00:00Z'))).toBe('ngày 16 tháng 11 năm 2026');
    expect(dayAndTime(Date.parse('2026-11-30T16:59:00Z'))).toBe('23 giờ 59 ngày 30/11/2026');
  });

  it('name the commune once, also where the address names it already', () => {
    const residence = (address: string) =>
      JSON.stringify(decisionText({ ...decision, person: { ...decision.person, address } }));
    expect(residence('Số 12 đường Trần Phú')).toContain('Số 12 đường Trần Phú, phường Tam Thanh');
    expect(residence('Số 12, P. Tam Thanh')).not.toContain('P. Tam Thanh, phường Tam Thanh');
  });

  it.each(orderKinds)('have three articles for %s', (kind) => {
    const { articles, subject } = decisionText({
      ...decision,
      kind,
      wording: standingWording(kind),
      releaseRule: releaseRuleOn(kind, '2026-11-16').vi,
    });
    const all = [subject, ...articles.flatMap(({ lead, lines }) => [lead, ...lines])];
    expect(articles).toHaveLength(3);
    expect(all.join(' ')).not.toMatch(/undefined|null|khi khi|\.\./);
    expect(all.every((line) => line === line.normalize('NFC'))).toBe(true);
  });

  it('note an end that was moved, and keep the first one in article 1', () => {
    const moved = { ...decision, until: decision.until + 3 * 86_400_000 };
    const { articles, notes } = decisionText(moved);
    expect(articles[0]!.lines.join(' ')).toContain(
      'Thời hạn: 14 ngày, từ 10 giờ 00 ngày 16/11/2026 đến 23 giờ 59 ngày 30/11/2026.',
    );
    expect(notes).toEqual(['Thời hạn tại Điều 1 đã được gia hạn đến 23 giờ 59 ngày 03/12/2026.']);
    const movedBy = { number: '0130/QĐ-CLYT', issuedAt: Date.parse('2026-11-28T03:00:00Z') };
    const releasedBy = { ...movedBy, number: '0140/QĐ-CLYT' };
    const decided = { ...moved, status: 'RELEASED' as const, movedBy, releasedBy };
    expect(decisionText(decided).notes).toEqual([
      'Thời hạn tại Điều 1 đã được gia hạn đến 23 giờ 59 ngày 03/12/2026 theo Quyết định số 0130/QĐ-CLYT ngày 28 tháng 11 năm 2026.',
      'Đã xác nhận kết thúc việc thực hiện Quyết định này theo Quyết định số 0140/QĐ-CLYT ngày 28 tháng 11 năm 2026.',
    ]);
  });
});

describe('the decision as a PDF', () => {
  it.skipIf(!poppler)('says all that an official decision says, on one page (needs poppler)', async () => {
    const pdf = await decisionFile(decision);
    const text = textOf(pdf);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 0123/QĐ-CLYT',
      'Tam Thanh, ngày 16 tháng 11 năm 2026',
      'Về việc áp dụng biện pháp cách ly y tế tập trung',
      'Căn cứ Nghị định 101/2010/NĐ-CP;',
      'Điều 1. Áp dụng',
      'Bà: NGUYỄN THỊ THUỲ DƯƠNG.',
      'Sinh ngày: 05/02/1990. Điện thoại: 0912345678.',
      'Địa điểm cách ly: Trung đoàn 123, đường Trần Đăng Ninh.',
      'Điều 2.',
      'Điều 3.',
      'Nơi nhận:',
      'NGƯỜI CÓ THẨM QUYỀN KÝ',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('MÔ PHỎNG');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it.skipIf(!poppler)(
    'of the demo says so, with a code that a reader still reads (needs poppler)',
    async () => {
      const pdf = await decisionFile({ ...decision, dataset: 'demo' });
      expect(textOf(pdf)).toContain('DỮ LIỆU MÔ PHỎNG · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ');
      const { data, width, height } = pictureOf(pdf);
      const read = (jsqr as unknown as typeof jsqr.default)(data, width, height);
      expect(read?.data).toBe(decisionCode(decision));
    },
  );

  it('goes to a second page with the longest texts, never over the edge, and is the same each time', async () => {
    const long = {
      ...decision,
      legalBasis: Array.from({ length: 20 }, (_, i) => `Quyết định ${i}/QĐ-UBND`).join('; '),
      reason: 'Tiếp xúc gần '.repeat(30),
      officeName: 'Trung tâm Kiểm soát bệnh tật và phòng chống dịch '.repeat(3).trim(),
    };
    const first = await decisionFile(long);
    expect(first.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(first.equals(await decisionFile(long))).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource, openWorkbook } from '../../../../lib/sheets/index.ts';
import { compose, type ReportData } from '../rules/compose.ts';
import { metricsOf, templates } from '../rules/templates.ts';
import { type PaperReport, reportFile } from './draw-report.ts';
import { reportWorkbook } from './workbook.ts';

const poppler = existsSync('/usr/bin/pdftotext');
const template = templates[0]!;
const to = Date.parse('2026-11-16T00:00:00+07:00');
const UNITS = 70;
const data: ReportData = {
  template,
  office: 'Sở Y tế tỉnh Lạng Sơn',
  officeParent: 'UBND tỉnh Lạng Sơn',
  seat: 'Lạng Sơn',
  symbol: 'SYT',
  area: 'Tỉnh Lạng Sơn',
  period: { from: to - 86_400_000, to },
  asOf: to,
  metrics: metricsOf(template).map((code, i) => ({
    code,
    vi: code === 'cases.confirmed' ? 'Ca xác định' : `Chỉ tiêu ${i}`,
    en: code,
    unit: 'ca',
    period: 1_200,
    previous: 1_000,
    total: 12_345,
    ...(code === 'lab.positivity'
      ? { ratio: { per: 100, period: [5, 120], previous: [4, 100], total: [45, 240] } as const }
      : {}),
  })),
  communes: Array.from({ length: UNITS }, (_, i) => ({
    name: `Xã Quỳnh Lưỡng ${i + 1}`,
    values: { 'cases.confirmed': [1_200 + i, 2_000] },
  })),
  levels: [[1, UNITS]],
  work: { sent: 1, given: 2, checked: 3, overdue: 4 },
};
const composed = compose(data, { assessment: null, proposal: null });
const paper: PaperReport = {
  id: '019a8f3e-7c00-7abc-8def-0123456789ab',
  dataset: 'live',
  composed,
  office: data.office,
  officeParent: data.officeParent,
  seat: data.seat,
  number: '12/BC-SYT',
  datedAt: to,
  draft: false,
  recipients: ['- UBND tỉnh Lạng Sơn;', '- Lưu: VT.'],
  signer: { title: 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC', name: 'Hoàng Thị Bích Ngọc', at: to },
  edition: 1,
};

/** Text of each page. */
async function pagesOf(report: PaperReport): Promise<string[]> {
  const pdf = await reportFile(report);
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString('utf8');
  return text.split('\f').slice(0, -1);
}

describe('a report on paper', () => {
  it.skipIf(!poppler)(
    'is laid out as official documents are, every letter there (needs poppler)',
    async () => {
      const pages = await pagesOf(paper);
      const first = pages[0]!.replace(/\s+/g, ' ');
      for (const words of [
        'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 12/BC-SYT',
        'Lạng Sơn, ngày 16 tháng 11 năm 2026',
        'Tình hình dịch bệnh và kết quả phòng, chống dịch ngày 15/11/2026',
        '1.200 ca xác định (tăng 200 so với ngày trước)',
        'tỷ lệ dương tính 5/120 (4,2 %)',
      ]) {
        expect(first).toContain(words);
      }
      expect(pages[0]).not.toMatch(/^\s*1\s*$/m);
      pages.slice(1).forEach((page, i) => expect(page.trimStart().split(/\s/)[0]).toBe(String(i + 2)));
      const whole = pages.join('\n');
      expect(whole).toContain('PHÓ GIÁM ĐỐC');
      expect(whole).toContain('Hoàng Thị Bích Ngọc');
      expect(whole).not.toMatch(/DỰ THẢO|MÔ PHỎNG/);
    },
  );

  it.skipIf(!poppler)(
    'repeats the header of a table that breaks, and loses no row (needs poppler)',
    async () => {
      const pages = (await pagesOf(paper)).filter((page) => page.includes('Xã Quỳnh Lưỡng'));
      expect(pages.length).toBeGreaterThan(1);
      pages.forEach((page) => expect(page).toContain('Xã, phường'));
      const rows = pages.join('\n').match(/Xã Quỳnh Lưỡng \d+/g) ?? [];
      expect(new Set(rows).size).toBe(UNITS);
      expect(rows).toHaveLength(UNITS);
    },
  );

  it.skipIf(!poppler)('says on every page that it is a draft or simulated (needs poppler)', async () => {
    const pages = await pagesOf({ ...paper, dataset: 'demo', draft: true, signer: null });
    pages.forEach((page) => expect(page).toContain('KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'));
    expect(pages.join('\n')).toContain('(chưa ký duyệt)');
  });

  it('is a workbook of the same tables, its figures numbers', async () => {
    const head = { id: paper.id, dataset: 'demo', number: null, status: 'DRAFT', data };
    const bytes = await reportWorkbook(head, composed);
    const opened = await openWorkbook(bytesSource(new Uint8Array(bytes)));
    if (!opened.ok) {
      throw new Error(JSON.stringify(opened));
    }
    const { sheets } = opened.value;
    expect(sheets.map(({ name }) => name)).toEqual(['Bảng 1', 'Bảng 2']);
    const rows: unknown[][] = [];
    for await (const row of opened.value.rows(1)) {
      if (!row.ok) {
        throw new Error(row.code);
      }
      rows.push([...row.cells]);
    }
    expect(rows.flat()).toContain('DỰ THẢO');
    expect(rows.flat()).toContain(1_201);
    expect(rows.flat()).toContain('5/120 (4,2 %)');
    expect(rows.filter((cells) => String(cells[1]).startsWith('Xã Quỳnh'))).toHaveLength(UNITS);
  });
});

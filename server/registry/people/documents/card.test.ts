import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawCardSheets } from './card-sheets.ts';
import { drawCard } from './card.ts';

const card = {
  fullName: 'Nguyễn Thị Thuỳ Dương',
  birthYear: 1985,
  areaName: 'Xã Đồng Đăng',
  code: 'A1C2D3EV',
  signed: `VX1:${'A'.repeat(260)}`,
  issuedAt: Date.parse('2026-11-16T03:00:00Z'),
  expiresAt: Date.parse('2031-11-15T03:00:00Z'),
  simulated: true,
};

describe.skipIf(!existsSync('/usr/bin/pdftotext'))('a printed card (needs pdftotext)', () => {
  it('shows name, year, commune and code', async () => {
    const pdf = await drawCard(card);
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString('utf8').replace(/\s+/g, ' ');
    for (const part of [
      'Nguyễn Thị Thuỳ Dương',
      '1985',
      'Xã Đồng Đăng',
      'A1C2-D3EV',
      '15/11/2031',
      'DỮ LIỆU MÔ PHỎNG',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps the given name, which comes last, of the longest names; also on a sheet', async () => {
    const fullName = 'Công Tằng Tôn Nữ Hoàng Phương Thảo Nguyên Trang';
    const named = { ...card, fullName };
    const sheet = { title: 'Thôn Bản Mới', at: card.issuedAt, simulated: true, cards: [named] };
    for (const pdf of [await drawCard(named), await drawCardSheets(sheet)]) {
      const text = execFileSync('pdftotext', ['-', '-'], { input: pdf })
        .toString('utf8')
        .replace(/\s+/g, ' ');
      expect(text).toContain(fullName);
    }
  });

  it('stays one page with a very long name', async () => {
    const pdf = await drawCard({ ...card, fullName: 'Nguyễn Hoàng Phương '.repeat(6).trim() });
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString('utf8');
    expect(text.split('\f').length - 1).toBe(1);
  });
});

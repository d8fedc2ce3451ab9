import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish, heading, mm, newDocument, paragraph, qr } from './pdf.ts';

const pdftotext = existsSync('/usr/bin/pdftotext');

async function sample(): Promise<Buffer> {
  const document = newDocument({ size: 'A5', title: 'Thẻ mẫu', createdAt: 0 });
  heading(document, 'Quyết định cách ly y tế');
  paragraph(document, 'Nguyễn Thị Thuỳ Dương, xã Đồng Đăng, ngày 15/08/2021'.normalize('NFD'));
  qr(document, 'VX1:ABC', { x: mm(20), y: mm(60), side: mm(40), alt: 'Mã QR mẫu' });
  return await finish(document);
}

describe('documents', () => {
  it('are tagged, in Vietnamese, small, and the same for the same content', async () => {
    const first = await sample();
    const text = first.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/Lang (vi-VN)');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/Alt ');
    expect(first.length).toBeLessThan(40_000);
    expect(first.equals(await sample())).toBe(true);
  });

  it.skipIf(!pdftotext)('hold their text as NFC Unicode (needs pdftotext)', async () => {
    const text = execFileSync('pdftotext', ['-', '-'], { input: await sample() }).toString('utf8');
    expect(text).toContain('Quyết định cách ly y tế');
    expect(text).toContain('Nguyễn Thị Thuỳ Dương, xã Đồng Đăng, ngày 15/08/2021');
  });

  it('refuse a text that no QR code holds', () => {
    const document = newDocument({ size: 'A5', title: 'x', createdAt: 0 });
    expect(() => qr(document, 'a'.repeat(5000), { x: 0, y: 0, side: 50, alt: 'x' })).toThrow('too long');
  });
});

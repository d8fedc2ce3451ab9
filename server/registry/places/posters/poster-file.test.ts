import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import type { Poster } from './draw-poster.ts';
import { posterFile } from './poster-file.ts';

const pdftoppm = existsSync('/usr/bin/pdftoppm');
const pdftotext = existsSync('/usr/bin/pdftotext');

const market: Poster = {
  name: 'Chợ Đồng Đăng',
  where: 'Số 12 đường Trần Hưng Đạo · Xã Đồng Đăng',
  code: 'A1C2D3E4.F5G',
  url: 'HTTPS://VUNGXANH.TEST/D/A1C2D3E4.F5G',
  dataset: 'live',
};

async function read(posters: readonly Poster[], size: 'A4' | 'A5'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of posterFile(posters, size, 0)) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

describe('posters', () => {
  it('are one page each, in the size asked', async () => {
    const pdf = await read([market, { ...market, name: 'Trường THPT Đồng Đăng' }], 'A5');
    expect(pageCount(pdf)).toBe(2);
    expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 419.53 595.28]');
  });

  it('stay one page with the longest name and address', async () => {
    const pdf = await read([{ ...market, name: 'Nhà hàng '.repeat(17), where: 'Số 12 '.repeat(50) }], 'A5');
    expect(pageCount(pdf)).toBe(1);
  });

  it.skipIf(!pdftotext)('say name, code, both languages and 1022 (needs pdftotext)', async () => {
    const text = execFileSync('pdftotext', ['-', '-'], { input: await read([market], 'A4') }).toString(
      'utf8',
    );
    for (const part of [
      'Chợ Đồng Đăng',
      market.code,
      'QUÉT MÃ ĐỂ CHECK-IN',
      'Scan to check in',
      'Không có điện thoại?',
      '1022',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('MÔ PHỎNG');
  });

  it.skipIf(!pdftotext)('of the demo say that they are simulated (needs pdftotext)', async () => {
    const pdf = await read([{ ...market, dataset: 'demo' }], 'A4');
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString('utf8');
    expect(text).toContain('DỮ LIỆU MÔ PHỎNG · Simulated data');
  });

  it.skipIf(!pdftoppm)('can be scanned, also through the mark of the demo (needs pdftoppm)', async () => {
    const pdf = await read([{ ...market, dataset: 'demo' }], 'A5');
    const picture = execFileSync('pdftoppm', ['-r', '60', '-'], { input: pdf, maxBuffer: 10_000_000 });
    const [head, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(picture.subarray(0, 40).toString('latin1'))!;
    const rgba = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
    picture.subarray(head.length).forEach((value, i) => {
      rgba[Math.floor(i / 3) * 4 + (i % 3)] = value;
    });
    expect(jsQR.default(rgba, Number(width), Number(height))?.data).toBe(market.url);
  });
});

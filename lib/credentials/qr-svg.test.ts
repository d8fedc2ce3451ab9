import jsQR from 'jsqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { CODE_KINDS } from './kinds.ts';
import type { QrMatrix } from './qr-svg.ts';
import { qrMatrix, qrSvg } from './qr-svg.ts';
import { type SampleKey, sampleCode, sampleKey } from './test-samples.ts';
import { issueCode } from './vx1-issue.ts';
import { webCrypto } from './webcrypto.ts';

let key: SampleKey;

beforeAll(async () => {
  key = await sampleKey();
});

function matrixOf(text: string, level: 'L' | 'M' | 'Q' | 'H' = 'M'): QrMatrix {
  const matrix = qrMatrix(text, level);
  if (!matrix.ok) {
    throw new Error(matrix.reason);
  }
  return matrix.value;
}

/** Paints the rectangles of the SVG's dark path into pixels, `scale` a module, and lets jsqr read them. */
function readSvg(svg: string, scale: number): string | null {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const path = /fill="#000" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column += 1) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return jsQR.default(pixels, side, side)?.data ?? null;
}

describe('QR as SVG', () => {
  it.each(CODE_KINDS)('decodes to the code and stays below version 12 at level M: %s', async (kind) => {
    const issued = await issueCode(sampleCode(kind, key), webCrypto);
    const text = issued.ok ? issued.value.text : '';
    const svg = qrSvg(text, { title: kind });
    expect(svg.ok && readSvg(svg.value, 3)).toBe(text);
    expect(matrixOf(text).version).toBeLessThan(12);
  });

  it.each(['L', 'M', 'Q', 'H'] as const)('decodes Vietnamese text with full marks at level %s', (level) => {
    const text = 'Xã Đồng Đăng, huyện Cao Lộc: mũi nhắc lại đã tiêm ngày 15/8/2021 — Nguyễn Thị Hường';
    const svg = qrSvg(text, { title: 'Ghi chú', level });
    expect(svg.ok && readSvg(svg.value, 3)).toBe(text);
  });

  it('grows with the level and uses the compact mode for capitals', () => {
    const versions = (['L', 'M', 'Q', 'H'] as const).map((level) => matrixOf('A'.repeat(60), level).version);
    expect(versions).toEqual([3, 3, 4, 5]);
    expect(matrixOf('a'.repeat(60)).version).toBeGreaterThan(3);
  });

  it('has a title that is safe in XML, and a margin', () => {
    const svg = qrSvg('A', { title: 'Thẻ <của> "Ông & Bà"', quietZone: 2 });
    expect(svg.ok && svg.value).toContain('role="img" viewBox="0 0 25 25"');
    expect(svg.ok && svg.value).toContain('<title>Thẻ &lt;của&gt; &quot;Ông &amp; Bà&quot;</title>');
    expect(svg.ok && /d="M(\d+) 2h7/.exec(svg.value)?.[1]).toBe('2');
  });

  it('refuses a text that no QR code holds', () => {
    expect(qrSvg('a'.repeat(5000), { title: 'x' })).toEqual({ ok: false, reason: 'size' });
  });
});

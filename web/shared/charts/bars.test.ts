import { expect, it } from 'vitest';
import { barsSvg } from './bars.ts';

const spec = {
  title: 'Ca <xác định>',
  unit: 'ca',
  series: ['Nam', 'Nữ'],
  rows: [
    { name: 'Phường Kỳ Lừa', values: [4, 2] },
    { name: 'Xã Đồng Đăng', values: [null, 0] },
  ],
};

it('draws a bar a known value, as long as its share of the longest, with the value beside it', () => {
  const svg = barsSvg(spec);
  const widths = [...svg.matchAll(/<rect x="260" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toEqual([590, 295]);
  expect(svg).toContain('>–<');
  expect(svg).toContain('>0<');
  expect(svg).toContain('Ca &lt;xác định&gt;');
  expect(svg).toContain('>Nữ<');
});

it('needs no legend for one series, and stands with nothing to show', () => {
  expect(barsSvg({ ...spec, series: ['Ca'], rows: [] })).not.toContain('>Ca<');
});

import { describe, expect, it } from 'vitest';
import type { ChartSpec } from './spec.ts';
import { chartCsv } from './csv.ts';
import { chartSvg } from './svg.ts';

const days = (count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2026, 10, 1 + i)).toISOString());
const spec = (more: Partial<ChartSpec>): ChartSpec => ({
  title: 'Ca <mới> & cũ',
  unit: 'ca',
  kind: 'line',
  step: 'day',
  times: days(5),
  series: [{ name: 'R', values: [1, 2, null, 3, 10] }],
  ...more,
});
const all = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)];

describe('the chart as CSV', () => {
  it('has a line a point, and nothing where nothing is known', () => {
    const csv = chartCsv(spec({ times: days(3), series: [{ name: 'a,b', values: [1, null, 2.5] }] }));
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFtime,"a,b"',
      '2026-11-01T00:00:00.000Z,1',
      '2026-11-02T00:00:00.000Z,',
      '2026-11-03T00:00:00.000Z,2.5',
      '',
    ]);
  });
});

describe('the chart as SVG', () => {
  it('draws every run of known points, breaks at a gap, and escapes what people wrote', () => {
    const svg = chartSvg(spec({}));
    const [line, ...more] = all(svg, /<polyline points="([^"]+)"/g).map((found) => found[1]!);
    expect(more).toHaveLength(1);
    expect(line).toBe('72,348.7 283,321.5');
    // The top of the axis is 11: the largest value with a tenth above it.
    expect(more[0]!.split(' ').at(-1)).toBe('916,103.3');
    expect(svg).toContain('Ca &lt;mới&gt; &amp; cũ (ca)');
    expect(svg).not.toContain('<mới>');
    expect(svg).toContain('>01/11/2026<');
  });

  it('draws bars in proportion, none for zero or unknown, inside the frame', () => {
    const svg = chartSvg(spec({ kind: 'bar', series: [{ name: 'Ca', values: [0, 5, null, 10, 20] }] }));
    const bars = all(svg, /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="#0b/g);
    const heights = bars.map((found) => Number(found[3]));
    expect(heights).toHaveLength(3);
    expect(heights[1]! / heights[0]!).toBeCloseTo(2, 1);
    expect(heights[2]! / heights[0]!).toBeCloseTo(4, 1);
    const last = bars.at(-1)!;
    expect(Number(last[1]) + Number(last[2])).toBeLessThanOrEqual(916);
  });

  it('fills intervals between two series, and hatches what is incomplete', () => {
    const svg = chartSvg(
      spec({
        series: [
          { name: 'R', values: [2, 2, 2, 2, 2] },
          { name: 'thấp', values: [1, 1, null, 1, 1] },
          { name: 'cao', values: [3, 3, 3, 3, 3] },
        ],
        bands: [{ low: 1, high: 2 }],
        incompleteFrom: days(5)[3]!,
      }),
    );
    expect(all(svg, /<polygon points="([^"]+)"/g).map((found) => found[1]!.split(' ').length)).toEqual([
      4, 4,
    ]);
    expect(svg).toMatch(/<rect x="705" [^>]*width="211"[^>]*fill="url\(#open\)"/);
    expect(chartSvg(spec({}))).not.toContain('url(#open)');
  });

  it('stays a drawing with one point, or none', () => {
    expect(chartSvg(spec({ times: days(1), series: [{ name: 'R', values: [4] }] }))).toContain(
      '<circle cx="494"',
    );
    const none = chartSvg(spec({ times: [], series: [{ name: 'R', values: [] }] }));
    expect(none).toContain('</svg>');
    expect(none).not.toContain('NaN');
  });
});

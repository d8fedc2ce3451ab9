import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Vision, ciede2000, contrast, labSeen } from './colour.ts';
import { zoneHatch, zoneInk, zoneLooks, zoneOrder } from './zones.ts';

const coloured = zoneOrder.filter((level) => level !== 'none');

function smallestDifference(vision: Vision): number {
  const seen = coloured.map((level) => labSeen(zoneLooks[level].fill, vision));
  return Math.min(...seen.flatMap((a, i) => seen.slice(i + 1).map((b) => ciede2000(a, b))));
}

describe('colour arithmetic', () => {
  it.each([
    // Pairs 1, 7, 17 and 25 of the published CIEDE2000 test data.
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('gives the published CIEDE2000 of %j and %j', (a, b, expected) => {
    expect(ciede2000(a, b)).toBeCloseTo(expected, 4);
    expect(ciede2000(b, a)).toBeCloseTo(expected, 4);
  });

  it('gives the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  });
});

describe('zone palette', () => {
  it.each([
    ['normal', 33.0],
    ['protan', 21.8],
    ['deutan', 21.6],
    ['tritan', 23.8],
  ] as const)('keeps any two zones apart for %s vision: CIEDE2000 >= 18, designed %d', (vision, designed) => {
    expect(smallestDifference(vision)).toBeCloseTo(designed, 1);
    expect(smallestDifference(vision)).toBeGreaterThanOrEqual(18);
  });

  it.each([
    ['green', 4.87],
    ['yellow', 13.35],
    ['orange', 5.05],
    ['red', 8.51],
  ] as const)('text on %s has the contrast %d', (level, ratio) => {
    const measured = contrast(zoneLooks[level].text, zoneLooks[level].fill);
    expect(measured).toBeCloseTo(ratio, 2);
    expect(measured).toBeGreaterThanOrEqual(4.5);
  });

  it('draws the no-data hatch at 3:1 on white and outlines in ink', () => {
    expect(contrast(zoneHatch, '#ffffff')).toBeCloseTo(5.5, 2);
    expect(contrast(zoneInk, '#ffffff')).toBeGreaterThan(15);
  });

  it('differs in grey print: lightness at least 11 apart', () => {
    const lightness = coloured
      .map((level) => labSeen(zoneLooks[level].fill, 'normal')[0])
      .sort((a, b) => a - b);
    const steps = lightness.slice(1).map((value, i) => value - (lightness[i] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(11);
  });

  it('is the palette of tokens.css', () => {
    const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
    for (const level of zoneOrder) {
      expect(css).toContain(`--zone-${level}: ${zoneLooks[level].fill};`);
      expect(css).toContain(`--zone-${level}-text: ${zoneLooks[level].text};`);
    }
    expect(css).toContain(`--zone-hatch: ${zoneHatch};`);
    expect(css).toContain(`--ink: ${zoneInk};`);
  });

  it('never relies on colour: letters and shapes all differ', () => {
    expect(new Set(zoneOrder.map((level) => zoneLooks[level].letter)).size).toBe(zoneOrder.length);
    expect(new Set(zoneOrder.map((level) => zoneLooks[level].shape)).size).toBe(zoneOrder.length);
  });
});

describe('interface colours', () => {
  it.each([
    ['#0b4f8a', '#ffffff', 4.5],
    ['#4a5863', '#ffffff', 4.5],
    ['#4a5863', '#f3f6f8', 4.5],
    ['#14212b', '#fff6d6', 4.5],
    ['#9a101f', '#fbe9eb', 4.5],
    ['#14614f', '#e3f3ef', 4.5],
    ['#6b7a86', '#ffffff', 3],
  ])('%s on %s has at least %d', (ink, paper, least) => {
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(least);
  });
});

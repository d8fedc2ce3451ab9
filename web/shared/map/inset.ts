import { t } from './texts.ts';

// Degrees east and north of some features of each archipelago, for a schematic inset.
const paracel = [
  [111.6, 16.5],
  [111.2, 15.8],
  [112.3, 16.8],
  [112.7, 16.7],
  [111.8, 16.4],
] as const;
const spratly = [
  [111.9, 8.6],
  [112.9, 8.8],
  [114.4, 9.7],
  [114.3, 11.4],
  [115.8, 9.7],
  [113.8, 8.0],
] as const;

const dots = (points: readonly (readonly [number, number])[]) =>
  points.map(([lon, lat]) => `<circle cx="${(lon - 109) * 14}" cy="${(18 - lat) * 14}" r="2"/>`).join('');

/**
 * A small schematic map of the Hoàng Sa and Trường Sa archipelagos of Viet Nam (SVG text): drawn wherever the
 * whole country is drawn.
 */
export function archipelagoInset(): string {
  const name = (key: 'paracel' | 'spratly', y: number) =>
    `<text x="62" y="${y}">${t(key)}<tspan x="62" dy="13">${t('country')}</tspan></text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 124 180" role="img" class="vx-map-inset">` +
    `<title>${t('archipelagos')}</title><rect x=".5" y=".5" width="123" height="179" fill="#fff" stroke="#14212b"/>` +
    `<g fill="#14212b" font-size="11" text-anchor="middle">${dots(paracel)}${name('paracel', 52)}` +
    `${dots(spratly)}${name('spratly', 158)}</g></svg>`
  );
}

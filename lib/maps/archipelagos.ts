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

/** Words of the inset; they are markup already. */
export type ArchipelagoWords = {
  readonly title: string;
  readonly paracel: string;
  readonly spratly: string;
  readonly country: string;
};

/**
 * A small schematic map of the Hoàng Sa and Trường Sa archipelagos of Viet Nam (SVG text, 124 x 180): Vietnamese maps
 * always show them.
 */
export function archipelagos(words: ArchipelagoWords): string {
  const name = (text: string, y: number) =>
    `<text x="62" y="${y}">${text}<tspan x="62" dy="13">${words.country}</tspan></text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 124 180" role="img" class="vx-map-inset">` +
    `<title>${words.title}</title><rect x=".5" y=".5" width="123" height="179" fill="#fff" stroke="#14212b"/>` +
    `<g fill="#14212b" font-size="11" text-anchor="middle">${dots(paracel)}${name(words.paracel, 52)}` +
    `${dots(spratly)}${name(words.spratly, 158)}</g></svg>`
  );
}

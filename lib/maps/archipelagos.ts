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

/** Size of the inset as it is laid out. */
export const ARCHIPELAGO_BOX = { width: 124, height: 180 } as const;
const DOT = 2;

const dotsOf = (points: readonly (readonly [number, number])[]) =>
  points.map(([lon, lat]) => [(lon - 109) * 14, (18 - lat) * 14] as const);

/** Words of the inset; they are markup already. */
export type ArchipelagoWords = {
  readonly title: string;
  readonly paracel: string;
  readonly spratly: string;
  readonly country: string;
};

/** What the inset is made of, for whoever draws it by other means than SVG: dots, and lines of text set in the middle. */
export function archipelagoParts(words: Omit<ArchipelagoWords, 'title'>): {
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly radius: number;
  readonly lines: readonly { readonly x: number; readonly y: number; readonly text: string }[];
} {
  const x = ARCHIPELAGO_BOX.width / 2;
  const name = (text: string, y: number) => [
    { x, y, text },
    { x, y: y + 13, text: words.country },
  ];
  return {
    dots: [...dotsOf(paracel), ...dotsOf(spratly)],
    radius: DOT,
    lines: [...name(words.paracel, 52), ...name(words.spratly, 158)],
  };
}

/**
 * A small schematic map of the Hoàng Sa and Trường Sa archipelagos of Viet Nam (SVG text, 124 x 180): Vietnamese maps
 * always show them.
 */
export function archipelagos(words: ArchipelagoWords): string {
  const { dots, radius, lines } = archipelagoParts(words);
  const { width, height } = ARCHIPELAGO_BOX;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" class="vx-map-inset">` +
    `<title>${words.title}</title><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="#fff" stroke="#14212b"/>` +
    `<g fill="#14212b" font-size="11" text-anchor="middle">` +
    dots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${radius}"/>`).join('') +
    lines.map(({ x, y, text }) => `<text x="${x}" y="${y}">${text}</text>`).join('') +
    `</g></svg>`
  );
}

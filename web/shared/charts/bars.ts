import { formatNumber } from '../formats.ts';
import { escapeXml } from '../xml.ts';
import { FONT, INK, INK_SOFT, lookOf } from './looks.ts';

export type BarsSpec = {
  readonly title: string;
  readonly unit: string;
  /** What each bar of a row stands for; four at most can be told apart. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Writes a value at the end of its bar. */
  readonly format?: (value: number) => string;
};

const WIDTH = 960;
const NAME_WIDTH = 260;
const VALUE_WIDTH = 110;
const BAR = 16;
const GAP = 10;
const TOP = 76;
/** Name of a place in full: longer ones are cut. */
const NAME_LENGTH = 34;

/**
 * Lying bars by category as an SVG: for areas, ages, sexes. Series are told apart by colour and by filling, and every bar
 * carries its value. What is not known has a dash and no bar. Measures are in pixels of a drawing 960 wide.
 */
export function barsSvg(spec: BarsSpec): string {
  const { title, unit, series, rows, format = (value: number) => formatNumber(value) } = spec;
  const most = rows
    .flatMap(({ values }) => values)
    .reduce<number>((top, value) => Math.max(top, value ?? 0), 0);
  const rowHeight = series.length * BAR + GAP;
  const height = TOP + rows.length * rowHeight + GAP;
  const widthOf = (value: number) => (most === 0 ? 0 : (value / most) * (WIDTH - NAME_WIDTH - VALUE_WIDTH));
  const lines = rows.flatMap(({ name, values }, index) => {
    const top = TOP + index * rowHeight;
    return [
      `<text x="${NAME_WIDTH - 10}" y="${top + (series.length * BAR) / 2}" dy="5" font-size="14" text-anchor="end" fill="${INK}">${escapeXml(cut(name))}</text>`,
      ...series.flatMap((_, position) => {
        const value = values[position] ?? null;
        const y = top + position * BAR;
        const width = value === null ? 0 : Math.round(widthOf(value) * 10) / 10;
        return [
          width === 0
            ? ''
            : `<rect x="${NAME_WIDTH}" y="${y + 1}" width="${width}" height="${BAR - 2}" fill="url(#fill${position})" stroke="${lookOf(position).stroke}"/>`,
          `<text x="${NAME_WIDTH + width + 6}" y="${y + BAR / 2}" dy="5" font-size="13" fill="${INK_SOFT}">${value === null ? '–' : escapeXml(format(value))}</text>`,
        ];
      }),
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}">
${[
  `<title>${escapeXml(title)}</title>`,
  `<defs>${series.map((_, position) => filling(position)).join('')}</defs>`,
  `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
  `<text x="12" y="24" font-size="17" font-weight="700" fill="${INK}">${escapeXml(title)} (${escapeXml(unit)})</text>`,
  ...legend(series),
  ...lines.filter((line) => line !== ''),
].join('\n')}
</svg>
`;
}

function legend(series: readonly string[]): string[] {
  if (series.length < 2) {
    return [];
  }
  let x = 12;
  return series.map((name, position) => {
    const at = x;
    x += 44 + 8 * name.length;
    return `<rect x="${at}" y="42" width="24" height="12" fill="url(#fill${position})" stroke="${lookOf(position).stroke}"/><text x="${at + 30}" y="53" font-size="13" fill="${INK}">${escapeXml(name)}</text>`;
  });
}

/** Full, slanted, dotted, crossed: apart without any colour. */
function filling(position: number): string {
  const { stroke } = lookOf(position);
  const marks = [
    `<rect width="8" height="8" fill="${stroke}"/>`,
    `<path d="M0 8L8 0" stroke="${stroke}" stroke-width="2"/>`,
    `<circle cx="4" cy="4" r="2" fill="${stroke}"/>`,
    `<path d="M0 8L8 0M0 0L8 8" stroke="${stroke}" stroke-width="1"/>`,
  ];
  return `<pattern id="fill${position}" width="8" height="8" patternUnits="userSpaceOnUse">${marks[position % marks.length]}</pattern>`;
}

function cut(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}

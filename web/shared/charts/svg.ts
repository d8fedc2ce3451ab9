import { formatNumber } from '../formats.ts';
import { escapeXml } from '../xml.ts';
import {
  bandFill,
  BAND_OPACITY,
  FONT,
  GRID,
  HATCH,
  INK,
  INK_SOFT,
  type Look,
  lookOf,
  STEP_SECONDS,
} from './looks.ts';
import { type ChartBand, type ChartSpec, pointLabel } from './spec.ts';

const WIDTH = 960;
const HEIGHT = 420;
/** The figure inside its title, legend and axes. */
const box = { left: 72, top: 76, right: WIDTH - 44, bottom: HEIGHT - 44 } as const;
const X_LABELS = 8;
/** About so many lines across. */
const Y_LINES = 5;

type Scale = { readonly x: (index: number) => number; readonly y: (value: number) => number };

/**
 * A chart as an SVG file, drawn from the same figures as the screen and the table: title, names of the series, axes,
 * intervals, and the incomplete end hatched. Measures are in pixels of a 960 x 420 drawing.
 */
export function chartSvg(spec: ChartSpec): string {
  const seconds = spec.times.map((time) => Date.parse(time) / 1000);
  const step = STEP_SECONDS[spec.step];
  const margin = spec.kind === 'bar' || seconds.length < 2 ? step / 2 : 0;
  const first = (seconds[0] ?? 0) - margin;
  const last = (seconds.at(-1) ?? step) + margin;
  const across = (at: number) => box.left + ((at - first) / (last - first)) * (box.right - box.left);
  const most = topOf(spec);
  const scale: Scale = {
    x: (index) => across(seconds[index]!),
    y: (value) => box.bottom - (Math.min(value, most) / most) * (box.bottom - box.top),
  };
  const barWidth = 0.7 * (across(first + step) - box.left);
  const hatchFrom =
    spec.incompleteFrom === undefined ? null : across(Date.parse(spec.incompleteFrom) / 1000 - margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FONT}">
${[
  `<title>${escapeXml(spec.title)}</title>`,
  `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
  `<text x="12" y="24" font-size="17" font-weight="700" fill="${INK}">${escapeXml(spec.title)} (${escapeXml(spec.unit)})</text>`,
  ...legend(spec),
  ...axes(spec, scale, most),
  ...(spec.bands ?? []).flatMap((band) => bandOf(spec, band, scale)),
  ...spec.series.flatMap(({ values, kind = spec.kind, like }, index) => {
    const look = lookOf(like ?? index);
    return kind === 'bar' ? bars(values, look, scale, barWidth) : lines(values, look, scale);
  }),
  ...(hatchFrom === null ? [] : hatch(Math.max(box.left, hatchFrom))),
].join('\n')}
</svg>
`;
}

/** The largest value with some air above it; at least 1, as on the screen. */
function topOf({ series }: ChartSpec): number {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  return Math.max(1, values.reduce((most, value) => Math.max(most, value), 0) * 1.1);
}

function legend({ series }: ChartSpec): string[] {
  let x = 12;
  return series.map(({ name, like }, index) => {
    const { stroke, dash } = lookOf(like ?? index);
    const at = x;
    x += 44 + 8 * name.length;
    return `<line x1="${at}" x2="${at + 24}" y1="46" y2="46" stroke="${stroke}" stroke-width="3"${dashed(dash)}/><text x="${at + 30}" y="50" font-size="13" fill="${INK}">${escapeXml(name)}</text>`;
  });
}

function axes(spec: ChartSpec, scale: Scale, most: number): string[] {
  const step = roundStep(most / Y_LINES);
  const rows = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => {
    const value = i * step;
    const y = px(scale.y(value));
    return `<line x1="${box.left}" x2="${box.right}" y1="${y}" y2="${y}" stroke="${GRID}"/><text x="${box.left - 8}" y="${y}" dy="4" font-size="13" text-anchor="end" fill="${INK_SOFT}">${escapeXml(formatNumber(value, 2))}</text>`;
  });
  const every = Math.max(1, Math.ceil(spec.times.length / X_LABELS));
  const columns = spec.times.flatMap((time, index) =>
    index % every === 0
      ? [
          `<text x="${px(scale.x(index))}" y="${box.bottom + 20}" font-size="13" text-anchor="middle" fill="${INK_SOFT}">${escapeXml(pointLabel(time, spec.step))}</text>`,
        ]
      : [],
  );
  return [...rows, ...columns];
}

/** The next of 1, 2, 5, 10, 20 … at or above a step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5].find((one) => one * power >= step) ?? 10);
}

/** Runs of points without a gap. */
function runsOf(count: number, known: (index: number) => boolean): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let index = 0; index <= count; index += 1) {
    if (index < count && known(index)) {
      run.push(index);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

function lines(values: readonly (number | null)[], look: Look, scale: Scale): string[] {
  return runsOf(values.length, (index) => (values[index] ?? null) !== null).map((run) => {
    const points = run.map((index) => `${px(scale.x(index))},${px(scale.y(values[index]!))}`);
    return points.length === 1
      ? `<circle cx="${points[0]!.split(',')[0]}" cy="${points[0]!.split(',')[1]}" r="3" fill="${look.stroke}"/>`
      : `<polyline points="${points.join(' ')}" fill="none" stroke="${look.stroke}" stroke-width="2"${dashed(look.dash)}/>`;
  });
}

function bars(values: readonly (number | null)[], look: Look, scale: Scale, width: number): string[] {
  return values.flatMap((value, index) =>
    value === null || value === 0
      ? []
      : [
          `<rect x="${px(scale.x(index) - width / 2)}" y="${px(scale.y(value))}" width="${px(width)}" height="${px(box.bottom - scale.y(value))}" fill="${look.stroke}"/>`,
        ],
  );
}

function bandOf({ series, times }: ChartSpec, band: ChartBand, scale: Scale): string[] {
  const [low, high] = [series[band.low]?.values ?? [], series[band.high]?.values ?? []];
  return runsOf(times.length, (index) => (low[index] ?? null) !== null && (high[index] ?? null) !== null).map(
    (run) => {
      const edge = (values: readonly (number | null)[], order: readonly number[]) =>
        order.map((index) => `${px(scale.x(index))},${px(scale.y(values[index]!))}`).join(' ');
      return `<polygon points="${edge(high, run)} ${edge(low, run.toReversed())}" fill="${bandFill(band.of)}" fill-opacity="${BAND_OPACITY}"/>`;
    },
  );
}

/** Everything from `left` to the right edge, hatched. */
function hatch(left: number): string[] {
  const [width, height] = [box.right - left, box.bottom - box.top];
  return width <= 0
    ? []
    : [
        `<defs><pattern id="open" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="8" stroke="${HATCH}" stroke-opacity="0.6"/></pattern></defs>`,
        `<rect x="${px(left)}" y="${box.top}" width="${px(width)}" height="${height}" fill="url(#open)"/>`,
      ];
}

function dashed(dash: readonly number[]): string {
  return dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

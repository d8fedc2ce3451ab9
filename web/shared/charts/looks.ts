/** Colours and dashes of the series of a chart: apart for every kind of colour vision, and told apart by dashes as well. */
const looks = [
  { stroke: '#0b4f8a', dash: [] },
  { stroke: '#9a101f', dash: [8, 4] },
  { stroke: '#1e7f6e', dash: [2, 3] },
  { stroke: '#b35900', dash: [10, 3, 2, 3] },
] as const;

export type Look = { readonly stroke: string; readonly dash: readonly number[] };

/** The look of the series at a position, from 0. */
export function lookOf(index: number): Look {
  return looks[index % looks.length] ?? looks[0];
}

export const INK = '#16222c';
export const INK_SOFT = '#4a5863';
export const GRID = '#dde3e7';
const BAND_FILL = '#9a101f';
/** Colour of an interval: that of its series, or of intervals alone. */
export function bandFill(series: number | undefined): string {
  return series === undefined ? BAND_FILL : lookOf(series).stroke;
}
export const BAND_OPACITY = 0.15;
export const HATCH = '#5b6b78';
export const FONT = 'Be Vietnam Pro, sans-serif';
/** Seconds that a point stands for: a bar is as wide as its hour, day or week. */
export const STEP_SECONDS = {
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
  'model-day': 86_400,
} as const;

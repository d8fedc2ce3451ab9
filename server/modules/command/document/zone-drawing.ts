import type { Outlines } from '../context.ts';

/** Zones as they are drawn: an SVG path in a box from the origin, and the level (1 green … 4 red, null undecided). */
export type ZoneShape = {
  readonly code: string;
  readonly d: string;
  readonly level: number | null;
  /** Where its letter is written; null where it has no room. */
  readonly sign: { readonly x: number; readonly y: number } | null;
};
export type ZoneDrawing = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly ZoneShape[];
};

type Look = { readonly fill: string; readonly text: string; readonly letter: string; readonly word: string };

/** Colour, letter and word of a level together: a zone is never told by colour alone. The same as on screen. */
export const zoneLooks: { readonly [level: number]: Look } = {
  1: { fill: '#1e7f6e', text: '#ffffff', letter: 'X', word: 'Vùng xanh' },
  2: { fill: '#ffe883', text: '#14212b', letter: 'V', word: 'Vùng vàng' },
  3: { fill: '#e16f01', text: '#14212b', letter: 'C', word: 'Vùng cam' },
  4: { fill: '#9a101f', text: '#ffffff', letter: 'Đ', word: 'Vùng đỏ' },
};
export const noZone: Look = { fill: '#ffffff', text: '#14212b', letter: '?', word: 'Chưa có quyết định' };

/** Size of a drawing; `sign` is the height of a zone's letter. */
export type DrawingBox = {
  readonly width: number;
  readonly height: number;
  readonly grain: number;
  readonly sign: number;
};

const mercator = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** Fits the outlines into a box; points nearer than `grain` to the one before are left out, so that papers stay small. */
export function drawZones(
  outlines: Outlines,
  levelOf: ReadonlyMap<string, number>,
  box: DrawingBox,
): ZoneDrawing {
  const points = outlines.areas.flatMap(({ rings }) => rings.flat());
  if (points.length === 0) {
    return { width: box.width, height: 0, shapes: [] };
  }
  const xs = points.map(([lon]) => lon);
  const ys = points.map(([, lat]) => -mercator(lat));
  const [west, north] = [least(xs), least(ys)];
  const [wide, high] = [most(xs) - west, most(ys) - north];
  const scale = Math.min(box.width / Math.max(wide, 1e-9), box.height / Math.max(high, 1e-9));
  const shapes = outlines.areas.map(({ code, rings }) => {
    const placed = rings.map((ring) =>
      ring.map(([lon, lat]) => [(lon - west) * scale, (-mercator(lat) - north) * scale] as const),
    );
    return {
      code,
      level: levelOf.get(code) ?? null,
      sign: placeOfSign(placed, box.sign),
      d: placed.map((ring) => ringPath(ring, box.grain)).join(''),
    };
  });
  return { width: wide * scale, height: high * scale, shapes };
}

/** The middle of the longest outline, where its letter has room. */
function placeOfSign(rings: readonly (readonly (readonly [number, number])[])[], size: number) {
  const main = rings.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const [xs, ys] = [main.map(([x]) => x), main.map(([, y]) => y)];
  const room = Math.min(most(xs) - least(xs), most(ys) - least(ys));
  return room < size * 1.3 ? null : { x: (most(xs) + least(xs)) / 2, y: (most(ys) + least(ys)) / 2 };
}

function ringPath(ring: readonly (readonly [number, number])[], grain: number): string {
  const kept: (readonly [number, number])[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= grain) {
      kept.push(point);
    }
  }
  return kept.length < 3 ? '' : `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

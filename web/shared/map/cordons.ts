import type { Point, View } from './view.ts';

/** A cordoned area on the map: its outline where it was drawn, else the point where it lies. Or an outbreak focus, a point. */
export type MapCordon = {
  readonly rings: readonly (readonly (readonly (readonly number[])[])[])[] | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly sign?: 'cordon' | 'focus';
};

/** The same as drawn on the unzoomed map. */
export type DrawnCordon = {
  readonly path: Path2D | null;
  readonly at: Point | null;
  readonly sign: 'cordon' | 'focus';
};

const INK = '#9a101f';
const GAP = 6;
/** Half the side of the sign, CSS pixels: a cordon of one alley would else be smaller than a dot. */
const SIGN = 8;
/** Half the width of the rings of a focus: a cordon in the same place stands within them. */
const RINGS = 13;

/** Projects cordons once. */
export function projectCordons(
  cordons: readonly MapCordon[],
  project: (lon: number, lat: number) => Point,
): DrawnCordon[] {
  return cordons.map(({ rings, lat, lon, sign = 'cordon' }) => ({
    sign,
    path: rings === null ? null : pathOf(rings, project),
    at: lat === null || lon === null ? null : project(lon, lat),
  }));
}

function pathOf(
  rings: NonNullable<MapCordon['rings']>,
  project: (lon: number, lat: number) => Point,
): Path2D {
  const path = new Path2D();
  for (const ring of rings.flat()) {
    ring.forEach(([lon = 0, lat = 0], i) => {
      const [x, y] = project(lon, lat);
      if (i === 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    });
    path.closePath();
  }
  return path;
}

/**
 * Draws cordons over the zones: crossed hatch, dashed outline, and a diamond where each lies; two rings where a focus lies.
 * Never by colour alone.
 */
export function drawCordons(
  context: CanvasRenderingContext2D,
  cordons: readonly DrawnCordon[],
  view: View,
  ratio: number,
): void {
  const hatch = crossHatch(context, view, ratio);
  context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio);
  context.strokeStyle = INK;
  context.setLineDash([7 / view.k, 4 / view.k]);
  context.lineWidth = 2.5 / view.k;
  for (const { path } of cordons) {
    if (path !== null) {
      context.fillStyle = hatch ?? 'transparent';
      context.fill(path);
      context.stroke(path);
    }
  }
  context.setLineDash([]);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  // Rings first: they are wider, and the diamond of a cordon stays whole within them.
  for (const { at, sign } of cordons.toSorted(
    (a, b) => Number(a.sign === 'cordon') - Number(b.sign === 'cordon'),
  )) {
    if (at !== null) {
      const draw = sign === 'focus' ? drawRings : drawDiamond;
      draw(context, at[0] * view.k + view.x, at[1] * view.k + view.y);
    }
  }
}

/** Two rings, one in the other. */
function drawRings(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.strokeStyle = INK;
  context.lineWidth = 2.5;
  for (const radius of [RINGS, RINGS / 2.4]) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** A diamond with a cross in it. */
function drawDiamond(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y - SIGN);
  context.lineTo(x + SIGN, y);
  context.lineTo(x, y + SIGN);
  context.lineTo(x - SIGN, y);
  context.closePath();
  context.fillStyle = '#ffffff';
  context.fill();
  context.strokeStyle = INK;
  context.lineWidth = 2.5;
  context.stroke();
  context.beginPath();
  context.moveTo(x - SIGN / 2, y);
  context.lineTo(x + SIGN / 2, y);
  context.moveTo(x, y - SIGN / 2);
  context.lineTo(x, y + SIGN / 2);
  context.stroke();
}

/** Lines both ways, of the same width and distance at every zoom. */
function crossHatch(context: CanvasRenderingContext2D, view: View, ratio: number): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const side = Math.round(GAP * ratio);
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) {
    return null;
  }
  pen.strokeStyle = INK;
  pen.lineWidth = ratio;
  pen.moveTo(0, 0);
  pen.lineTo(side, side);
  pen.moveTo(side, 0);
  pen.lineTo(0, side);
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / (view.k * ratio)));
  return pattern;
}

import type { Point, View } from './view.ts';

/** A cordoned area on the map: its outline where it was drawn, else the point where it lies. */
export type MapCordon = {
  readonly rings: readonly (readonly (readonly (readonly number[])[])[])[] | null;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** The same as drawn on the unzoomed map. */
export type DrawnCordon = { readonly path: Path2D | null; readonly at: Point | null };

const INK = '#9a101f';
const GAP = 6;
/** Half the side of the sign, CSS pixels: a cordon of one alley would else be smaller than a dot. */
const SIGN = 8;

/** Projects cordons once. */
export function projectCordons(
  cordons: readonly MapCordon[],
  project: (lon: number, lat: number) => Point,
): DrawnCordon[] {
  return cordons.map(({ rings, lat, lon }) => ({
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

/** Draws cordons over the zones: crossed hatch, dashed outline, and a diamond where each lies; never by colour alone. */
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
  for (const { at } of cordons) {
    if (at !== null) {
      drawDiamond(context, at[0] * view.k + view.x, at[1] * view.k + view.y);
    }
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

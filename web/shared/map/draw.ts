import { layerSigns } from '../../../lib/maps/index.ts';
import { type ZoneLevel, zoneInk, zoneLooks } from '../zones.ts';
import { type MapColours, mapColours } from './colours.ts';
import { drawCordons, type DrawnCordon } from './cordons.ts';
import type { Marker } from './markers.ts';
import type { Shape } from './shapes.ts';
import type { View } from './view.ts';

export type Scene = {
  readonly shapes: readonly Shape[];
  readonly markers: readonly Marker[];
  readonly cordons: readonly DrawnCordon[];
  readonly levelOf: (id: string) => ZoneLevel;
  readonly nameOf: (id: string) => string;
  /** Levels left out by the legend are drawn pale. */
  readonly shown: (level: ZoneLevel) => boolean;
  readonly focused: string | null;
  readonly selected: string | null;
};

const HATCH_GAP = 7;
const LETTER_ROOM = 20;
const NAME_ROOM = 96;
const FONT = "'Be Vietnam Pro', sans-serif";

/** A 45-degree hatch whose lines keep their width and distance at every zoom. */
function hatchPattern(
  context: CanvasRenderingContext2D,
  colours: MapColours,
  view: View,
  ratio: number,
): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const side = Math.round(HATCH_GAP * ratio);
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) {
    return null;
  }
  pen.fillStyle = colours.none;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = colours.hatch;
  pen.lineWidth = ratio;
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / (view.k * ratio)));
  return pattern;
}

function drawSign(
  context: CanvasRenderingContext2D,
  shape: Shape,
  scene: Scene,
  colours: MapColours,
  view: View,
): void {
  const level = scene.levelOf(shape.id);
  const room = shape.room * view.k;
  if (room < LETTER_ROOM || !scene.shown(level)) {
    return;
  }
  const x = shape.centre[0] * view.k + view.x;
  const y = shape.centre[1] * view.k + view.y;
  const named = room >= NAME_ROOM;
  context.font = `700 ${room > 40 ? 15 : 12}px ${FONT}`;
  const { letter, text } = zoneLooks[level];
  if (level === 'none') {
    context.lineWidth = 4;
    context.strokeStyle = colours.none;
    context.strokeText(letter, x, named ? y - 10 : y);
  }
  context.fillStyle = level === 'none' ? colours.noneText : text;
  context.fillText(letter, x, named ? y - 10 : y);
  if (named) {
    context.font = `400 13px ${FONT}`;
    context.fillText(scene.nameOf(shape.id), x, y + 10, room - 8);
  }
}

function outline(
  context: CanvasRenderingContext2D,
  shape: Shape | undefined,
  colour: string,
  width: number,
): void {
  if (shape !== undefined) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(shape.path);
  }
}

const signs = new Map<string, Path2D>();

/** A sign of its kind, or a circle with the number of points that it stands for. */
function drawMarker(
  context: CanvasRenderingContext2D,
  { at, count, layer }: Marker,
  view: View,
  ratio: number,
): void {
  const x = at[0] * view.k + view.x;
  const y = at[1] * view.k + view.y;
  context.fillStyle = zoneInk;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.beginPath();
  if (count > 1) {
    context.arc(x, y, count > 99 ? 15 : 12, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.fillStyle = '#ffffff';
    context.font = `700 12px ${FONT}`;
    context.fillText(count > 999 ? `${Math.floor(count / 1000)}k` : String(count), x, y + 1);
    return;
  }
  context.rect(x - 9, y - 9, 18, 18);
  context.fill();
  context.stroke();
  const sign = signs.get(layer) ?? new Path2D(layerSigns[layer]);
  signs.set(layer, sign);
  context.setTransform(0.75 * ratio, 0, 0, 0.75 * ratio, (x - 9) * ratio, (y - 9) * ratio);
  context.lineWidth = 2.4;
  context.stroke(sign);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Draw the whole scene; `ratio` is device pixels per CSS pixel. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, view: View, ratio: number): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio);
  context.lineJoin = 'round';
  const colours = mapColours(canvas);
  const hatch = hatchPattern(context, colours, view, ratio) ?? colours.none;
  if (colours.halo !== null) {
    // On a dark sea the dark outline of the province would be lost.
    for (const shape of scene.shapes) {
      outline(context, shape, colours.halo, 4 / view.k);
    }
  }
  for (const shape of scene.shapes) {
    const level = scene.levelOf(shape.id);
    const shown = scene.shown(level);
    context.fillStyle = !shown ? colours.pale : level === 'none' ? hatch : zoneLooks[level].fill;
    context.fill(shape.path);
    outline(context, shape, shown ? zoneInk : colours.paleLine, 1.5 / view.k);
  }
  const find = (id: string | null) => scene.shapes.find((shape) => shape.id === id);
  outline(context, find(scene.selected), colours.none, 7 / view.k);
  outline(context, find(scene.selected), colours.focus, 4 / view.k);
  outline(context, find(scene.focused), colours.none, 5 / view.k);
  outline(context, find(scene.focused), colours.focus, 3 / view.k);

  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const shape of scene.shapes) {
    drawSign(context, shape, scene, colours, view);
  }
  for (const marker of scene.markers) {
    drawMarker(context, marker, view, ratio);
  }
  // Above the points: a cordon hidden by one would be missed.
  drawCordons(context, scene.cordons, view, ratio);
}

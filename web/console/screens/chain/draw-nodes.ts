import { FONT, type Frame } from './scene.ts';
import type { Status } from './model.ts';
import type { Pen } from './pen.ts';
import { STEP } from './placement.ts';
import { drawDots } from './draw-dots.ts';
import { AXIS, DOT_ROW, READABLE_ROW } from './view.ts';

/** Square: confirmed; diamond: probable or no case; triangle: suspect; circle: contact who is no case. */
export type Shape = 'square' | 'diamond' | 'triangle' | 'circle';
export const shapeOf: { readonly [status in Status]: Shape } = {
  CONFIRMED: 'square',
  PROBABLE: 'diamond',
  SUSPECT: 'triangle',
  NO_CASE: 'diamond',
  CONTACT: 'circle',
};

const OUTLINE = '#33414c';
const FOCUS = '#0b4f8a';
const MOST_RADIUS = 7;
/** Room beside a node before its label; the ring of the focus fits into it. */
const LABEL_ROOM = 15;
const LETTER_RADIUS = 5;

/** Nodes in view. Far out they are dots; from readable size on they have letters and labels. */
export function drawNodes(pen: Pen, frame: Frame): void {
  const { ky } = frame.view;
  if (ky < DOT_ROW) {
    drawDots(pen, frame);
  } else {
    drawShapes(pen, frame);
  }
  if (ky >= READABLE_ROW) {
    drawWords(pen, frame);
  }
  drawMarks(pen, frame);
}

function drawShapes(pen: Pen, frame: Frame): void {
  const { scene, view } = frame;
  const tree = scene.placement.kind === 'timeline';
  const radius = Math.min(MOST_RADIUS, view.ky * 0.36);
  const beside = radiusBeside(frame);
  pen.strokeStyle = OUTLINE;
  pen.lineWidth = radius > 4 ? 1.25 : 0.75;
  for (const [colour, nodes] of nodesByColour(frame)) {
    pen.fillStyle = scene.encoding.categories[colour]!.fill;
    pen.beginPath();
    for (const index of nodes) {
      const alone = tree && index < scene.model.caseCount;
      const shape = shapeOf[scene.model.nodes[index]!.status];
      trace(pen, shape, frame.px(index), frame.py(index), alone ? radius : beside);
    }
    pen.fill();
    pen.stroke();
  }
}

/** Radius of nodes that stand side by side within a day: they must not cover each other. */
function radiusBeside({ view }: Frame): number {
  return Math.max(2.5, Math.min(MOST_RADIUS, view.ky * 0.36, view.kx * STEP * 0.55));
}

/** Puts the outline of a shape into the path. */
export function trace(pen: Pen, shape: Shape, x: number, y: number, r: number): void {
  if (shape === 'square') {
    pen.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  } else if (shape === 'circle') {
    pen.moveTo(x + r * 0.85, y);
    pen.arc(x, y, r * 0.85, 0, Math.PI * 2);
  } else if (shape === 'diamond') {
    pen.moveTo(x, y - r * 1.15);
    pen.lineTo(x + r * 1.15, y);
    pen.lineTo(x, y + r * 1.15);
    pen.lineTo(x - r * 1.15, y);
    pen.closePath();
  } else {
    pen.moveTo(x, y - r * 1.1);
    pen.lineTo(x + r * 1.1, y + r * 0.9);
    pen.lineTo(x - r * 1.1, y + r * 0.9);
    pen.closePath();
  }
}

function nodesByColour({ scene, visible, px, size }: Frame): Map<number, number[]> {
  const buckets = new Map<number, number[]>();
  for (const index of visible) {
    const at = px(index);
    if (at > -20 && at < size.width + 20) {
      addTo(buckets, scene.encoding.of[index]!, index);
    }
  }
  return buckets;
}

function addTo(buckets: Map<number, number[]>, colour: number, index: number): void {
  const bucket = buckets.get(colour);
  if (bucket === undefined) {
    buckets.set(colour, [index]);
  } else {
    bucket.push(index);
  }
}

/** Letters inside nodes, and in the timeline the case number beside them. */
function drawWords(pen: Pen, frame: Frame): void {
  const { scene, visible, px, py, size } = frame;
  const { model, encoding, placement } = scene;
  const tree = placement.kind === 'timeline';
  const roomy = radiusBeside(frame) >= LETTER_RADIUS;
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  pen.font = `700 10px ${FONT}`;
  for (const index of visible) {
    const { letter, ink } = encoding.categories[encoding.of[index]!]!;
    const fits = roomy || (tree && index < model.caseCount);
    if (fits && letter !== '' && px(index) > 0 && px(index) < size.width) {
      pen.fillStyle = ink;
      pen.fillText(letter, px(index), py(index));
    }
  }
  if (tree) {
    pen.textAlign = 'start';
    pen.font = `12px ${FONT}`;
    pen.fillStyle = '#1b2730';
    for (const index of visible) {
      if (index < model.caseCount && px(index) > -80 && px(index) < size.width) {
        pen.fillText(model.nodes[index]!.label, px(index) + LABEL_ROOM, py(index));
      }
    }
  }
}

/** Rings around the record in view, the focus and what was found, at every zoom. */
function drawMarks(pen: Pen, { scene, px, py, view }: Frame): void {
  const radius = Math.max(6, Math.min(11, view.ky * 0.6));
  const ring = (index: number, colour: string, width: number, r: number) => {
    if (scene.placement.shown[index] === true && py(index) > AXIS) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      pen.moveTo(px(index) + r, py(index));
      pen.arc(px(index), py(index), r, 0, Math.PI * 2);
      pen.stroke();
    }
  };
  scene.found.forEach((index) => ring(index, '#a3195b', 2, radius));
  if (scene.here !== null) {
    ring(scene.here, '#1b2730', 3, radius + 2);
  }
  if (scene.focused !== null) {
    ring(scene.focused, '#ffffff', 6, radius + 1);
    ring(scene.focused, FOCUS, 3, radius + 1);
  }
}

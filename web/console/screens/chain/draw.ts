import { drawAxis, drawLanes } from './draw-axis.ts';
import { drawLinks } from './draw-links.ts';
import { drawNodes } from './draw-nodes.ts';
import type { Pen } from './pen.ts';
import { nodesBetween } from './placement.ts';
import type { Frame, Scene } from './scene.ts';
import { AXIS, gutterOf, type Size, type View } from './view.ts';

/** Draws the scene: links below, nodes above, lane names and dates on top. Nothing outside the view is touched. */
export function drawScene(pen: Pen, scene: Scene, view: View, size: Size): void {
  const { placement } = scene;
  const { x, y } = placement;
  const left = gutterOf(placement, size);
  const { kx, ky, dx, dy } = view;
  const frame: Frame = {
    scene,
    size,
    view,
    left,
    visible: nodesBetween(placement, -dy / ky - 1, (size.height - AXIS - dy) / ky + 1),
    px: (index) => left + x[index]! * kx + dx,
    py: (index) => AXIS + (y[index]! + 0.5) * ky + dy,
  };
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, size.width, size.height);
  drawLanes(pen, frame);
  drawLinks(pen, frame);
  drawNodes(pen, frame);
  drawAxis(pen, frame);
}

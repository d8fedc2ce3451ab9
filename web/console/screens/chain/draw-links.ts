import type { Frame } from './scene.ts';
import { isReversed } from './model.ts';
import type { Pen } from './pen.ts';
import { freeCells } from './cells.ts';
import { AXIS, DOT_ROW, READABLE_ROW } from './view.ts';

const LINE = '#6b7a86';
const CONTACT_LINE = '#a9b5be';
const WRONG = '#a3195b';
/** Far out, lines that end in one cell of so many pixels are drawn once, and shorter ones not at all. */
const CELL = 3;

/** Who infected whom, and from readable size on who was a contact of whom. */
export function drawLinks(pen: Pen, frame: Frame): void {
  if (frame.scene.placement.kind === 'timeline') {
    drawTree(pen, frame);
  }
  drawStraight(pen, frame);
  if (frame.view.ky >= READABLE_ROW) {
    drawContacts(pen, frame);
  }
  pen.setLineDash([]);
}

/** The tree of the timeline: down from the infector, across to each infectee. */
function drawTree(pen: Pen, { scene, visible, px, py, size, view }: Frame): void {
  const { model, placement } = scene;
  const { parent, lowest } = placement;
  pen.strokeStyle = LINE;
  pen.lineWidth = view.ky < 2 ? 0.5 : 1.25;
  pen.setLineDash([]);
  pen.beginPath();
  const isFree = view.ky < DOT_ROW ? freeCells(size, CELL) : null;
  for (const index of visible) {
    const from = index < model.caseCount ? parent[index]! : -1;
    if (from !== -1 && (isFree === null || isFree(px(index), py(index)))) {
      const row = py(index);
      pen.moveTo(px(from), row);
      pen.lineTo(px(index), row);
    }
  }
  const shortest = isFree === null ? 0 : CELL;
  // A trunk may pass the view although both its ends lie outside.
  for (let index = 0; index < model.caseCount; index += 1) {
    const row = lowest[index]!;
    if (row !== -1) {
      const top = Math.max(AXIS, py(index));
      const bottom = Math.min(size.height, AXIS + (row + 0.5) * view.ky + view.dy);
      if (bottom > top + shortest) {
        pen.moveTo(px(index), top);
        pen.lineTo(px(index), bottom);
      }
    }
  }
  pen.stroke();
}

/** Links that the tree has no room for: other possible infectors, links against time, and all of them between lanes. */
function drawStraight(pen: Pen, { scene, visible, px, py, view }: Frame): void {
  const { nodes } = scene.model;
  const tree = scene.placement.kind === 'timeline';
  const [plain, wrong]: [number[], number[]] = [[], []];
  const { shown } = scene.placement;
  for (const index of visible) {
    for (const from of nodes[index]!.infectors) {
      if (shown[from] === true) {
        if (isReversed(nodes[from]!, nodes[index]!)) {
          wrong.push(from, index);
        } else if (!tree || from !== scene.placement.parent[index]) {
          plain.push(from, index);
        }
      }
    }
  }
  const stroke = (pairs: readonly number[]) => {
    if (pairs.length > 0) {
      pen.beginPath();
      for (let i = 0; i < pairs.length; i += 2) {
        pen.moveTo(px(pairs[i]!), py(pairs[i]!));
        pen.lineTo(px(pairs[i + 1]!), py(pairs[i + 1]!));
      }
      pen.stroke();
    }
  };
  pen.strokeStyle = LINE;
  pen.lineWidth = view.ky < 2 ? 0.5 : 1.25;
  pen.setLineDash(tree ? [8, 4] : []);
  stroke(plain);
  pen.strokeStyle = WRONG;
  pen.lineWidth = 2;
  pen.setLineDash([3, 3]);
  stroke(wrong);
}

function drawContacts(pen: Pen, { scene, visible, px, py }: Frame): void {
  pen.strokeStyle = CONTACT_LINE;
  pen.lineWidth = 1;
  pen.setLineDash([2, 3]);
  pen.beginPath();
  for (const index of visible) {
    for (const from of scene.model.nodes[index]!.exposedBy) {
      if (scene.placement.shown[from] === true) {
        pen.moveTo(px(from), py(from));
        pen.lineTo(px(index), py(index));
      }
    }
  }
  pen.stroke();
}

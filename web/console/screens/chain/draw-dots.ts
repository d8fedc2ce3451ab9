import type { Frame } from './scene.ts';
import type { Pen } from './pen.ts';
import { AXIS } from './view.ts';

/** A dot covers a cell of so many pixels. */
const DOT = 3;
const WHITE = '#ffffff';
/** What is white close up would vanish as a dot. */
const PALE = '#8a98a3';

/**
 * Nodes far out: a cell of the screen is painted once, in the colour of its first case, else of its first contact, and
 * cells of one colour below each other in one stroke. So the cost is bounded by the screen, not by the number of nodes.
 */
export function drawDots(pen: Pen, frame: Frame): void {
  const { categories } = frame.scene.encoding;
  const rows = Math.ceil(frame.size.height / DOT);
  const cells = colourCells(frame, rows);
  const runs = categories.map((): number[] => []);
  for (let at = 0; at < cells.length;) {
    const colour = cells[at]!;
    let end = at + 1;
    // A run ends with its colour and with its column.
    while (end % rows !== 0 && cells[end] === colour) {
      end += 1;
    }
    if (colour !== 0) {
      runs[colour - 1]!.push(at, end - at);
    }
    at = end;
  }
  runs.forEach((pairs, colour) => {
    const { fill } = categories[colour]!;
    pen.fillStyle = fill === WHITE ? PALE : fill;
    for (let i = 0; i < pairs.length; i += 2) {
      const at = pairs[i]!;
      pen.fillRect(Math.floor(at / rows) * DOT, (at % rows) * DOT, DOT, pairs[i + 1]! * DOT);
    }
  });
}

/** Colour + 1 of each cell, column by column; 0: nobody. */
function colourCells({ scene, visible, px, py, size }: Frame, rows: number): Uint8Array {
  const cells = new Uint8Array(Math.ceil(size.width / DOT) * rows);
  const { of } = scene.encoding;
  const { caseCount } = scene.model;
  for (const cases of [true, false]) {
    for (const index of visible) {
      const x = px(index);
      const y = py(index);
      if (index < caseCount === cases && x >= 0 && x < size.width && y >= AXIS && y < size.height) {
        const cell = Math.floor(x / DOT) * rows + Math.floor(y / DOT);
        cells[cell] ||= of[index]! + 1;
      }
    }
  }
  return cells;
}

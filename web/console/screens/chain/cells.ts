import { AXIS, type Size } from './view.ts';

/**
 * Cells of `side` pixels over the drawing: answers whether the cell under a point is inside and was asked for the first
 * time. What falls on one cell need not be drawn twice.
 */
export function freeCells(size: Size, side: number): (x: number, y: number) => boolean {
  const columns = Math.ceil(size.width / side) + 1;
  const taken = new Uint8Array(columns * (Math.ceil(size.height / side) + 1));
  return (x, y) => {
    if (x < 0 || x >= size.width || y < AXIS || y >= size.height) {
      return false;
    }
    const cell = Math.floor(y / side) * columns + Math.floor(x / side);
    const free = taken[cell] === 0;
    taken[cell] = 1;
    return free;
  };
}

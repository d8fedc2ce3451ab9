import { WALL_COLUMNS, WALL_ROWS } from '../../../../contract/command-wall.ts';

type Size = { readonly columns: number; readonly rows: number };
/** Where a tile stands on the wall, counted from one. */
export type Place = Size & { readonly column: number; readonly row: number };

/**
 * Places tiles in their order, each where it first fits, row by row: screen and paper stand alike. Null for a tile that has
 * no room left.
 */
export function placeTiles(tiles: readonly Size[]): (Place | null)[] {
  const taken = new Set<number>();
  const cellsOf = ({ column, row, columns, rows }: Place) =>
    Array.from({ length: rows }, (_, y) =>
      Array.from({ length: columns }, (__, x) => (row - 1 + y) * WALL_COLUMNS + column - 1 + x),
    ).flat();
  return tiles.map(({ columns, rows }) => {
    for (let row = 1; row + rows - 1 <= WALL_ROWS; row += 1) {
      for (let column = 1; column + columns - 1 <= WALL_COLUMNS; column += 1) {
        const place = { column, row, columns, rows };
        const cells = cellsOf(place);
        if (!cells.some((cell) => taken.has(cell))) {
          cells.forEach((cell) => taken.add(cell));
          return place;
        }
      }
    }
    return null;
  });
}

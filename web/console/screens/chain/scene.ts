import type { Encoding } from './encoding.ts';
import type { ChainModel } from './model.ts';
import type { Placement } from './placement.ts';
import type { Size, View } from './view.ts';

/** Everything that a drawing shows. Marks are positions in `model.nodes`. */
export type Scene = {
  readonly model: ChainModel;
  readonly placement: Placement;
  readonly encoding: Encoding;
  /** The record in view. */
  readonly here: number | null;
  readonly focused: number | null;
  /** What the search found. */
  readonly found: ReadonlySet<number>;
};

/** From day and row to pixels, and the nodes whose rows are in view. */
export type Frame = {
  readonly scene: Scene;
  readonly size: Size;
  readonly view: View;
  readonly left: number;
  readonly visible: Int32Array;
  readonly px: (index: number) => number;
  readonly py: (index: number) => number;
};

export const FONT = "'Be Vietnam Pro', sans-serif";

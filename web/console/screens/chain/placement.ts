import type { ChainModel, ChainNode, Day } from './model.ts';

/** A stripe of rows with a name: an area. Rows from `from` up to but not including `to`. */
export type Lane = { readonly name: string; readonly from: number; readonly to: number };

/** Where everything stands: x in days from `firstDay`, y in rows. Arrays go by position in `model.nodes`. */
export type Placement = {
  readonly kind: 'timeline' | 'area';
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Nodes shown, from the top row down. */
  readonly order: Int32Array;
  /** Position in `order` of the first node of each row, and one after the last. */
  readonly rowStart: Int32Array;
  readonly rows: number;
  /** Width in days, with room for who has no date. */
  readonly columns: number;
  /** Day number of x = 0; null when nobody has a date. */
  readonly firstDay: Day;
  readonly hasUndated: boolean;
  readonly lanes: readonly Lane[];
  /** The infector under whom a case hangs in the timeline; -1: none. */
  readonly parent: Int32Array;
  /** Row of the lowest case that hangs under each case; -1: none hangs there. */
  readonly lowest: Float32Array;
  /** Which nodes are drawn at all. */
  readonly shown: Shown;
};

/** Room on the left, in days, for who has no date. */
export const UNDATED_COLUMN = 2;
/** Nodes side by side within a day, and how far apart. */
const SIDE_BY_SIDE = 3;
export const STEP = 0.3;

/** The days that the nodes span, and x of each. */
export function dayAxis(nodes: readonly ChainNode[], shown: readonly boolean[]) {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let hasUndated = false;
  for (const node of nodes) {
    if (shown[node.index] !== true) {
      continue;
    }
    if (node.day === null) {
      hasUndated = true;
    } else {
      first = Math.min(first, node.day);
      last = Math.max(last, node.day);
    }
  }
  const dated = first <= last;
  const origin = dated ? first - (hasUndated ? UNDATED_COLUMN : 0) : 0;
  return {
    firstDay: dated ? origin : null,
    hasUndated,
    columns: (dated ? last - origin : 0) + 1,
    dayOf: (node: ChainNode) => (node.day === null || !dated ? 0 : node.day - origin),
  };
}

/** Puts nodes that share a day into slots beside and below each other: answers x and the row below the first. */
export function slotOf(day: number, taken: number): { x: number; row: number } {
  return { x: day + 0.5 + ((taken % SIDE_BY_SIDE) - 1) * STEP, row: Math.floor(taken / SIDE_BY_SIDE) };
}

/** Positions sorted by a whole number from 0 to below `count`, equal ones in their order: a counting sort, O(n). */
export function sortByNumber(
  items: Iterable<number>,
  count: number,
  keyOf: (item: number) => number,
): { readonly sorted: Int32Array; readonly start: Int32Array } {
  const list = [...items];
  const start = new Int32Array(count + 1);
  for (const item of list) {
    start[keyOf(item) + 1]! += 1;
  }
  for (let key = 0; key < count; key += 1) {
    start[key + 1]! += start[key]!;
  }
  const next = start.slice(0, count);
  const sorted = new Int32Array(list.length);
  for (const item of list) {
    const key = keyOf(item);
    sorted[next[key]!] = item;
    next[key]! += 1;
  }
  return { sorted, start };
}

/** Puts the shown nodes in the order of their rows. */
export function orderRows(shown: readonly boolean[], x: Float32Array, y: Float32Array, rows: number) {
  const indices = shown.flatMap((one, index) => (one ? [index] : []));
  const { sorted, start } = sortByNumber(indices, rows, (index) => y[index]!);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [start[row]!, start[row + 1]!];
    if (to - from > 1) {
      sorted.subarray(from, to).sort((a, b) => x[a]! - x[b]!);
    }
  }
  return { order: sorted, rowStart: start };
}

/** Nodes in view between two rows, from the top. */
export function nodesBetween(placement: Placement, top: number, bottom: number): Int32Array {
  const { order, rowStart, rows } = placement;
  const from = Math.min(Math.max(0, Math.floor(top)), rows);
  const to = Math.min(Math.max(from, Math.ceil(bottom)), rows);
  return order.subarray(rowStart[from], rowStart[to]);
}

/** The node nearest to a point, within `reachX` days and `reachY` rows; null when there is none. */
export function nodeAt(
  placement: Placement,
  x: number,
  y: number,
  reachX: number,
  reachY: number,
): number | null {
  let best: number | null = null;
  let least = 1;
  for (const index of nodesBetween(placement, y - reachY, y + reachY + 1)) {
    const distance = Math.hypot((placement.x[index]! - x) / reachX, (placement.y[index]! + 0.5 - y) / reachY);
    if (distance <= least) {
      best = index;
      least = distance;
    }
  }
  return best;
}

export type Shown = readonly boolean[];
export type Place = (model: ChainModel, shown: Shown) => Placement;

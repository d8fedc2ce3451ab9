import type { ChainModel } from './model.ts';
import type { Placement } from './placement.ts';

/**
 * Where a key leads from a node: up and down along the rows, left to the infector (or to the case that a contact was
 * exposed by), right to the first infectee (or contact), Home and End to the ends. Null: nowhere.
 */
export function stepFrom(
  model: ChainModel,
  placement: Placement,
  from: number | null,
  key: string,
): number | null {
  const { order, shown } = placement;
  if (order.length === 0) {
    return null;
  }
  const first = order[0]!;
  const last = order[order.length - 1]!;
  if (from === null || shown[from] !== true) {
    return key === 'End' ? last : key.startsWith('Arrow') || key === 'Home' ? first : null;
  }
  const node = model.nodes[from]!;
  const firstShown = (...lists: (readonly number[])[]) =>
    lists.flat().find((index) => shown[index] === true && index !== from) ?? null;
  switch (key) {
    case 'ArrowDown':
      return order[positionOf(placement, from) + 1] ?? null;
    case 'ArrowUp':
      return order[positionOf(placement, from) - 1] ?? null;
    case 'ArrowLeft':
      return placement.parent[from] !== -1
        ? placement.parent[from]!
        : firstShown(node.infectors, node.exposedBy);
    case 'ArrowRight':
      return firstShown(node.infectees, node.contacts);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

function positionOf({ order, rowStart, y }: Placement, index: number): number {
  return order.indexOf(index, rowStart[y[index]!]!);
}

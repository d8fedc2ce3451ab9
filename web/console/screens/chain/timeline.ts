import type { ChainModel, ChainNode } from './model.ts';
import { dayAxis, orderRows, type Place, type Shown, slotOf, sortByNumber } from './placement.ts';

/**
 * The transmission tree on a time axis: x is the day, each case has a row of its own, its infectees follow below it in
 * the order of their days, its contacts directly under it. The largest chain comes first. O(n): counting sorts, and one
 * walk through the trees. A case with several infectors hangs under the one who fell ill last before it; a loop is cut
 * where the walk meets it again.
 */
export const placeTimeline: Place = (model, shown) => {
  const { nodes, caseCount } = model;
  const axis = dayAxis(nodes, shown);
  const x = new Float32Array(nodes.length);
  const y = new Float32Array(nodes.length);
  const byDay = casesByDay(model, shown, axis);
  const parent = chooseParents(nodes, byDay, shown);
  const children = sortByNumber(
    byDay.filter((index) => parent[index] !== -1),
    caseCount,
    (index) => parent[index]!,
  );
  const roots = sortByNumber(
    byDay.filter((index) => parent[index] === -1),
    model.analysis.report.components.length,
    (index) => nodes[index]!.component,
  ).sorted;
  const placed = new Uint8Array(nodes.length);
  let rows = 0;
  const walk = (root: number): void => {
    const stack = [root];
    while (stack.length > 0) {
      const index = stack.pop()!;
      if (placed[index] === 1) {
        continue;
      }
      placed[index] = 1;
      x[index] = axis.dayOf(nodes[index]!) + 0.5;
      y[index] = rows;
      rows += 1 + placeContacts(nodes[index]!, rows + 1);
      for (let child = children.start[index + 1]! - 1; child >= children.start[index]!; child -= 1) {
        stack.push(children.sorted[child]!);
      }
    }
  };
  const placeContacts = (node: ChainNode, firstRow: number): number => {
    const taken = new Map<number, number>();
    let height = 0;
    for (const index of node.contacts) {
      if (index >= caseCount && shown[index] === true && placed[index] === 0) {
        placed[index] = 1;
        const day = axis.dayOf(nodes[index]!);
        const slot = slotOf(day, taken.get(day) ?? 0);
        taken.set(day, (taken.get(day) ?? 0) + 1);
        x[index] = slot.x;
        y[index] = firstRow + slot.row;
        height = Math.max(height, slot.row + 1);
      }
    }
    return height;
  };
  roots.forEach(walk);
  // Who only a loop reaches has no root.
  byDay.forEach(walk);
  // A contact whose case is filtered out stands alone.
  nodes.forEach((node) => {
    if (shown[node.index] === true && placed[node.index] === 0) {
      x[node.index] = axis.dayOf(node) + 0.5;
      y[node.index] = rows;
      rows += 1;
    }
  });
  const lowest = new Float32Array(nodes.length).fill(-1);
  for (const index of byDay) {
    const above = parent[index]!;
    if (above !== -1) {
      lowest[above] = Math.max(lowest[above]!, y[index]!);
    }
  }
  const { firstDay, hasUndated, columns } = axis;
  const ordered = orderRows(shown, x, y, rows);
  const frame = { rows, columns, firstDay, hasUndated, lanes: [], shown };
  return { kind: 'timeline', x, y, ...ordered, ...frame, parent, lowest };
};

function casesByDay(model: ChainModel, shown: Shown, axis: ReturnType<typeof dayAxis>): Int32Array {
  const cases: number[] = [];
  for (let index = 0; index < model.caseCount; index += 1) {
    if (shown[index] === true) {
      cases.push(index);
    }
  }
  return sortByNumber(cases, axis.columns, (index) => axis.dayOf(model.nodes[index]!)).sorted;
}

function chooseParents(nodes: readonly ChainNode[], cases: Int32Array, shown: Shown): Int32Array {
  const parent = new Int32Array(nodes.length).fill(-1);
  for (const index of cases) {
    const own = nodes[index]!;
    let best: ChainNode | null = null;
    for (const one of own.infectors) {
      const infector = nodes[one]!;
      if (one !== index && shown[one] === true && (best === null || isNearer(infector, best, own))) {
        best = infector;
      }
    }
    parent[index] = best?.index ?? -1;
  }
  return parent;
}

/** Whether `a` is a likelier infector to hang under than `b`: ill before `own`, and as late as possible. */
function isNearer(a: ChainNode, b: ChainNode, own: ChainNode): boolean {
  const score = ({ onset }: ChainNode) =>
    onset === null || own.onset === null || onset > own.onset ? Number.NEGATIVE_INFINITY : onset;
  return score(a) > score(b);
}

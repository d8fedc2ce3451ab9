import { dayAxis, type Lane, orderRows, type Place, slotOf } from './placement.ts';

/**
 * Cases and contacts by area: one lane an area, the area with most cases first and who has none last; inside a lane who
 * shares a day stands beside and below each other. O(n).
 * @param unknown what the lane of people without an area is called.
 */
export function placeByArea(unknown: string): Place {
  return (model, shown) => {
    const { nodes, caseCount } = model;
    const axis = dayAxis(nodes, shown);
    const x = new Float32Array(nodes.length);
    const y = new Float32Array(nodes.length);
    const lanes = new Map<string | null, { cases: number; height: number; taken: Map<number, number> }>();
    for (const node of nodes) {
      if (shown[node.index] !== true) {
        continue;
      }
      let lane = lanes.get(node.area);
      if (lane === undefined) {
        lane = { cases: 0, height: 0, taken: new Map() };
        lanes.set(node.area, lane);
      }
      const day = axis.dayOf(node);
      const slot = slotOf(day, lane.taken.get(day) ?? 0);
      lane.taken.set(day, (lane.taken.get(day) ?? 0) + 1);
      lane.cases += node.index < caseCount ? 1 : 0;
      lane.height = Math.max(lane.height, slot.row + 1);
      x[node.index] = slot.x;
      y[node.index] = slot.row;
    }
    const ranked = [...lanes].sort(
      ([a, one], [b, other]) => Number(a === null) - Number(b === null) || other.cases - one.cases,
    );
    const top = new Map<string | null, number>();
    const named: Lane[] = [];
    let rows = 0;
    for (const [area, lane] of ranked) {
      top.set(area, rows);
      named.push({ name: area ?? unknown, from: rows, to: rows + lane.height });
      rows += lane.height;
    }
    for (const node of nodes) {
      if (shown[node.index] === true) {
        y[node.index]! += top.get(node.area) ?? 0;
      }
    }
    const { firstDay, hasUndated, columns } = axis;
    const ordered = orderRows(shown, x, y, rows);
    const frame = { rows, columns, firstDay, hasUndated, lanes: named, shown };
    const parent = new Int32Array(nodes.length).fill(-1);
    const lowest = new Float32Array(nodes.length).fill(-1);
    return { kind: 'area', x, y, ...ordered, ...frame, parent, lowest };
  };
}

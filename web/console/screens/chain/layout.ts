import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

/** What the layout needs of a node. */
export type GraphNode = { readonly id: string; readonly generation: number | null };
export type GraphEdge = { readonly from: string; readonly to: string; readonly kind: 'infected' | 'contact' };
export type Placed<N extends GraphNode = GraphNode> = N & { readonly x: number; readonly y: number };

type Body = { id: string; generation: number | null; x?: number; y?: number };

/** Work is bounded: nodes x iterations stays near this, whatever the size of the graph. */
const WORK = 120_000;
const MOST_ITERATIONS = 300;
const GENERATION_WIDTH = 170;
/** Half of the room that a node with its label takes, so that labels stay readable. */
const NODE_ROOM = 46;

/** How many iterations a graph of n nodes gets. */
export function iterationsFor(n: number): number {
  return Math.max(30, Math.min(MOST_ITERATIONS, Math.round(WORK / Math.max(1, n))));
}

/**
 * Positions of the nodes, settled at once and not while drawing. Generations go from left to right.
 * Deterministic: the forces begin from fixed places, so the same graph always looks the same.
 */
export function layOut<N extends GraphNode>(nodes: readonly N[], edges: readonly GraphEdge[]): Placed<N>[] {
  const known = new Set(nodes.map((node) => node.id));
  const bodies: Body[] = nodes.map(({ id, generation }) => ({ id, generation }));
  const links = edges
    .filter((edge) => known.has(edge.from) && known.has(edge.to))
    .map((edge) => ({ source: edge.from, target: edge.to, kind: edge.kind }));
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .id((body) => body.id)
        .distance((link) => (link.kind === 'infected' ? 150 : 100)),
    )
    .force('charge', forceManyBody().strength(-160).distanceMax(500))
    .force('collide', forceCollide(NODE_ROOM))
    .force('x', forceX<Body>((body) => (body.generation ?? 0) * GENERATION_WIDTH).strength(0.25))
    .force('y', forceY(0).strength(0.06))
    .stop()
    .tick(iterationsFor(nodes.length));
  return nodes.map((node, index) => ({ ...node, x: bodies[index]?.x ?? 0, y: bodies[index]?.y ?? 0 }));
}

/** The rectangle that holds all nodes with room for their labels: x, y, width, height. */
export function boundsOf(nodes: readonly Placed[]): readonly [number, number, number, number] {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const left = Math.min(0, ...xs) - 60;
  const top = Math.min(0, ...ys) - 40;
  return [left, top, Math.max(0, ...xs) + 110 - left, Math.max(0, ...ys) + 50 - top];
}

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
const directions: { readonly [key in Arrow]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest node in the direction of an arrow key; null when there is none. */
export function nodeTowards<P extends Placed>(nodes: readonly P[], from: P, key: string): P | null {
  const direction = directions[key as Arrow];
  if (direction === undefined) {
    return null;
  }
  let best: P | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const along = (node.x - from.x) * direction[0] + (node.y - from.y) * direction[1];
    const aside = Math.abs((node.x - from.x) * direction[1]) + Math.abs((node.y - from.y) * direction[0]);
    const cost = along + 2 * aside;
    if (node.id !== from.id && along > 1 && cost < least) {
      best = node;
      least = cost;
    }
  }
  return best;
}

/** A directed edge between node numbers 0 .. n - 1. */
export type Edge = readonly [from: number, to: number];

/** Weak components: sizes descending, and for each node the number of its component in that order. */
export function groupComponents(
  nodes: number,
  edges: readonly Edge[],
): { sizes: number[]; groupOf: number[] } {
  const parent = Array.from({ length: nodes }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [from, to] of edges) {
    const [a, b] = [root(from), root(to)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const size = new Map<number, number>();
  for (let node = 0; node < nodes; node += 1) {
    size.set(root(node), (size.get(root(node)) ?? 0) + 1);
  }
  const ordered = [...size].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const rank = new Map(ordered.map(([first], position) => [first, position]));
  const groupOf = Array.from({ length: nodes }, (_, node) => rank.get(root(node)) ?? 0);
  return { sizes: ordered.map(([, count]) => count), groupOf };
}

/** Number of edges on the shortest way from any node without incoming edge; `null` where none leads. Breadth first. */
export function shortestFromRoots(nodes: number, edges: readonly Edge[]): (number | null)[] {
  const { next, incoming } = adjacency(nodes, edges);
  const distance: (number | null)[] = incoming.map((count) => (count === 0 ? 0 : null));
  const queue = distance.flatMap((value, node) => (value === 0 ? [node] : []));
  for (const node of queue) {
    for (const target of next[node]!) {
      if (distance[target] === null) {
        distance[target] = (distance[node] ?? 0) + 1;
        queue.push(target);
      }
    }
  }
  return distance;
}

/**
 * Members of the strongly connected components (Tarjan 1972, with an own stack so that a chain of 100,000 cases does not
 * exhaust the call stack).
 */
export function strongComponents(nodes: number, edges: readonly Edge[]): number[][] {
  const { next } = adjacency(nodes, edges);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const open = new Uint8Array(nodes);
  const stack: number[] = [];
  const groups: number[][] = [];
  let counter = 0;
  const enter = (node: number): { node: number; edge: number } => {
    order[node] = counter;
    low[node] = counter;
    counter += 1;
    open[node] = 1;
    stack.push(node);
    return { node, edge: 0 };
  };
  const close = (node: number): void => {
    const members: number[] = [];
    for (let member = -1; member !== node; members.push(member)) {
      member = stack.pop()!;
      open[member] = 0;
    }
    groups.push(members);
  };
  for (let first = 0; first < nodes; first += 1) {
    const path = order[first] === -1 ? [enter(first)] : [];
    while (path.length > 0) {
      const step = path.at(-1)!;
      const target = next[step.node]![step.edge];
      step.edge += 1;
      if (target === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above) {
          low[above.node] = Math.min(low[above.node]!, low[step.node]!);
        }
        if (low[step.node] === order[step.node]) {
          close(step.node);
        }
      } else if (order[target] === -1) {
        path.push(enter(target));
      } else if (open[target] === 1) {
        low[step.node] = Math.min(low[step.node]!, order[target]!);
      }
    }
  }
  return groups;
}

function adjacency(nodes: number, edges: readonly Edge[]): { next: number[][]; incoming: number[] } {
  const next: number[][] = Array.from({ length: nodes }, () => []);
  const incoming = Array.from({ length: nodes }, () => 0);
  for (const [from, to] of edges) {
    next[from]!.push(to);
    incoming[to] = incoming[to]! + 1;
  }
  return { next, incoming };
}

import { describe, expect, it } from 'vitest';
import { type GraphNode, boundsOf, iterationsFor, layOut, nodeTowards } from './layout.ts';

const node = (id: string, generation: number): GraphNode => ({
  id,
  generation,
});
const nodes = [node('a', 0), node('b', 1), node('c', 1), node('d', 2)];
const edges = [
  { from: 'a', to: 'b', kind: 'infected' },
  { from: 'a', to: 'c', kind: 'infected' },
  { from: 'b', to: 'd', kind: 'infected' },
  { from: 'b', to: 'elsewhere', kind: 'contact' },
] as const;

describe('graph layout', () => {
  it('is the same every time and puts generations from left to right', () => {
    const placed = layOut(nodes, edges);
    expect(layOut(nodes, edges)).toEqual(placed);
    const x = Object.fromEntries(placed.map((one) => [one.id, one.x]));
    expect(x['a']!).toBeLessThan(x['b']!);
    expect(x['b']!).toBeLessThan(x['d']!);
  });

  it('keeps nodes apart and inside the bounds', () => {
    const placed = layOut(nodes, edges);
    const [left, top, width, height] = boundsOf(placed);
    for (const one of placed) {
      expect(one.x).toBeGreaterThan(left);
      expect(one.x).toBeLessThan(left + width);
      expect(one.y).toBeGreaterThan(top);
      expect(one.y).toBeLessThan(top + height);
      const near = placed.filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < 20);
      expect(near).toHaveLength(1);
    }
  });

  it('bounds its work', () => {
    expect(iterationsFor(10)).toBe(300);
    expect(iterationsFor(100_000)).toBe(30);
  });

  it('finds the node in the direction of an arrow', () => {
    const at = (id: string, x: number, y: number) => ({ ...node(id, 0), x, y });
    const all = [at('m', 0, 0), at('right', 50, 5), at('far', 200, 0), at('up', 0, -40)];
    expect(nodeTowards(all, all[0]!, 'ArrowRight')?.id).toBe('right');
    expect(nodeTowards(all, all[0]!, 'ArrowUp')?.id).toBe('up');
    expect(nodeTowards(all, all[0]!, 'ArrowLeft')).toBeNull();
  });
});

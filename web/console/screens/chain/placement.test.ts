import { describe, expect, it } from 'vitest';
import { sampleCase, sampleModel } from './chain-sample.ts';
import { placeByArea } from './lanes.ts';
import { buildModel } from './model.ts';
import { nodeAt, nodesBetween } from './placement.ts';
import { stepFrom } from './steps.ts';
import { placeTimeline } from './timeline.ts';
import { clampView, panView, pointAt, showNode, wholeView, zoomView } from './view.ts';

const model = sampleModel();
const everybody = model.nodes.map(() => true);
const timeline = placeTimeline(model, everybody);
const idsOf = (order: Int32Array) => [...order].map((index) => model.nodes[index]!.id);
const position = (id: string) => model.nodes.findIndex((node) => node.id === id);
const size = { width: 1000, height: 500 };

describe('timeline', () => {
  it('puts the largest chain first, infectees below their infector by day, contacts under their case, loops last', () => {
    expect(idsOf(timeline.order)).toEqual(['a', 'c', 'b', 'q', 'p', 'd', 'g', 'f', 'e']);
  });

  it('places everybody once, on its day', () => {
    expect(new Set(timeline.order).size).toBe(model.nodes.length);
    // Two days of room for who has no date, then day 9.
    expect(timeline.firstDay).toBe(7);
    expect(timeline.x[position('a')]).toBe(3.5);
    expect(timeline.x[position('g')]).toBe(0.5);
    expect(Math.abs(timeline.x[position('p')]! - timeline.x[position('q')]!)).toBeGreaterThan(0.2);
  });

  it('hangs a case with several infectors under the one who fell ill last before it', () => {
    expect(timeline.parent[position('d')]).toBe(position('b'));
  });

  it('draws a chain of 20,000 without deep recursion, and a loop once', () => {
    const n = 20_000;
    const long = buildModel({
      cases: Array.from({ length: n }, (_, i) => sampleCase(String(i), i % 60)),
      contacts: [],
      infections: Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const),
      exposures: [],
      today: null,
      asOf: null,
    });
    expect(
      placeTimeline(
        long,
        long.nodes.map(() => true),
      ).order,
    ).toHaveLength(n);
  });

  it('leaves out what is not shown', () => {
    const shown = model.nodes.map((node) => node.id !== 'a' && node.status !== 'CONTACT');
    const placed = placeTimeline(model, shown);
    expect(idsOf(placed.order)).not.toContain('a');
    expect(placed.order).toHaveLength(6);
    expect(placed.parent[position('b')]).toBe(-1);
  });
});

describe('lanes', () => {
  it('have one area each, the one with most cases first, unknown last', () => {
    const placed = placeByArea('?')(model, everybody);
    expect(placed.lanes.map((lane) => lane.name)).toEqual(['North', 'South', '?']);
    for (const node of model.nodes) {
      const lane = placed.lanes.find((one) => one.name === (node.area ?? '?'))!;
      expect(placed.y[node.index]!).toBeGreaterThanOrEqual(lane.from);
      expect(placed.y[node.index]!).toBeLessThan(lane.to);
    }
  });
});

describe('finding the way', () => {
  it('goes along rows, to the infector and to an infectee', () => {
    const step = (from: string | null, key: string) => {
      const next = stepFrom(model, timeline, from === null ? null : position(from), key);
      return next === null ? null : model.nodes[next]!.id;
    };
    expect(step(null, 'ArrowDown')).toBe('a');
    expect(step('a', 'ArrowRight')).toBe('b');
    expect(step('d', 'ArrowLeft')).toBe('b');
    expect(step('p', 'ArrowLeft')).toBe('b');
    expect(step('a', 'ArrowUp')).toBeNull();
    expect(step('a', 'x')).toBeNull();
    expect(step(null, 'End')).toBe(step('a', 'End'));
    const walked: string[] = [];
    for (let at: string | null = 'a'; at !== null; at = step(at, 'ArrowDown')) {
      walked.push(at);
    }
    expect(walked).toEqual(idsOf(timeline.order));
  });

  it('finds the node under a point, and none where there is none', () => {
    const at = position('d');
    expect(nodeAt(timeline, timeline.x[at]! + 0.1, timeline.y[at]! + 0.4, 0.5, 0.6)).toBe(at);
    expect(nodeAt(timeline, timeline.x[at]! + 5, timeline.y[at]!, 0.5, 0.6)).toBeNull();
    expect([...nodesBetween(timeline, 0, 1)]).toEqual([position('a')]);
    expect(nodesBetween(timeline, 0, 1_000)).toHaveLength(model.nodes.length);
  });
});

describe('view', () => {
  it('keeps what lies under the pointer in place while it zooms, and stays over the drawing', () => {
    const whole = wholeView(timeline, size);
    const big = { ...timeline, rows: 4_000, columns: 60 };
    const start = wholeView(big, size);
    const before = pointAt(start, [500, 300], big, size);
    const after = pointAt(zoomView(start, 4, [500, 300], big, size), [500, 300], big, size);
    expect(after[1]).toBeCloseTo(before[1], 6);
    expect(panView(whole, [-100, -100], timeline, size)).toEqual(whole);
    const far = panView(zoomView(start, 4, [0, 26], big, size), [1e6, 1e6], big, size);
    expect([far.dx, far.dy]).toEqual([0, 0]);
    expect(clampView({ kx: 1e9, ky: 1e9, dx: 0, dy: 0 }, big, size).ky).toBeLessThan(40);
  });

  it('brings a node into view', () => {
    const at = position('d');
    const shown = showNode(wholeView(timeline, size), at, timeline, size);
    const x = timeline.x[at]! * shown.kx + shown.dx;
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(size.width);
  });
});

import { describe, expect, it } from 'vitest';
import { createMarkers } from './markers.ts';
import { wholeView, zoomAt } from './view.ts';

const size = { width: 400, height: 400 };
const places = Array.from({ length: 10_000 }, (_, i) => ({
  lon: (i * 137) % 401,
  lat: (i * 251) % 397,
  layer: i % 2 === 0 ? ('test' as const) : ('checkpoint' as const),
}));
const project = (lon: number, lat: number) => [lon, lat] as const;

describe('markers', () => {
  it('shows ten thousand points as few clusters that count them all', () => {
    const shown = createMarkers(places, project).shown(wholeView, size);
    expect(shown.length).toBeLessThanOrEqual(64);
    expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });

  it('splits when zoomed in, and leaves out what is outside the window', () => {
    const markers = createMarkers(places, project);
    const view = zoomAt(wholeView, 32, [200, 200], size);
    const shown = markers.shown(view, size);
    expect(shown.length).toBeLessThan(120);
    expect(Math.max(...shown.map(({ count }) => count))).toBeLessThan(20);
  });

  it('draws groups with the number that they stand for', () => {
    const groups = [
      { lon: 100, lat: 50, layer: 'test' as const, count: 40 },
      { lon: 101, lat: 50, layer: 'checkpoint' as const, count: 2 },
    ];
    expect(createMarkers(groups, project).shown(wholeView, size)).toMatchObject([{ count: 42 }]);
  });

  it('finds the marker under a finger', () => {
    const markers = createMarkers([{ lon: 100, lat: 50, layer: 'test' }], project);
    expect(markers.hit(wholeView, size, [108, 58])).toMatchObject({ count: 1, first: 0, layer: 'test' });
    expect(markers.hit(wholeView, size, [130, 50])).toBeNull();
  });
});

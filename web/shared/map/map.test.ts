import { describe, expect, it } from 'vitest';
import { neighbour } from './neighbours.ts';
import { centreOn, clampView, panBy, pinch, toDrawing, wholeView, zoomAt } from './view.ts';

const size = { width: 400, height: 300 };

describe('map view', () => {
  it('zooms about a point that stays in place', () => {
    const at = [100, 80] as const;
    const zoomed = zoomAt(wholeView, 3, at, size);
    expect(zoomed.k).toBe(3);
    expect(toDrawing(zoomed, at)).toEqual([100, 80]);
  });

  it('never leaves the drawing, never zooms beyond 1..32', () => {
    expect(panBy(wholeView, [50, -50], size)).toEqual(wholeView);
    expect(clampView({ k: 0.1, x: 9, y: 9 }, size)).toEqual({ k: 1, x: 0, y: 0 });
    expect(zoomAt(wholeView, 1000, [0, 0], size).k).toBe(32);
    expect(panBy({ k: 2, x: -10, y: -10 }, [-9999, 9999], size)).toEqual({ k: 2, x: -400, y: 0 });
  });

  it('pinches: fingers twice as far apart zoom by two and keep what is between them', () => {
    const view = pinch(
      wholeView,
      [
        [180, 150],
        [220, 150],
      ],
      [
        [160, 150],
        [240, 150],
      ],
      size,
    );
    expect(view.k).toBe(2);
    expect(toDrawing(view, [200, 150])).toEqual([200, 150]);
  });

  it('brings a point into the middle without zooming out', () => {
    const view = centreOn({ k: 8, x: 0, y: 0 }, [200, 150], 2, size);
    expect(view.k).toBe(8);
    expect(toDrawing(view, [200, 150])).toEqual([200, 150]);
  });
});

describe('arrow keys between communes', () => {
  const grid = [0, 1, 2].flatMap((y) =>
    [0, 1, 2].map((x) => ({ id: `${x}${y}`, at: [x * 10, y * 10] as const })),
  );

  it('starts in the middle and walks in the four directions', () => {
    expect(neighbour(grid, null, 'up')).toBe('11');
    expect(neighbour(grid, '11', 'up')).toBe('10');
    expect(neighbour(grid, '11', 'down')).toBe('12');
    expect(neighbour(grid, '11', 'left')).toBe('01');
    expect(neighbour(grid, '11', 'right')).toBe('21');
  });

  it('stays at the edge', () => {
    expect(neighbour(grid, '00', 'up')).toBeNull();
    expect(neighbour([], null, 'up')).toBeNull();
  });

  it('reaches every area of a scattered map by arrows', () => {
    const scattered = Array.from({ length: 65 }, (_, i) => ({
      id: String(i),
      at: [(i * 137) % 400, (i * 251) % 300] as const,
    }));
    const reached = new Set<string>();
    const open = [neighbour(scattered, null, 'up')];
    while (open.length > 0) {
      const id = open.pop();
      if (id === null || id === undefined || reached.has(id)) {
        continue;
      }
      reached.add(id);
      open.push(...(['up', 'down', 'left', 'right'] as const).map((way) => neighbour(scattered, id, way)));
    }
    expect(reached.size).toBe(65);
  });
});

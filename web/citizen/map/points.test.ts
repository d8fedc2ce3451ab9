import { describe, expect, it } from 'vitest';
import { countLayers, pointsOf } from './points.ts';

const group = { lat: 21.5, lon: 106.5, counts: [0, 2, 0, 3, 0] };
const place = {
  name: 'Điểm tiêm',
  kind: 'vaccination-site',
  lat: 21,
  lon: 106,
  note: null,
  layer: 'vaccination',
} as const;

describe('points of the map', () => {
  it('draws groups with what is shown of them, and leaves out what is hidden', () => {
    expect(pointsOf([group], new Set())).toEqual([
      { lat: 21.5, lon: 106.5, layer: 'checkpoint', count: 5, place: null },
    ]);
    expect(pointsOf([group], new Set(['checkpoint']))).toMatchObject([{ layer: 'vaccination', count: 3 }]);
    expect(pointsOf([group], new Set(['checkpoint', 'vaccination']))).toEqual([]);
  });

  it('draws places one by one and counts both by layer', () => {
    expect(pointsOf([place], new Set())).toMatchObject([{ layer: 'vaccination', count: 1, place }]);
    expect([...countLayers([group, place])]).toEqual([
      ['checkpoint', 2],
      ['vaccination', 4],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { layerNames } from '../../../../lib/maps/index.ts';
import { groupPlaces } from './group-places.ts';

const places = Array.from({ length: 10_000 }, (_, i) => ({
  name: `Địa điểm ${i}`,
  kind: 'test-site',
  lat: 21.35 + ((i * 0.618034) % 1),
  lon: 106.15 + 1.2 * ((i * 0.754878) % 1),
  note: null,
  layer: layerNames[i % layerNames.length]!,
}));

describe('groups of places', () => {
  it('are few, stand among their places, and count every place by its layer', () => {
    const groups = groupPlaces(places);
    expect(groups.length).toBeLessThanOrEqual(121);
    expect(groups.length).toBeGreaterThan(50);
    const byLayer = layerNames.map((_name, i) => groups.reduce((sum, { counts }) => sum + counts[i]!, 0));
    expect(byLayer).toEqual([2_000, 2_000, 2_000, 2_000, 2_000]);
    for (const { lat, lon } of groups) {
      expect(lat).toBeGreaterThan(21.35);
      expect(lat).toBeLessThan(22.35);
      expect(lon).toBeGreaterThan(106.15);
      expect(lon).toBeLessThan(107.35);
    }
    expect(JSON.stringify(groups).length).toBeLessThan(10_000);
  });

  it('keep a lone place where it is, and make nothing of nothing', () => {
    expect(groupPlaces(places.slice(0, 1))).toEqual([{ lat: 21.35, lon: 106.15, counts: [1, 0, 0, 0, 0] }]);
    expect(groupPlaces([])).toEqual([]);
  });
});

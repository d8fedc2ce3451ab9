import { describe, expect, it } from 'vitest';
import { freeCode, moved, newScene, newTile, withKind, withMetric } from './draft.ts';

describe('a draft of the scenes', () => {
  it('moves an item one place, and not over the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('gives a new scene a free digit and code, and none where nine are there', () => {
    const first = newScene([], 'Mới', 'New')!;
    expect([first.id, first.key]).toEqual(['scene-1', 1]);
    const nine = Array.from({ length: 9 }, (_, at) => ({ ...first, id: `scene-${at}`, key: at + 1 }));
    expect(newScene(nine, 'Mới', 'New')).toBeNull();
    expect(freeCode(['tile-2'], 'tile')).toBe('tile-3');
  });

  it('fits size and time to the kind, and takes the figure from what has none', () => {
    const tile = { ...newTile([]), metric: 'lab.tests' };
    expect(withKind(tile, 'series')).toMatchObject({ window: 'days', columns: 7, metric: 'lab.tests' });
    expect(withKind(tile, 'map')).not.toHaveProperty('metric');
  });

  it('names a tile by its figure until somebody typed a name', () => {
    const tests = { code: 'lab.tests', vi: 'Kết quả', en: 'Results' };
    const named = withMetric(newTile([]), tests, undefined);
    expect(named.vi).toBe('Kết quả');
    expect(withMetric(named, { code: 'x', vi: 'Khác', en: 'Other' }, tests).vi).toBe('Khác');
    expect(withMetric({ ...named, vi: 'Tên riêng' }, { code: 'x', vi: 'Khác', en: 'Other' }, tests).vi).toBe(
      'Tên riêng',
    );
  });
});

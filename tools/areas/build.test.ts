import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAreaChanges, parseAreaList } from '../../lib/vietnamese/index.ts';
import { buildAreaFiles } from './build.ts';
import { centroidOf, contains, shareInside } from './geometry.ts';
import { hasSources, projectRoot, sharedFolder } from './shared-folder.ts';
import { type Ring, readSources } from './sources.ts';

const square = (west: number, south: number, size: number): Ring[][] => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];

describe('geometry', () => {
  it('measures shares, holes and centres', () => {
    expect(shareInside(square(0, 0, 2), square(1, 0, 2))).toBeCloseTo(0.5, 2);
    expect(shareInside(square(0, 0, 1), square(5, 5, 1))).toBe(0);
    expect(centroidOf(square(2, 4, 2))).toEqual({ lon: 3, lat: 5 });
    const [[outer = []] = []] = square(0, 0, 10);
    const [[hole = []] = []] = square(4, 4, 2);
    expect([contains([[outer, hole]], 5, 5), contains([[outer, hole]], 1, 1)]).toEqual([false, true]);
  });
});

describe.skipIf(!hasSources())('building from the source lists (VX_SHARED)', () => {
  it('gives exactly the files that ship', () => {
    for (const [name, text] of buildAreaFiles(readSources(sharedFolder()), false)) {
      expect(text, name).toBe(readFileSync(join(projectRoot, 'data', 'areas', name), 'utf8'));
    }
  });

  it('can give the whole country, every row readable', () => {
    const files = buildAreaFiles(readSources(sharedFolder()), true);
    const old = parseAreaList(files.get('units-2021.csv') ?? '');
    const current = parseAreaList(files.get('units-2025.csv') ?? '');
    const changes = parseAreaChanges(files.get('changes-2025.csv') ?? '');
    expect([old.refused, current.refused, changes.refused]).toEqual([[], [], []]);
    expect(old.rows).toHaveLength(63 + 705 + 10_599);
    expect(current.rows).toHaveLength(34 + 3_321);
    expect(new Set(changes.rows.map(({ oldCode }) => oldCode)).size).toBe(10_599);
    expect(changes.rows.filter(({ basis }) => basis === 'unknown')).toHaveLength(529);
  }, 30_000);
});

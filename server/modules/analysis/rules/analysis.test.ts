import { describe, expect, it } from 'vitest';
import { bucketOf, bucketsOf } from './dimensions.ts';
import { type Count, tabulate } from './tabulate.ts';

const count = (row: string, column: string, value: number): Count => ({ row, column, value });
const nobody = () => null;

describe('time', () => {
  it('puts a day into its week from Monday, and into its month', () => {
    expect(['2026-11-15', '2026-11-16', '2026-11-22'].map((day) => bucketOf(day, 'week'))).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-16',
    ]);
    expect(bucketOf('2026-01-31', 'month')).toBe('2026-01-01');
  });

  it('lists every bucket, over the end of a year and days without an event', () => {
    expect(bucketsOf('2025-12-30', '2026-01-02', 'day')).toEqual([
      '2025-12-30',
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(bucketsOf('2025-12-30', '2026-01-02', 'month')).toEqual(['2025-12-01', '2026-01-01']);
    expect(bucketsOf('2025-12-30', '2026-01-05', 'week')).toEqual(['2025-12-29', '2026-01-05']);
  });
});

describe('the table', () => {
  const counts = [count('a', 'x', 2), count('a', 'y', 6), count('b', 'x', 2), count('a', 'x', 0)];
  const rows = { dimension: 'area', keys: ['a', 'b', 'c'] } as const;
  const columns = { dimension: 'sex', keys: ['x', 'y'] } as const;

  it('adds up counts, with zero where nothing happened', () => {
    expect(tabulate(rows, columns, counts, 'count', nobody)).toEqual({
      cells: [
        [2, 6],
        [2, 0],
        [0, 0],
      ],
      rowTotals: [8, 2, 0],
      columnTotals: [4, 6],
      total: 10,
    });
  });

  it('gives shares of the row and of the column, none where there is nothing to share', () => {
    expect(tabulate(rows, columns, counts, 'row-share', nobody).cells).toEqual([
      [0.25, 0.75],
      [1, 0],
      [null, null],
    ]);
    expect(tabulate(rows, columns, counts, 'column-share', nobody).cells).toEqual([
      [0.5, 1],
      [0.5, 0],
      [0, 0],
    ]);
  });

  it('gives rates of the people of each area, and none without a denominator', () => {
    const people = (row: string | null) => (row === null ? 10_000 : row === 'a' ? 4000 : null);
    expect(tabulate(rows, columns, counts, 'per-100k', people)).toEqual({
      cells: [
        [50, 150],
        [null, null],
        [null, null],
      ],
      rowTotals: [200, null, null],
      columnTotals: [40, 60],
      total: 100,
    });
  });

  it('never adds different metrics up', () => {
    const metrics = { dimension: 'metric', keys: ['x', 'y'] } as const;
    expect(tabulate(rows, metrics, counts, 'count', nobody)).toMatchObject({
      rowTotals: [null, null, null],
      columnTotals: [4, 6],
      total: null,
    });
  });
});

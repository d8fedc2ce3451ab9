import { expect, it } from 'vitest';
import { recentCounts } from './recent-counts.ts';

it('counts a sheet under work once in three seconds for all who watch it, and at once when the work has ended', async () => {
  let now = 0;
  let counted = 0;
  const counts = recentCounts(() => now);
  const count = async () => {
    counted += 1;
    return await Promise.resolve({ imported: counted });
  };
  const asked = await Promise.all([counts('a', 'importing', count), counts('a', 'importing', count)]);
  expect(asked).toEqual([{ imported: 1 }, { imported: 1 }]);
  now = 2_999;
  expect(await counts('a', 'importing', count)).toEqual({ imported: 1 });
  expect(await counts('b', 'importing', count)).toEqual({ imported: 2 });
  now = 3_000;
  expect(await counts('a', 'importing', count)).toEqual({ imported: 3 });
  expect(await counts('a', 'checking', count)).toEqual({ imported: 4 });
  expect(await counts('a', null, count)).toEqual({ imported: 5 });
  expect(await counts('a', null, count)).toEqual({ imported: 6 });
});

it('counts anew after a count that failed', async () => {
  const counts = recentCounts(() => 0);
  await expect(counts('a', 'importing', async () => await Promise.reject(new Error('gone')))).rejects.toThrow(
    'gone',
  );
  expect(await counts('a', 'importing', async () => await Promise.resolve({ ready: 1 }))).toEqual({
    ready: 1,
  });
});

import { expect, it } from 'vitest';
import { type LoadedPages, wholeList } from './wholeList.ts';

/** Pages of three rows of a list of so many; the one after `fails` rows is refused. */
function pages(total: number, fails = Infinity) {
  let shown = 3;
  let asked = 0;
  const now = (): LoadedPages<number> => ({
    rows: Array.from({ length: Math.min(shown, total) }, (_, i) => i),
    hasMore: shown < total && shown < fails,
  });
  const next = async () => {
    asked += 1;
    shown += 3;
    return await Promise.resolve(now());
  };
  return { first: now(), next, asked: () => asked };
}

it('loads a list to its end, and no further than one deed may reach', async () => {
  const short = pages(8);
  expect(await wholeList(short.first, short.next)).toHaveLength(8);
  expect(short.asked()).toBe(2);
  const long = pages(100);
  expect(await wholeList(long.first, long.next, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(long.asked()).toBe(3);
});

it('ends where a page is refused, with what is there', async () => {
  const broken = pages(100, 6);
  expect(await wholeList(broken.first, broken.next)).toHaveLength(6);
});

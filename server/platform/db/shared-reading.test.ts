import { expect, it } from 'vitest';
import { sharedReading } from './shared-reading.ts';

it('shares a reading that is under way, and keeps none that is done', async () => {
  const share = sharedReading<number>();
  let readings = 0;
  const read = async () => {
    readings += 1;
    const mine = readings;
    await new Promise(setImmediate);
    return mine;
  };
  expect(await Promise.all([share('a', read), share('a', read), share('b', read)])).toEqual([1, 1, 2]);
  expect(await share('a', read)).toBe(3);
});

it('hands a failure to all who waited for it, and begins anew', async () => {
  const share = sharedReading<number>();
  const fails = async (): Promise<number> => {
    throw new Error('away');
  };
  const both = await Promise.allSettled([share('a', fails), share('a', fails)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await share('a', async () => 7)).toBe(7);
});

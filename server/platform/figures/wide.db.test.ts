import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { DAY_MS, HOUR_MS, startOfDate } from '../clock/clock.ts';
import { addFigures, eachBefore, eachDay, type FigureQuery, readFigures } from './figures.ts';
import { newestFigureHours } from './newest-hour.ts';
import { isWide } from './wide.ts';

const metric = 'test.wide';
const now = startOfDate('2026-11-16') + 9 * HOUR_MS;
const few = [900_001, 900_002];
/** The same areas among many that counted nothing, as those of a province. */
const many = [...few, ...Array.from({ length: 400 }, (_, i) => 910_000 + i)];
let t: TestApp;

beforeAll(async () => {
  t = await testApp();
  const add = (areaNo: number, at: number, by: number, dataset = 'demo') => ({
    metric,
    dataset,
    areaNo,
    at,
    by,
  });
  await t.app.platform.db.transaction().execute(
    async (tx) =>
      await addFigures(tx, [
        add(few[0]!, now - 400 * DAY_MS, 5),
        add(few[0]!, now - 2 * HOUR_MS, 3),
        add(few[1]!, now - DAY_MS, 7),
        // Came and went: its hour says zero and is not the newest.
        add(few[1]!, now - HOUR_MS, 1),
        add(few[1]!, now - HOUR_MS, -1),
        add(few[1]!, now + 2 * DAY_MS, 11),
        // Neither another area nor another dataset counts.
        add(800_001, now - HOUR_MS, 100),
        add(few[0]!, now - HOUR_MS, 100, 'live'),
      ]),
  );
  await t.app.platform.db.transaction().execute(async (tx) => {
    await addFigures(tx, [add(few[1]!, now, 1)]);
    await addFigures(tx, [add(few[1]!, now, -1)]);
  });
});
afterAll(async () => {
  await t.close();
});

const query = (areaNos: readonly number[]): Omit<FigureQuery, 'step'> => ({
  dataset: 'demo',
  metrics: [metric],
  groups: [{ key: 'all', areaNos }],
});

describe('counters of many areas', () => {
  it.each(['hour', 'day', 'total'] as const)('are those of its parts by %s', async (step) => {
    const { db } = t.app.platform;
    expect([isWide(few), isWide(many)]).toEqual([false, true]);
    for (const period of [{}, { from: now - 2 * DAY_MS, to: now }, { from: now - DAY_MS }]) {
      const [narrow, wide] = await Promise.all(
        [few, many].map(async (areas) => await readFigures(db, { ...query(areas), ...period, step })),
      );
      expect(wide).toEqual(narrow);
      expect(wide![0]!.points.length).toBeGreaterThan(0);
    }
  });

  it('have the newest hour in which anything was counted, up to now', async () => {
    for (const areas of [few, many]) {
      const newest = await newestFigureHours(t.app.platform.db, 'demo', [metric, 'test.never'], areas, {
        from: now - 2 * DAY_MS,
        to: now,
      });
      expect([...newest]).toEqual([[metric, now - 2 * HOUR_MS]]);
    }
  });
});

describe('what was counted before a moment', () => {
  it.each([
    ['the middle of a day', now - HOUR_MS, 15],
    ['an hour that counts itself', now - 2 * HOUR_MS, 12],
    ['the start of a day', now - 9 * HOUR_MS, 12],
    ['a time after everything', now + 9 * DAY_MS, 26],
    ['a time before everything', now - 900 * DAY_MS, 0],
  ])('is the total less what came later: %s', async (_, to, expected) => {
    for (const areas of [few, many]) {
      const sums = { before: 0, days: 0 };
      const { db } = t.app.platform;
      await eachBefore(db, { ...query(areas), to }, (_metric, _key, _at, value) => (sums.before += value));
      await eachDay(db, { ...query(areas), to }, (_metric, _key, _at, value) => (sums.days += value));
      expect(sums.before).toBe(expected);
      expect(sums.days).toBe(expected);
    }
  });
});

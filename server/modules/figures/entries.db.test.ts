import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { DAY_MS, HOUR_MS, startOfDate } from '../../platform/clock/clock.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let officer: Caller;
let communes: readonly Area[];
let province: Area;
const today = startOfDate('2026-11-16');

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
  province = t.app.areas.byId(t.areaId('20'))!;
  communes = t.app.areas.childrenOf(province.no, '2026-11-16');
  t.clock.set(today + 10 * HOUR_MS);
});
afterAll(async () => await t.close());

async function count(metric: string, area: Area, at: number, by: number): Promise<void> {
  const delta = { metric, dataset: 'demo', areaNo: area.no, at, by };
  await t.app.platform.db.transaction().execute(async (tx) => await addFigures(tx, [delta]));
}
const read = async (path: string, caller = officer) => (await caller.get(path)).json();

describe('figures entered by hand', () => {
  const enter = async (more: object = {}, caller = officer) =>
    await caller.post('/manual-figures', {
      id: uuid7(),
      metric: 'manual.smartphones',
      areaId: communes[0]!.id,
      at: '2026-11-16T01:00:00Z',
      value: 5200,
      source: 'Điện thoại của UBND phường, 8 giờ',
      ...more,
    });

  it('belong to a metric that officers declare, once', async () => {
    const metric = {
      code: 'manual.smartphones',
      vi: 'Người dùng điện thoại thông minh',
      en: 'Smartphone users',
      unit: 'người',
    };
    expect((await officer.post('/manual-metrics', metric)).statusCode).toBe(201);
    expect((await officer.post('/manual-metrics', metric)).json().code).toBe('figures.metric-taken');
    const { items } = await read('/metrics?module=manual');
    expect(items.filter((one: { code: string }) => one.code.startsWith('manual.'))).toMatchObject([
      { code: 'manual.smartphones', kind: 'manual', public: false },
    ]);
  });

  it('hold until the next one, and a corrected one stays to be seen with who and why', async () => {
    const first = await enter();
    expect(first.statusCode).toBe(201);
    const value = async () =>
      (await read(`/metrics/values?codes=manual.smartphones&area=${communes[0]!.id}`)).items[0].value;
    expect(await value()).toBe(5200);
    const path = `/manual-figures/${first.json().id}/corrections`;
    const correction = { id: uuid7(), value: 2500, source: 'Văn bản của phường', reason: 'Nghe nhầm' };
    expect((await officer.post(path, correction)).statusCode).toBe(201);
    expect((await officer.post(path, correction)).statusCode).toBe(200);
    expect((await officer.post(path, { ...correction, id: uuid7() })).json().code).toBe(
      'figures.already-corrected',
    );
    expect(await value()).toBe(2500);
    const { items } = await read('/manual-figures?metric=manual.smartphones');
    expect(items).toHaveLength(2);
    const old = items.find((one: { value: number }) => one.value === 5200);
    const now = items.find((one: { value: number }) => one.value === 2500);
    expect(now).toMatchObject({ corrects: old.id, reason: 'Nghe nhầm', correctedBy: null });
    expect(old).toMatchObject({ correctedBy: now.id, author: expect.any(String) });
  });

  it('are refused where they can’t be, and other provinces are entered by officers of a whole province only', async () => {
    const codeOf = async (more: object, caller = officer) => (await enter(more, caller)).json().code;
    expect(await codeOf({ metric: 'cases.announced' })).toBe('figures.not-manual');
    expect(await codeOf({ metric: 'manual.none' })).toBe('figures.unknown-metric');
    expect(await codeOf({ at: '2027-01-01T00:00:00Z' })).toBe('figures.future-figure');
    expect((await enter({ areaId: t.areaId('46') })).statusCode).toBe(201);
    const commune = await t.as('commune-officer', communes[0]!.code);
    expect(await codeOf({ areaId: t.areaId('46') }, commune)).toBe('figures.outside-area');
    expect(await codeOf({ areaId: communes[1]!.id }, commune)).toBe('figures.outside-area');
    expect((await enter({ id: uuid7() }, await t.as('analyst'))).statusCode).toBe(403);
  });
});

describe('ratios of figures entered by hand', () => {
  const declare = async (code: string, more: object = {}) =>
    await officer.post('/manual-metrics', { code, vi: code, en: code, unit: '%', ...more });
  const enter = async (metric: string, area: Area, at: string, value: number) =>
    await officer.post('/manual-figures', {
      id: uuid7(),
      metric,
      areaId: area.id,
      at,
      value,
      source: 'Báo cáo của xã',
    });
  const ratio = { numerator: 'manual.doses-entered', denominator: 'manual.doses-given', per: '100' };

  it('are declared of what exists, and are not entered themselves', async () => {
    expect((await declare('manual.entry-rate', { ratio })).json().code).toBe('figures.not-a-part');
    await declare('manual.doses-entered', { unit: 'mũi' });
    await declare('manual.doses-given', { unit: 'mũi' });
    expect((await declare('manual.entry-rate', { ratio })).statusCode).toBe(201);
    const ofRatio = { ...ratio, numerator: 'manual.entry-rate' };
    expect((await declare('manual.rate-of-rate', { ratio: ofRatio })).json().code).toBe('figures.not-a-part');
    const refused = await enter('manual.entry-rate', communes[0]!, '2026-11-16T01:00:00Z', 98);
    expect(refused.json().code).toBe('figures.not-manual');
    const { items } = await read('/metrics?q=manual.entry-rate');
    expect(items).toMatchObject([{ kind: 'ratio', ...ratio, per: 100, module: 'manual' }]);
  });

  it('rank communes: from 2.5 % to 98.6 % in a month', async () => {
    const [a, b] = communes as [Area, Area];
    for (const [area, at, entered, given] of [
      [a, '2026-10-10T01:00:00Z', 25, 1000],
      [a, '2026-11-15T01:00:00Z', 986, 1000],
      [b, '2026-11-15T01:00:00Z', 300, 400],
    ] as const) {
      await enter('manual.doses-entered', area, at, entered);
      await enter('manual.doses-given', area, at, given);
    }
    const path = `/metrics/manual.entry-rate/ranking?area=${province.id}&from=2026-11-01T00:00:00%2B07:00`;
    const { items } = await read(path);
    expect(items.slice(0, 3)).toMatchObject([
      { areaId: a.id, rank: 1, value: 98.6, numerator: 986, denominator: 1000, before: 2.5, trend: 'up' },
      { areaId: b.id, rank: 2, value: 75, before: null },
      { rank: null, outcome: 'no-data' },
    ]);
    expect(items[1].next).toEqual({ rank: 1, needed: 95 });
  });
});

describe('targets and rankings', () => {
  it('ranks with trend, target and what would move up', async () => {
    const [a, b, c] = communes as [Area, Area, Area];
    for (const [area, tests, positive, past] of [
      [a, 100, 50, 30],
      [b, 40, 10, 10],
      [c, 10, 9, 0],
    ] as const) {
      await count('contacts.follow-up', area, today, tests);
      await count('contacts.reached', area, today, positive);
      await count('contacts.follow-up', area, today - 8 * DAY_MS, 100);
      await count('contacts.reached', area, today - 8 * DAY_MS, past);
    }
    const target = await officer.post('/metric-targets', {
      metric: 'contacts.reached-rate',
      areaId: province.id,
      direction: 'at-least',
      value: 80,
      validFrom: '2026-11-01',
      source: 'Kế hoạch 12/KH-UBND',
    });
    expect(target.statusCode).toBe(201);
    const ranking = await read(`/metrics/contacts.reached-rate/ranking?area=${province.id}`);
    expect(ranking.better).toBe('higher');
    expect(ranking.items).toHaveLength(65);
    expect(ranking.items.slice(0, 4)).toMatchObject([
      { areaId: c.id, rank: 1, value: 90, beforeRank: 3, trend: 'up', next: null, target: { met: true } },
      {
        areaId: a.id,
        rank: 2,
        value: 50,
        before: 30,
        beforeRank: 1,
        next: { rank: 1, needed: 41 },
        attainment: 0.625,
      },
      { areaId: b.id, rank: 3, next: { rank: 2, needed: 11 } },
      { rank: null, outcome: 'no-denominator' },
    ]);
    const { items } = await read('/metric-targets', await t.as('tracer', a.code));
    expect(items).toMatchObject([{ areaName: province.fullName, source: 'Kế hoạch 12/KH-UBND' }]);
    const commune = await t.as('commune-officer', a.code);
    const set = {
      metric: 'lab.tests',
      direction: 'at-least',
      value: 1,
      validFrom: '2026-11-01',
      source: 'x',
    };
    expect((await commune.post('/metric-targets', { ...set, areaId: province.id })).json().code).toBe(
      'figures.outside-area',
    );
    const csv = await t.http.inject({
      url: `/api/v1/metrics/contacts.reached-rate/ranking?area=${province.id}`,
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    expect(csv.body.split('\r\n')[1]).toBe(`1,${c.code},${c.fullName},90,9,10,ok,0,3,1`);
  });

  it('shows what provinces published, with source and date, as an example', async () => {
    const { items } = await read('/published-examples');
    expect(items.length).toBeGreaterThan(3);
    for (const one of items) {
      expect(one.source.length, one.province).toBeGreaterThan(5);
      if (one.numerator !== null && one.denominator !== null) {
        expect(Math.abs((100 * one.numerator) / one.denominator - one.percent)).toBeLessThan(0.05);
      }
    }
  });
});

describe('what was known when', () => {
  const snapshot = async () =>
    await t.app.modules
      .flatMap((module) => module.jobs ?? [])
      .find(({ kind }) => kind === 'figures.snapshot')!
      .run(null, { progress: async () => undefined });
  const asKnown = async (at: number) =>
    await read(
      `/metrics/lab.tests/as-known?area=${communes[7]!.id}&at=${new Date(at).toISOString()}&from=2026-11-14`,
    );

  it('keeps the value of the briefing beside late facts and corrections', async () => {
    const area = communes[7]!;
    const before = t.clock.now();
    expect((await asKnown(before)).items[0]).toMatchObject({ known: null });
    await count('lab.tests', area, today - DAY_MS, 20);
    await count('lab.tests', area, today - 2 * DAY_MS, 4);
    await snapshot();
    const briefing = t.clock.now();
    t.clock.advance(HOUR_MS);
    await count('lab.tests', area, today - DAY_MS, 5);
    await count('lab.tests', area, today - 2 * DAY_MS, -4);
    await snapshot();
    expect((await asKnown(briefing)).items).toEqual([
      { day: '2026-11-14', known: 4, now: 0 },
      { day: '2026-11-15', known: 20, now: 25 },
      { day: '2026-11-16', known: 0, now: 0 },
    ]);
    expect((await asKnown(t.clock.now())).items).toMatchObject([
      { known: 0, now: 0 },
      { known: 25, now: 25 },
      { known: 0, now: 0 },
    ]);
    // Nothing changed: nothing more is written.
    t.clock.advance(HOUR_MS);
    expect(await snapshot()).toMatchObject({ demo: 0 });
  });

  it('keeps a share by both of its parts, and says which has none', async () => {
    const area = communes[8]!;
    await count('lab.tests', area, today - DAY_MS, 40);
    await count('lab.positive', area, today - DAY_MS, 4);
    await snapshot();
    const briefing = t.clock.now();
    t.clock.advance(HOUR_MS);
    await count('lab.positive', area, today - DAY_MS, 2);
    const { items } = await read(
      `/metrics/lab.positivity/as-known?area=${area.id}&at=${new Date(briefing).toISOString()}&from=2026-11-14`,
    );
    expect(items.slice(0, 2)).toEqual([
      {
        day: '2026-11-14',
        known: null,
        now: null,
        knownParts: { numerator: 0, denominator: 0 },
        nowParts: { numerator: 0, denominator: 0 },
      },
      {
        day: '2026-11-15',
        known: 10,
        now: 15,
        knownParts: { numerator: 4, denominator: 40 },
        nowParts: { numerator: 6, denominator: 40 },
      },
    ]);
  });

  it('keeps every day of two years: a correction of last spring is told from what was said then', async () => {
    const area = communes[9]!;
    const spring = Date.parse('2026-04-10T03:00:00Z');
    await count('lab.tests', area, spring, 12);
    const whole = async () =>
      await t.app.modules
        .flatMap((module) => module.jobs ?? [])
        .find(({ kind }) => kind === 'figures.snapshot-all')!
        .run(null, { progress: async () => undefined });
    await whole();
    const then = t.clock.now();
    t.clock.advance(HOUR_MS);
    await count('lab.tests', area, spring, -2);
    expect(await whole()).toMatchObject({ demo: 2 });
    expect(await whole()).toMatchObject({ demo: 0 });
    const at = async (moment: number, unit: string) =>
      (
        await read(
          `/metrics/lab.tests/as-known?area=${unit}&at=${new Date(moment).toISOString()}&from=2026-04-10`,
        )
      ).items[0];
    expect(await at(then, area.id)).toEqual({ day: '2026-04-10', known: 12, now: 10 });
    expect(await at(t.clock.now(), area.id)).toEqual({ day: '2026-04-10', known: 10, now: 10 });
    expect(await at(then, t.areaId('20'))).toEqual({ day: '2026-04-10', known: 12, now: 10 });
  });

  it('keeps what a gauge read, and has no day of it before the first snapshot', async () => {
    t.clock.advance(HOUR_MS);
    await snapshot();
    const { items } = await read(
      `/metrics/lab.waiting/as-known?area=${t.areaId('20')}&at=${new Date(t.clock.now()).toISOString()}&from=2026-11-14`,
    );
    expect(
      items.map(({ day, known, now }: { day: string; known: number | null; now: number | null }) => [
        day,
        known,
        now,
      ]),
    ).toEqual([
      ['2026-11-14', null, null],
      ['2026-11-15', null, null],
      ['2026-11-16', 0, null],
    ]);
  });
});

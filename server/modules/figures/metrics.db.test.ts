import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { anonymousScope } from '../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS, startOfDate } from '../../platform/clock/clock.ts';
import { appendEvent } from '../../platform/events/outbox.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let communes: readonly Area[];
let province: Area;
const today = startOfDate('2026-11-16');

beforeAll(async () => {
  t = await testApp();
  province = t.app.areas.byId(t.areaId('20'))!;
  communes = t.app.areas.childrenOf(province.no, '2026-11-16');
  t.clock.set(today + 9.5 * HOUR_MS);
});
afterAll(async () => await t.close());

async function count(metric: string, area: Area, at: number, by: number): Promise<void> {
  const delta = { metric, dataset: 'demo', areaNo: area.no, at, by };
  await t.app.platform.db.transaction().execute(async (tx) => await addFigures(tx, [delta]));
}
const read = async (path: string, code = '20') => {
  const response = await (await t.as('tracer', code)).get(path);
  return { status: response.statusCode, ...response.json() };
};

describe('GET /metrics', () => {
  it('explains every metric of every module in both languages, found without diacritics', async () => {
    const { items } = await read('/metrics');
    const without = items.filter((one: { explainVi: string | null }) => one.explainVi === null);
    expect(without.map((one: { code: string }) => one.code)).toEqual([]);
    expect(new Set(items.map((one: { kind: string }) => one.kind))).toEqual(
      new Set(['counter', 'ratio', 'gauge', 'manual']),
    );
    const found = await read('/metrics?q=duong%20tinh&module=laboratory');
    expect(found.items.map((one: { code: string }) => one.code)).toContain('lab.positivity');
    expect(found.items.find((one: { code: string }) => one.code === 'lab.positivity')).toMatchObject({
      kind: 'ratio',
      numerator: 'lab.positive',
      denominator: 'lab.tests',
      per: 100,
      publicFrom: null,
    });
  });
});

describe('GET /metrics/values', () => {
  it('gives a ratio with both parts, and says so where there is no denominator', async () => {
    await count('lab.tests', communes[0]!, today + 8 * HOUR_MS, 40);
    await count('lab.positive', communes[0]!, today + 8 * HOUR_MS, 2);
    const path = `/metrics/values?codes=lab.positivity&from=2026-11-16T00:00:00%2B07:00&area=`;
    expect((await read(`${path}${communes[0]!.id}`)).items[0]).toMatchObject({
      value: 5,
      numerator: 2,
      denominator: 40,
      outcome: 'ok',
      sourceAt: '2026-11-16T01:00:00.000Z',
      late: false,
    });
    expect((await read(`${path}${communes[1]!.id}`)).items[0]).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      outcome: 'no-denominator',
    });
  });

  it('calls a source late that is silent, not one whose rare event did not happen', async () => {
    const area = communes[20]!;
    await count('cases.deceased', area, today - 20 * DAY_MS, 1);
    const look = async () => (await read(`/metrics/values?codes=cases.deceased&area=${area.id}`)).items[0];
    const before = await look();
    expect(before).toMatchObject({ late: true });
    await t.app.platform.db.transaction().execute(async (tx) => {
      await appendEvent(tx, {
        topic: 'case.changed',
        dataset: 'demo',
        payload: { caseId: area.id, areaNos: [area.no], fields: [] },
        at: t.clock.now(),
      });
    });
    expect(await look()).toMatchObject({ late: false, sourceAt: before.sourceAt });
  });

  it('takes the population only where it has a source', async () => {
    const known = communes.find(({ population }) => population !== null)!;
    const rate = await read(`/metrics/values?codes=cases.announced-per-100k&area=${known.id}`);
    expect(rate.items[0]).toMatchObject({
      outcome: 'ok',
      denominator: known.population,
      denominatorSource: known.populationSource,
    });
    const unknown = communes.find(({ population }) => population === null);
    if (unknown !== undefined) {
      const none = await read(`/metrics/values?codes=cases.announced-per-100k&area=${unknown.id}`);
      expect(none.items[0]).toMatchObject({ value: null, outcome: 'no-denominator' });
    }
  });

  it('compares complete hours with the same of yesterday and last week, and with siblings', async () => {
    const area = communes[2]!;
    await count('presence.stays', area, today + 8.2 * HOUR_MS, 30);
    await count('presence.stays', area, today + 7 * HOUR_MS, 12);
    await count('presence.stays', area, today + 9.1 * HOUR_MS, 100);
    await count('presence.stays', area, today - DAY_MS + 8 * HOUR_MS, 25);
    await count('presence.stays', area, today - DAY_MS + 9 * HOUR_MS, 500);
    await count('presence.stays', communes[3]!, today + 8 * HOUR_MS, 200);
    const all = 'previous-hour,previous-day,previous-week,siblings,per-100k';
    const { items } = await read(
      `/metrics/values?codes=presence.stays&from=2026-11-16T00:00:00%2B07:00&area=${area.id}&compare=${all}`,
    );
    expect(items[0]).toMatchObject({
      value: 142,
      compared: {
        previousHour: { value: 30, before: 12, change: 18 },
        previousDay: { value: 42, before: 25, change: 17 },
        previousWeek: { value: 42, before: 0, change: 42 },
        siblings: { rank: 2, of: 65, median: 0 },
        per100k: { outcome: area.population === null ? 'no-denominator' : 'ok' },
      },
    });
    const own = await read(
      `/metrics/values?codes=presence.stays&area=${area.id}&compare=siblings,previous-hour`,
      area.code,
    );
    expect(own.items[0].compared.siblings).toBeNull();
    const cases = await read(
      `/metrics/values?codes=cases.reported&area=${area.id}&compare=previous-hour,previous-day`,
    );
    expect(cases.items[0].compared).toMatchObject({ previousHour: null, previousDay: { change: 0 } });
  });

  it('reads what stands as it stands, and a gauge as it is now', async () => {
    const area = communes[4]!;
    await count('orders.in-force', area, today - 40 * DAY_MS, 9);
    await count('orders.in-force', area, today - DAY_MS, -2);
    const series = await read(
      `/metrics/orders.in-force/series?area=${area.id}&from=2026-11-14T00:00:00%2B07:00`,
    );
    expect(series.items[0]).toMatchObject({ value: 7, values: [9, 7, 7] });
    const now = await read(`/metrics/values?codes=places.active,presence.stays-per-place&area=${area.id}`);
    expect(now.items.map((one: { outcome: string }) => one.outcome)).toEqual(['ok', 'no-denominator']);
    const past = await read(`/metrics/values?codes=places.active&area=${area.id}&to=2026-11-10T00:00:00Z`);
    expect(past.items[0].outcome).toBe('no-data');
  });

  it('refuses what is unknown, impossible or elsewhere', async () => {
    const codeOf = async (path: string) => {
      const { status, code } = await read(path, communes[1]!.code);
      return [status, code];
    };
    expect(await codeOf('/metrics/values?codes=nothing')).toEqual([422, 'figures.unknown-metric']);
    expect(await codeOf('/metrics/values?codes=lab.tests&compare=luck')).toEqual([
      422,
      'figures.unknown-comparison',
    ]);
    expect(await codeOf(`/metrics/values?codes=lab.tests&area=${communes[0]!.id}`)).toEqual([
      403,
      'request.forbidden',
    ]);
    expect(await codeOf('/metrics/lab.tests/series?from=2000-01-01T00:00:00Z&step=hour')).toEqual([
      422,
      'figures.too-many-points',
    ]);
    expect(await codeOf('/metrics/lab.tests/series?from=2026-13-01T00:00:00Z')).toEqual([
      400,
      'figures.bad-time',
    ]);
  });
});

describe('GET /metrics/{code}/series', () => {
  it('sums days, weeks that begin on Monday and months of Vietnam, as JSON and CSV', async () => {
    const area = communes[5]!;
    // Monday 2 November, one minute after midnight in Vietnam, and the Sunday before.
    await count('declarations.made', area, startOfDate('2026-11-02') + 60_000, 4);
    await count('declarations.made', area, startOfDate('2026-11-02') - 60_000, 3);
    const values = async (step: string) =>
      (
        await read(
          `/metrics/declarations.made/series?step=${step}&area=${area.id}&from=2026-10-26T00:00:00%2B07:00&to=2026-11-09T00:00:00%2B07:00`,
        )
      ).items[0].values;
    expect(await values('week')).toEqual([3, 4]);
    expect(await values('month')).toEqual([0, 7]);
    expect(await values('day')).toEqual([0, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0]);
    expect((await values('hour')).filter((value: number) => value !== 0)).toEqual([3, 4]);
    const csv = await t.http.inject({
      method: 'GET',
      url: `/api/v1/metrics/declarations.made/series?step=week&area=${area.id}&from=2026-10-26T00:00:00%2B07:00&to=2026-11-09T00:00:00%2B07:00`,
      headers: { accept: 'text/csv', authorization: `Bearer ${(await t.as('tracer', '20')).token}` },
    });
    expect(csv.body.trim().split('\r\n').slice(1)).toEqual([
      `${area.code},${area.fullName},declarations.made,2026-10-25T17:00:00.000Z,3,,,ok`,
      `${area.code},${area.fullName},declarations.made,2026-11-01T17:00:00.000Z,4,,,ok`,
    ]);
  });
});

describe('the door for public pages', () => {
  const publicRead = async (codes: readonly string[], areas: readonly Area[]) =>
    await t.app.doors.figures.readMetric(anonymousScope('demo'), { codes, areas });

  it('refuses what is not public, and hides small numbers and what would give them away', async () => {
    expect((await publicRead(['cases.confirmed'], [province])).ok).toBe(false);
    const [small, some, many] = communes.slice(10, 13) as [Area, Area, Area];
    await count('cases.announced', small, today, 3);
    await count('cases.announced', some, today, 8);
    await count('cases.announced', many, today, 90);
    const shown = await publicRead(['cases.announced', 'cases.announced-per-100k'], [small, some, many]);
    expect(shown.ok && shown.value.items.map(({ value, outcome }) => [value === null, outcome])).toEqual([
      [true, 'suppressed'],
      [true, 'suppressed'],
      [false, 'ok'],
      [true, 'suppressed'],
      [true, 'suppressed'],
      [false, 'ok'],
    ]);
  });
});

describe('counters by day', () => {
  it('agree with the hours, and the recount sees it where they do not', async () => {
    const { db } = t.app.platform;
    const definition = {
      code: 'declarations.made',
      vi: '',
      en: '',
      unit: '',
      public: false,
      recount: async () => [],
    };
    const days = async () =>
      (await recountFigures(db, [definition], t.clock.now())).filter(
        ({ at, expected }) => at !== null && expected !== 0,
      );
    expect(await days()).toEqual([]);
    await db
      .updateTable('figure_month' as never)
      .set({ days: Array.from({ length: 31 }, (_, i) => [3, 9][i] ?? 0) } as never)
      .where('metric' as never, '=', 'declarations.made' as never)
      .where('month' as never, '=', '2026-11-01' as never)
      .execute();
    expect(await days()).toMatchObject([{ counter: 9, expected: 4, at: startOfDate('2026-11-02') }]);
  });
});

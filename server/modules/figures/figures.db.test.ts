import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { startOfDate } from '../../platform/clock/clock.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { runHealthChecks } from '../../platform/health/health.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let communes: readonly Area[];
const HOUR = 3_600_000;
const today = startOfDate('2026-11-16');

beforeAll(async () => {
  t = await testApp();
  communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
});
afterAll(async () => {
  await t.close();
});

async function count(areaNo: number, at: number, by: number, dataset = 'demo'): Promise<void> {
  const deltas = [{ metric: 'cases.confirmed', dataset, areaNo, at, by }];
  await t.app.platform.db.transaction().execute(async (tx) => await addFigures(tx, deltas));
}

type Series = { metric: string; areaId: string; points: [string, number][] };

describe('nightly recount', () => {
  const health = async () => {
    const checks = t.app.modules.flatMap((module) => module.health ?? []);
    return (await runHealthChecks(checks)).find((one) => one.name === 'figures.recount')?.state;
  };
  const recount = async () => {
    const job = t.app.modules
      .flatMap((module) => module.jobs ?? [])
      .find((one) => one.kind === 'figures.recount');
    return await job?.run(null, { progress: async () => undefined });
  };

  it('is a warning before its first run, fine when nothing differs, an error when a counter lies', async () => {
    expect(await health()).toBe('warning');
    expect(await recount()).toEqual({ differences: 0 });
    expect(await health()).toBe('ok');
    await count(communes[0]!.no, today, 1);
    t.clock.advance(1);
    expect(await recount()).toMatchObject({ differences: expect.any(Number) });
    expect(await health()).toBe('error');
    await count(communes[0]!.no, today, -1);
  });
});

describe('GET /figures', () => {
  beforeAll(async () => {
    await count(communes[0]!.no, today + 9 * HOUR, 2);
    await count(communes[0]!.no, today + 9.5 * HOUR, 1);
    await count(communes[1]!.no, today - HOUR, 4);
    await count(communes[1]!.no, today, 8, 'live');
  });

  const read = async (
    query: string,
    code: string | null = '20',
    role: 'tracer' | 'gate-officer' = 'tracer',
  ) => await (await t.as(role, code)).get(`/figures?metric=cases.confirmed&${query}`);

  it('sums the subtree by hour, by day of Vietnam and in total, of the own dataset only', async () => {
    const points = async (query: string) =>
      ((await read(query)).json() as { series: Series[] }).series[0]?.points.filter(
        ([, value]) => value !== 0,
      );
    expect(await points('step=hour')).toEqual([
      ['2026-11-15T16:00:00.000Z', 4],
      ['2026-11-16T02:00:00.000Z', 3],
    ]);
    expect(await points('step=day')).toEqual([
      ['2026-11-14T17:00:00.000Z', 4],
      ['2026-11-15T17:00:00.000Z', 3],
    ]);
    expect(await points('step=total')).toEqual([['1970-01-01T00:00:00.000Z', 7]]);
    expect(await points('step=total&from=2026-11-16T00:00:00%2B07:00')).toEqual([
      ['2026-11-15T17:00:00.000Z', 3],
    ]);
    expect(await points('step=total&to=2026-11-16T00:00:00%2B07:00')).toEqual([
      ['1970-01-01T00:00:00.000Z', 4],
    ]);
  });

  it('gives one series a child, in the caller’s own areas', async () => {
    const { series } = (await read(`children=true&step=total&area=${t.areaId('20')}`)).json() as {
      series: Series[];
    };
    expect(series).toHaveLength(65);
    expect(series.find((one) => one.areaId === communes[1]!.id)?.points).toEqual([
      ['1970-01-01T00:00:00.000Z', 4],
    ]);
    const own = (await read('step=total', communes[1]!.code)).json() as { series: Series[] };
    expect(own.series.map((one) => one.areaId)).toEqual([communes[1]!.id]);
    const country = (await read('step=total', null)).json() as { series: Series[] };
    expect(country.series).toHaveLength(34);
  });

  it('refuses areas outside, unknown things and impossible times', async () => {
    const answer = async (query: string, code = communes[1]!.code) => {
      const response = await read(query, code);
      return [response.statusCode, response.json().code];
    };
    expect(await answer(`area=${communes[0]!.id}`)).toEqual([403, 'request.forbidden']);
    expect(await answer(`area=${t.areaId('20')}`)).toEqual([403, 'request.forbidden']);
    expect(await answer('area=01890000-0000-7000-8000-000000000000')).toEqual([404, 'figures.unknown-area']);
    expect(await answer('from=2026-13-01T00:00:00Z')).toEqual([400, 'figures.bad-time']);
    expect(await answer('from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z')).toEqual([
      400,
      'figures.bad-time',
    ]);
    expect(await answer('from=2026-11-02')).toEqual([400, 'request.malformed']);
    const tracer = await t.as('tracer');
    expect((await tracer.get('/figures?metric=cases.nothing')).json().code).toBe('figures.unknown-metric');
    expect((await read('', '20', 'gate-officer')).statusCode).toBe(403);
    expect((await t.anonymous.get('/figures?metric=cases.confirmed')).statusCode).toBe(401);
  });
});

describe('GET /metrics-list', () => {
  it('names every metric of every module', async () => {
    const { items } = (await (await t.as('analyst')).get('/metrics-list')).json() as {
      items: { code: string; module: string }[];
    };
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'cases.announced', module: 'cases', public: true }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'cases.confirmed', module: 'cases', public: false }),
    );
  });
});

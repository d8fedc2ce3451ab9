import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const KY_LUA = '06187';
const DONG_DANG = '06184';
const TODAY = '2026-11-16';
const WAIT = { timeout: 50_000, interval: 200 };

let t: TestApp;
let cdc: Caller;
let analyst: Caller;
beforeAll(async () => {
  t = await testApp();
  cdc = await t.as('health-officer');
  analyst = await t.as('analyst');
});
afterAll(() => t.close());

const pivot = async (query: string, caller = analyst) => await caller.get(`/analysis/pivot?${query}`);

async function openCase(areaCode: string, reportDate: string, about: object): Promise<string> {
  const person = await cdc.post('/people', {
    fullName: `Nông Văn ${uuid7().slice(-4)}`,
    areaId: t.areaId(areaCode),
    ...about,
  });
  const opened = await cdc.post('/cases', {
    personId: person.json().id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate,
    areaId: t.areaId(areaCode),
  });
  expect(opened.statusCode, opened.body).toBe(201);
  return opened.json().id;
}

describe('a pivot', () => {
  beforeAll(async () => {
    await openCase(KY_LUA, '2026-11-09', { sex: 'male', birthDate: '1990-12-01' });
    await openCase(KY_LUA, '2026-11-16', { sex: 'female', birthYear: 2022 });
    await openCase(DONG_DANG, '2026-11-15', { sex: 'male', birthYear: 1940 });
    await openCase(DONG_DANG, '2026-10-01', { sex: 'female', birthYear: 1980 });
    await openCase(DONG_DANG, '2026-11-16', {});
  });

  it('counts by area and week from the counters, zeros included', async () => {
    const answer = (await pivot('metric=cases.confirmed&rows=area&columns=week&from=2026-11-02')).json();
    expect(answer.columns.map(({ key }: { key: string }) => key)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
    const rowOf = (code: string) =>
      answer.cells[answer.rows.findIndex(({ key }: { key: string }) => key === t.areaId(code))];
    expect(rowOf(KY_LUA)).toEqual([0, 1, 1]);
    expect(rowOf(DONG_DANG)).toEqual([0, 1, 1]);
    expect(answer).toMatchObject({ columnTotals: [0, 2, 2], total: 4, unit: 'ca', to: TODAY });
  });

  it('counts by age and sex from the facts, with who is not known apart', async () => {
    const answer = (await pivot('metric=cases.confirmed&rows=age&columns=sex&from=2026-11-01')).json();
    expect(answer.columns.map(({ key }: { key: string }) => key)).toEqual(['male', 'female', 'unknown']);
    const byAge = Object.fromEntries(
      answer.rows.map(({ key }: { key: string }, index: number) => [key, answer.cells[index]]),
    );
    expect(byAge).toMatchObject({ '0': [0, 1, 0], '30': [1, 0, 0], '80': [1, 0, 0], unknown: [0, 0, 1] });
    expect(answer.total).toBe(4);
  });

  it('of every metric that names people is the same by sex as by counter', async () => {
    const items: { code: string; byPerson: boolean }[] = (await analyst.get('/analysis/metrics')).json()
      .items;
    const named = items.filter(({ byPerson }) => byPerson).map(({ code }) => code);
    expect(named).toEqual(
      expect.arrayContaining(['cases.confirmed', 'lab.tests', 'contacts.confirmed', 'orders.issued']),
    );
    for (const code of named) {
      const [facts, counter] = await Promise.all(
        ['sex', 'month'].map(async (rows) =>
          (await pivot(`metric=${code}&rows=${rows}&from=2026-09-01`)).json(),
        ),
      );
      expect([code, facts.total]).toEqual([code, counter.total]);
    }
  });

  it('takes people of an age and sex alone', async () => {
    const of = async (filter: string) =>
      (await pivot(`metric=cases.confirmed&rows=metric&from=2026-09-01&${filter}`)).json().cells[0][0];
    expect(await of('sex=female')).toBe(2);
    expect(await of('ageFrom=35&ageTo=36')).toBe(1);
    expect(await of('ageFrom=80')).toBe(1);
  });

  it('gives rates only of people that are known', async () => {
    const answer = (await pivot('metric=cases.confirmed&rows=area&measure=per-100k&from=2026-11-01')).json();
    const row = (code: string) =>
      answer.cells[answer.rows.findIndex(({ key }: { key: string }) => key === t.areaId(code))];
    const { population } = t.app.areas.byId(t.areaId(DONG_DANG))!;
    expect(row(DONG_DANG)[0]).toBeCloseTo((2 / population!) * 100_000, 9);
    expect(row(KY_LUA)).toEqual([null]);
    expect(answer.withoutPopulation).toContain(t.app.areas.byId(t.areaId(KY_LUA))!.fullName);
  });

  it('takes no population that nobody gave a source for', async () => {
    const officer = await t.as('administrator');
    const hamlet = { kind: 'hamlet', validFrom: '2026-01-01', parentId: t.areaId(DONG_DANG) };
    const add = async (name: string, populationSource?: string) =>
      (await officer.post('/areas', { ...hamlet, name, population: 500, populationSource })).json().id;
    const [counted, guessed] = [await add('Thôn Đếm', 'UBND xã'), await add('Thôn Đoán')];
    const answer = (
      await pivot(`metric=cases.confirmed&rows=area&measure=per-100k&area=${t.areaId(DONG_DANG)}`)
    ).json();
    const rate = (id: string) =>
      answer.cells[answer.rows.findIndex(({ key }: { key: string }) => key === id)][0];
    expect([rate(counted), rate(guessed)]).toEqual([0, null]);
    expect(answer.withoutPopulation).toEqual(['Thôn Đoán']);
  });

  it('gives rates by age and sex where a population by them was entered with its source, and only there', async () => {
    // Nobody said yet who lives here.
    expect((await pivot('metric=cases.confirmed&rows=sex&measure=per-100k')).json().code).toBe(
      'analysis.no-denominator',
    );
    const path = `/areas/${t.areaId('20')}/population-groups`;
    const enter = async (body: object) => await cdc.post(path, { source: 'Tổng điều tra (thử)', ...body });
    const groups = [
      { age: 0, sex: 'male', people: 40_000 },
      { age: 0, sex: 'female', people: 38_000 },
      { age: 30, sex: 'male', people: 50_000 },
      { age: null, sex: 'male', people: 400_000 },
    ];
    const twice = await enter({ asOf: '2024-04-01', groups: [...groups, groups[0]] });
    expect([twice.statusCode, twice.json().code]).toEqual([422, 'areas.group-twice']);
    expect((await enter({ asOf: '2030-01-01', groups })).json().code).toBe('areas.bad-date');
    expect((await enter({ asOf: '2019-04-01', groups: [{ age: 0, sex: null, people: 1 }] })).statusCode).toBe(
      201,
    );
    expect((await enter({ asOf: '2024-04-01', groups })).statusCode).toBe(201);
    const { items } = (await cdc.get(path)).json();
    expect(items.map(({ asOf }: { asOf: string }) => asOf)).toEqual(['2024-04-01', '2019-04-01']);

    const rates = 'measure=per-100k&from=2026-11-01';
    const table = (await pivot(`metric=cases.confirmed&rows=age&columns=sex&${rates}`)).json();
    const byAge = Object.fromEntries(
      table.rows.map(({ key }: { key: string }, index: number) => [key, table.cells[index]]),
    );
    expect(byAge['0'][1]).toBeCloseTo(100_000 / 38_000, 9);
    expect(byAge['30'][0]).toBeCloseTo(100_000 / 50_000, 9);
    // Nobody said how many of eighty live here, or of what sex who is not known is.
    expect([byAge['80'][0], byAge['unknown'][2]]).toEqual([null, null]);
    const ofMen = (await pivot(`metric=cases.confirmed&rows=sex&${rates}`)).json();
    expect(ofMen.cells[0][0]).toBeCloseTo((2 * 100_000) / 400_000, 9);
    const filtered = (await pivot(`metric=cases.confirmed&rows=sex&ageFrom=0&ageTo=4&${rates}`)).json();
    expect(filtered.cells[1][0]).toBeCloseTo(100_000 / 38_000, 9);
    // Ages that cut a group in two have no denominator.
    expect((await pivot(`metric=cases.confirmed&rows=sex&ageFrom=2&ageTo=4&${rates}`)).json().code).toBe(
      'analysis.no-denominator',
    );
    const attack = (await cdc.get('/indicators/attack-rates?group=age&from=2026-11-01')).json();
    const young = attack.items.find(({ key }: { key: string }) => key === '0');
    expect(young).toMatchObject({ population: 78_000, reason: null });
    expect(young.rate).toBeCloseTo((young.cases * 100_000) / 78_000, 6);
    expect(attack.items.find(({ key }: { key: string }) => key === '80')).toMatchObject({
      population: null,
      reason: 'no-denominator',
    });
  });

  it('is a CSV file too', async () => {
    const { token } = analyst;
    const answer = await t.http.inject({
      url: '/api/v1/analysis/pivot?metric=cases.confirmed,cases.reported&rows=sex&columns=metric',
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
    });
    expect(answer.body.split('\r\n')[0]).toBe('\uFEFFkey,name,Ca xác định,Ca mắc được báo cáo,total,as_of');
  });

  it.each([
    ['metric=nothing&rows=area', 'analysis.unknown-metric'],
    ['metric=cases.confirmed,lab.tests&rows=area&columns=day', 'analysis.metrics-as-dimension'],
    ['metric=cases.confirmed&rows=day&columns=month', 'analysis.two-times'],
    ['metric=cases.confirmed&rows=area&columns=area', 'analysis.same-dimension'],
    ['metric=presence.stays&rows=sex', 'analysis.not-by-person'],
    ['metric=cases.confirmed&rows=area&from=2020-01-01', 'analysis.bad-period'],
    ['metric=cases.confirmed&rows=area&from=2026-13-01', 'analysis.bad-period'],
    ['metric=cases.confirmed&rows=sex&measure=per-100k&ageFrom=7', 'analysis.no-denominator'],
    ['metric=cases.confirmed&rows=area&ageFrom=9&ageTo=3', 'analysis.bad-ages'],
  ])('refuses %s', async (query, code) => {
    const answer = await pivot(query);
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  });

  it('shows nobody another province', async () => {
    const hue = await t.as('analyst', '46');
    expect((await pivot(`metric=cases.confirmed&rows=area&area=${t.areaId('20')}`, hue)).statusCode).toBe(
      403,
    );
    expect((await pivot('metric=cases.confirmed&rows=sex&from=2026-09-01', hue)).json().total).toBe(0);
  });
});

describe('a view', () => {
  it('is kept, shared, changed by its author alone, and thrown away', async () => {
    const id = uuid7();
    const body = { id, name: 'Ca theo tuổi', query: 'metric=cases.confirmed&rows=age', shared: false };
    expect((await analyst.post('/analysis/views', body)).statusCode).toBe(201);
    expect((await analyst.post('/analysis/views', body)).statusCode).toBe(200);
    expect((await cdc.get(`/analysis/views/${id}`)).statusCode).toBe(404);
    const shared = await analyst.patch(`/analysis/views/${id}`, { version: 1, shared: true });
    expect(shared.json()).toMatchObject({ shared: true, version: 2, mine: true });
    expect((await analyst.patch(`/analysis/views/${id}`, { version: 1, shared: false })).json().code).toBe(
      'request.version-conflict',
    );
    expect((await cdc.get('/analysis/views')).json().items).toMatchObject([{ id, mine: false }]);
    const taken = await cdc.patch(`/analysis/views/${id}`, { version: 2, name: 'x' });
    expect([taken.statusCode, taken.json().code]).toEqual([403, 'analysis.not-yours']);
    expect((await cdc.send('DELETE', `/analysis/views/${id}`)).statusCode).toBe(403);
    expect((await analyst.send('DELETE', `/analysis/views/${id}`)).statusCode).toBe(200);
    expect((await analyst.get(`/analysis/views/${id}`)).statusCode).toBe(404);
  });
});

describe('a what-if', () => {
  const ask = { people: 2000, days: 14, runs: 10, seed: 1, base: { seeds: 5 } };

  it('gives ranges of the model beside the scenario, to the analyst alone', async () => {
    const scenario = { contactsReached: 0, transmissibility: 2 };
    const answer = await analyst.post('/analysis/what-if', { ...ask, scenario });
    expect(answer.statusCode, answer.body).toBe(202);
    const { jobId } = answer.json();
    const job = await vi.waitFor(async () => {
      const { state, result } = (await analyst.get(`/jobs/${jobId}`)).json();
      expect(['done', 'failed']).toContain(state);
      return { state, result };
    }, WAIT);
    expect(job.state).toBe('done');
    expect(job.result).toMatchObject({ people: 2000, days: 14, base: { runs: 10 }, scenario: { runs: 10 } });
    const [base, other] = [job.result.base.overall.infections, job.result.scenario.overall.infections];
    expect(other[2]).toBeGreaterThan(base[2]);
    expect((await cdc.post('/analysis/what-if', { ...ask, scenario })).statusCode).toBe(403);
  });
});

import { Value } from 'typebox/value';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dailyColumns,
  dictionaryColumns,
  OpenDataChanges,
  openDataColumns,
  OpenDataDictionary,
  OpenDataGeoJson,
  zoneColumns,
} from '../../../contract/open-data.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { addFigures } from '../../platform/figures/figures.ts';

let t: TestApp;
let metric: string;

beforeAll(async () => {
  t = await testApp();
  const communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
  metric = 'presence.stays';
  const counts = [3, 40, 7, 900];
  await t.app.platform.db.transaction().execute(async (tx) => {
    await addFigures(
      tx,
      counts.map((by, i) => ({ metric, dataset: 'demo', areaNo: communes[i]!.no, at: t.clock.now(), by })),
    );
  });
});
afterAll(async () => {
  await t.close();
});

const get = async (url: string) => await t.http.inject({ method: 'GET', url });
const table = (text: string) =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const faults = (schema: TSchema, value: unknown) =>
  [...Value.Errors(schema, value)].slice(0, 3).map((one) => `${one.instancePath} ${one.message}`);

describe('the promise of the open data', () => {
  it('has these columns, in this order, for ever', () => {
    expect(openDataColumns).toEqual(['as_of', 'area_code', 'area_name', 'metric', 'value', 'suppressed']);
    expect(zoneColumns).toEqual([
      'as_of',
      'area_code',
      'area_name',
      'level',
      'since',
      'decision_number',
      'suppressed',
    ]);
    expect(dictionaryColumns).toEqual([
      'metric',
      'name_vi',
      'name_en',
      'meaning_vi',
      'meaning_en',
      'unit',
      'csv',
      'geojson',
    ]);
  });

  it('lists every metric in the dictionary, and every file it names is there as promised', async () => {
    const dictionary = (await get('/open-data/dictionary.json')).json();
    expect(faults(OpenDataDictionary, dictionary)).toEqual([]);
    expect(dictionary.metrics.map((one: { metric: string }) => one.metric)).toContain('zones');
    for (const one of dictionary.metrics as { metric: string; csv: string; geojson: string }[]) {
      const csv = await get(one.csv);
      expect([one.csv, csv.statusCode, csv.headers['content-type']]).toEqual([
        one.csv,
        200,
        'text/csv; charset=utf-8',
      ]);
      const columns = one.metric === 'zones' ? zoneColumns : openDataColumns;
      expect(table(csv.body)[0]).toEqual([...columns]);
      const geo = await get(one.geojson);
      expect(geo.headers['content-type']).toBe('application/geo+json; charset=utf-8');
      expect(faults(OpenDataGeoJson, geo.json())).toEqual([]);
      expect(geo.json().features).toHaveLength(65);
    }
    const rows = table((await get('/open-data/dictionary.csv')).body);
    expect(rows[0]).toEqual([...dictionaryColumns]);
    expect(rows).toHaveLength(dictionary.metrics.length + 1);
  });

  it('has a file of what is counted when asked, places in use, as it stands', async () => {
    const before = table((await get('/open-data/places.active/latest.csv')).body).slice(1);
    expect(before).toHaveLength(66);
    expect(before[0]!.slice(3)).toEqual(['places.active', '0', 'false']);
    const officer = await t.as('health-officer');
    for (let i = 0; i < 6; i += 1) {
      const place = { name: `Chợ ${i}`, kind: 'market', areaId: t.areaId('06184') };
      expect((await officer.post('/places', place)).statusCode).toBe(201);
    }
    // A file is sent as it is for a second.
    t.clock.advance(2_000);
    const read = async () => table((await get('/open-data/places.active/latest.csv')).body).slice(1);
    await expect.poll(async () => (await read())[0]!.slice(4)).toEqual(['6', 'false']);
    expect((await read()).find((row) => row[1] === '06184')!.slice(4)).toEqual(['6', 'false']);
    expect((await get('/open-data/places.active/daily.csv')).statusCode).toBe(404);
  });

  it('hides small numbers and what a total would give away, alike in both forms', async () => {
    const rows = table((await get(`/open-data/${metric}/latest.csv`)).body).slice(1);
    expect(rows).toHaveLength(66);
    expect(rows[0]!.slice(4)).toEqual(['950', 'false']);
    const hidden = rows.filter((row) => row[5] === 'true');
    expect(hidden.map((row) => row[4])).toEqual(['', '']);
    const { features } = (await get(`/open-data/${metric}/latest.geojson`)).json() as {
      features: { properties: { area_code: string; value: number | null; suppressed: boolean } }[];
    };
    const ofCode = new Map(rows.map((row) => [row[1], row[4]]));
    for (const { properties } of features) {
      expect(String(properties.value ?? '')).toBe(ofCode.get(properties.area_code));
      expect(properties.suppressed).toBe(properties.value === null);
    }
  });

  it('has the days of the whole province, today marked as not over, and none before the first number', async () => {
    const yesterday = t.clock.now() - 24 * 3_600_000;
    const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
    const add = async (by: number) =>
      await t.app.platform.db
        .transaction()
        .execute(
          async (tx) =>
            await addFigures(tx, [
              { metric: 'declarations.made', dataset: 'demo', areaNo, at: yesterday, by },
            ]),
        );
    await add(3);
    const address = '/open-data/declarations.made/daily.csv';
    const rows = table((await get(address)).body);
    expect(rows[0]).toEqual([...dailyColumns]);
    expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
      ['20', 'Tỉnh Lạng Sơn', 'declarations.made', '2026-11-15', '3', 'true'],
      ['20', 'Tỉnh Lạng Sơn', 'declarations.made', '2026-11-16', '0', 'false'],
    ]);
    expect((await get('/open-data/cases.reported/daily.csv')).statusCode).toBe(404);
    expect((await get('/open-data/zones/daily.csv')).statusCode).toBe(404);
    expect((await get('/so-lieu')).body).toContain(address);
  });

  it('may be read by pages of other sites, is tagged, and says its licence', async () => {
    const first = await get(`/open-data/${metric}/latest.csv`);
    expect(first.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-data-state': 'live',
      link: expect.stringContaining('rel="license"'),
    });
    const again = await t.http.inject({
      method: 'GET',
      url: `/open-data/${metric}/latest.csv`,
      headers: { 'if-none-match': String(first.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  it('has a change log, an index page in both languages, and one sentence for what is not there', async () => {
    expect(faults(OpenDataChanges, (await get('/open-data/changes')).json())).toEqual([]);
    const page = (await get('/so-lieu')).body;
    expect(page).toContain('Số liệu mở');
    expect(page).toContain(`/open-data/${metric}/latest.geojson`);
    expect((await get('/so-lieu?lang=en')).body).toContain('Change log');
    // Reported cases are not public: their address is as unknown as one that was made up.
    for (const unknown of ['cases.reported', 'no-such']) {
      const refused = await get(`/open-data/${unknown}/latest.csv`);
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'opendata.no-metric']);
    }
  });
});

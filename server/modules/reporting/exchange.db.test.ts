import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { until } from '../../../test/support/settled.ts';
import { problemsOfSet } from './exchange/format.ts';
import { type FakeDhis2, fakeDhis2 } from './testing/fake-dhis2.ts';

const HOUR = 3_600_000;
const HEAD = 'kind,code,uid,categoryOptionCombo,attributeOptionCombo\n';
const CSV = `${HEAD}metric,cases.confirmed,f7n9E0hX8qk,,\nmetric,lab.tests,Ix2HsbDMLea,bRowv6yZOF2,\narea,06184,DiszpKrYNg8,,\narea,06187,FNnj3jKGS7i,,\narea,20,O6uvpzGd5pu,,\n`;
let t: TestApp;
let folder: string;
let admin: Caller;
let officer: Caller;
/** A stand-in that speaks the documented answers: no real DHIS2 takes part in these tests. */
let other: FakeDhis2;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-exchange-'));
  await writeFile(join(folder, 'secret'), 'd2pat_thisIsNotAToken\n');
  other = await fakeDhis2();
  t = await testApp({ exchange: { secretFile: join(folder, 'secret'), allowPrivate: true } });
  admin = await t.as('administrator', '20');
  officer = await t.as('health-officer', '20');
});
afterAll(async () => {
  await t.close();
  await other.close();
  await rm(folder, { recursive: true, force: true });
});

async function cases(by: number, at: string): Promise<void> {
  const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
  await t.app.platform.db.transaction().execute(async (tx) => {
    await addFigures(tx, [{ metric: 'cases.confirmed', dataset: 'demo', areaNo, at: Date.parse(at), by }]);
  });
}
const upload = async (csv: string, validFrom = '2026-01-01') =>
  await admin.post('/exchange/mappings', { id: uuid7(), validFrom, csv });
const push = async (period: string, change: object = {}) =>
  await officer.post('/exchange/pushes', { id: uuid7(), period, ...change });
const job = async (kind: string) => {
  const found = t.app.modules.flatMap((module) => module.jobs ?? []).find((one) => one.kind === kind)!;
  return await found.run(null, { progress: async () => undefined });
};
/** The push as it stands once the queue's own run, or ours, has made so many attempts. */
async function settled(id: string, attempts: number) {
  return await until(
    async () => {
      await job('reporting.push');
      return (await officer.get(`/exchange/pushes/${id}`)).json();
    },
    ({ log }) => log.length >= attempts,
  );
}

describe('exchange with the level above', () => {
  it('asks for a mapping and an address first, and takes a mapping whole or not at all', async () => {
    expect((await push('20261115')).json().code).toBe('exchange.no-mapping');
    const wrong = await upload(`${CSV}area,99999,a1234567890,,\narea,06184,short,,\n`);
    expect(wrong.json()).toMatchObject({ code: 'exchange.mapping' });
    expect(wrong.json().message).toContain('Dòng 7: không có mã “99999”.');
    expect((await officer.get('/exchange/mappings')).json().items).toEqual([]);
    expect((await upload(CSV)).json()).toMatchObject({ metrics: 2, areas: 3 });
    expect((await push('20261115')).json().code).toBe('exchange.no-target');
    expect(
      (await officer.post('/exchange/mappings', { id: uuid7(), validFrom: '2026-01-01', csv: CSV }))
        .statusCode,
    ).toBe(403);
  });

  it('gives the values of a day, a week and a month as JSON and CSV that keep to the format', async () => {
    await cases(2, '2026-11-15T03:00:00Z');
    await cases(3, '2026-11-10T03:00:00Z');
    for (const [period, expected] of [
      ['20261115', '2'],
      ['2026W46', '5'],
      ['202611', '5'],
    ] as const) {
      const reply = await officer.get(`/exchange/data-values?period=${period}`);
      const set = reply.json();
      expect(problemsOfSet(set)).toEqual([]);
      expect(set.dataValues).toHaveLength(6);
      expect(set.dataValues[0]).toEqual({
        dataElement: 'f7n9E0hX8qk',
        period,
        orgUnit: 'DiszpKrYNg8',
        value: expected,
      });
      const csv = await officer.get(`/exchange/data-values?period=${period}&format=csv`);
      expect(csv.body.split('\r\n')[1]).toBe(`f7n9E0hX8qk,${period},DiszpKrYNg8,,,${expected}`);
    }
    expect((await officer.get('/exchange/data-values?period=2025W53')).json().code).toBe('exchange.period');
    const preview = (await officer.get('/exchange/preview?period=20261115')).json();
    expect(preview).toMatchObject({ values: 6, complete: true, kind: 'daily' });
    expect(preview.metrics[0]).toMatchObject({ code: 'cases.confirmed', total: 2 });
    expect(preview.unmappedAreas).not.toContain('Xã Đồng Đăng');
    expect(preview.unmappedAreas.length).toBeGreaterThan(60);
  });

  it('uses the table that is valid in the period', async () => {
    await upload(`${HEAD}metric,cases.confirmed,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\n`, '2026-11-16');
    expect((await officer.get('/exchange/preview?period=20261115')).json().values).toBe(6);
    expect((await officer.get('/exchange/preview?period=2026W47')).json().values).toBe(1);
  });

  it('sends a part of a ratio where the table names it, and never the ratio itself', async () => {
    const table = (code: string) => `${HEAD}metric,${code},f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\n`;
    const bare = (await upload(table('lab.positivity'), '2026-12-01')).json();
    expect(bare.message).toContain('ghi rõ lab.positivity:numerator (tử số)');
    for (const code of ['places.active', 'cases.confirmed:numerator', 'lab.positivity:value']) {
      expect((await upload(table(code), '2026-12-01')).json().code, code).toBe('exchange.mapping');
    }
    expect((await upload(table('lab.positivity:denominator'), '2026-12-01')).statusCode).toBe(201);
    const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
    await t.app.platform.db.transaction().execute(async (tx) => {
      const at = Date.parse('2026-12-02T03:00:00Z');
      await addFigures(tx, [{ metric: 'lab.tests', dataset: 'demo', areaNo, at, by: 40 }]);
    });
    const set = (await officer.get('/exchange/data-values?period=20261202')).json();
    expect(set.dataValues).toMatchObject([{ dataElement: 'f7n9E0hX8qk', value: '40' }]);
    const preview = (await officer.get('/exchange/preview?period=20261202')).json();
    expect(preview.metrics).toMatchObject([{ code: 'lab.positivity:denominator', total: 40 }]);
    expect(preview.metrics[0].vi).toContain('(mẫu số)');
  });

  it('is set by the administrator alone, without the secret ever being shown', async () => {
    const set = async (change: object) =>
      await admin.send('PUT', '/exchange/target', {
        version: 0,
        url: other.url,
        auth: 'token',
        enabled: true,
        ...change,
      });
    expect((await set({ url: 'http://dhis2.example.org/api/dataValueSets' })).json().code).toBe(
      'exchange.address',
    );
    const saved = await set({});
    expect(saved.json()).toMatchObject({
      version: 1,
      url: other.url,
      secretReady: true,
      privateAllowed: true,
    });
    expect(saved.body).not.toContain('d2pat');
    expect((await set({})).json()).toMatchObject({ version: 1 });
    expect((await set({ auth: 'basic' })).json().code).toBe('request.version-conflict');
    expect((await officer.get('/exchange/target')).statusCode).toBe(403);
    const commune = await t.as('administrator', '06184');
    expect((await commune.get('/exchange/target')).json().code).toBe('exchange.needs-province');
  });

  it('pushes with the token, reads the summary, and never sends the same content twice', async () => {
    const first = await push('20261115');
    expect(first.statusCode).toBe(201);
    const { id } = first.json();
    expect(await settled(id, 1)).toMatchObject({
      state: 'SENT',
      imported: 6,
      updated: 0,
      ignored: 0,
      attempts: 1,
    });
    expect(other.requests).toHaveLength(1);
    expect(other.requests[0]!.headers.authorization).toBe('ApiToken d2pat_thisIsNotAToken');
    expect(other.requests[0]!.url).toContain('importStrategy=CREATE_AND_UPDATE');
    const again = await push('20261115');
    expect([again.statusCode, again.json().id]).toEqual([200, id]);
    await job('reporting.push');
    expect(other.requests).toHaveLength(1);
    await cases(1, '2026-11-15T04:00:00Z');
    const changed = await push('20261115');
    expect(changed.statusCode).toBe(201);
    expect(await settled(changed.json().id, 1)).toMatchObject({ state: 'SENT', imported: 0, updated: 6 });
    expect(other.values.size).toBe(6);
  });

  it('does not send a period that has not ended', async () => {
    expect((await push('20261116')).json().code).toBe('exchange.period-open');
    expect((await push('202611')).json().code).toBe('exchange.period-open');
  });

  it('tries again after a failing server and after a lost answer, and the values stand once', async () => {
    const before = other.values.size;
    other.troubles.push({ kind: 'status', status: 503 }, { kind: 'lost-answer' });
    const { id } = (await push('20261114')).json();
    expect(await settled(id, 1)).toMatchObject({ state: 'WAITING', log: [{ status: 503 }] });
    const sent = other.requests.length;
    await job('reporting.push');
    expect(other.requests).toHaveLength(sent);
    t.clock.advance(61_000);
    expect((await settled(id, 2)).state).toBe('WAITING');
    expect(other.values.size).toBe(before + 6);
    t.clock.advance(6 * 60_000);
    const done = await settled(id, 3);
    expect(done).toMatchObject({ state: 'SENT', imported: 0, updated: 6, attempts: 3 });
    expect(other.values.size).toBe(before + 6);
    expect(other.requests.slice(-3).map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => other.requests.at(-1)!.body),
    );
  });

  it('shows what the other side ignored, and does not take a log-in page for a success', async () => {
    other.unknown.add('FNnj3jKGS7i');
    const partial = (await push('20261113')).json();
    const shown = await settled(partial.id, 1);
    expect(shown).toMatchObject({ state: 'PARTIAL', imported: 4, ignored: 2 });
    expect(shown.conflicts[0].value).toContain('FNnj3jKGS7i');
    other.unknown.clear();
    other.troubles.push({ kind: 'status', status: 200, body: '<html>Log in</html>' });
    const page = (await push('20261112')).json();
    expect(await settled(page.id, 1)).toMatchObject({ state: 'FAILED', imported: null });
    other.troubles.push({ kind: 'status', status: 302 });
    const redirect = (await push('20261112')).json();
    expect((await settled(redirect.id, 1)).state).toBe('FAILED');
    const repaired = (await push('20261112')).json();
    expect((await settled(repaired.id, 1)).state).toBe('SENT');
  });

  it('pushes yesterday by itself at its time, each day once', async () => {
    const target = (await admin.get('/exchange/target')).json();
    await admin.send('PUT', '/exchange/target', {
      version: target.version,
      url: other.url,
      auth: 'token',
      enabled: true,
      pushAt: '06:00',
    });
    t.clock.advance(20 * HOUR);
    [admin, officer] = [await t.as('administrator', '20'), await t.as('health-officer', '20')];
    await Promise.all([job('reporting.push-schedule'), job('reporting.push-schedule')]);
    await job('reporting.push-schedule');
    const pushes = (await officer.get('/exchange/pushes')).json().items as {
      period: string;
      requestedBy: string;
    }[];
    expect(
      pushes.filter(({ requestedBy }) => requestedBy === 'reporting.push').map(({ period }) => period),
    ).toEqual(['20261116']);
  });
});

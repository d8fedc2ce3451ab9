import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { DAY_MS, startOfDate } from '../../platform/clock/clock.ts';
import { appendEvent } from '../../platform/events/outbox.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { insertLevels } from '../risk/store/levels.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { createPlaces } from '../../registry/places/index.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let communes: readonly Area[];
const today = startOfDate('2026-11-16');

beforeAll(async () => {
  t = await testApp();
  communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
});
afterAll(async () => {
  await t.close();
});

async function count(metric: string, area: Area, at: number, by: number): Promise<void> {
  await t.app.platform.db.transaction().execute(async (tx) => {
    await addFigures(tx, [{ metric, dataset: 'demo', areaNo: area.no, at, by }]);
    await appendEvent(tx, {
      topic: 'figures.changed',
      dataset: 'demo',
      payload: { metrics: [metric], areaNos: [area.no] },
      at: t.clock.now(),
    });
  });
}

/** Decides a level as the risk module stores it. */
async function decide(area: Area, level: number, from: number, number: string): Promise<void> {
  await t.app.platform.db.transaction().execute(
    async (tx) =>
      await insertLevels(systemScope('test', 'demo'), tx, [
        {
          id: uuid7(),
          area_no: area.no,
          dataset: 'demo',
          level,
          from_at: new Date(from),
          decision_number: number,
          signer: 'Chủ tịch',
          legal_basis: 'Quyết định',
          reason: 'thử',
          proposal_id: null,
          recorded_at: new Date(from),
          recorded_by: 'test',
          corrects: null,
          corrected_by: null,
          told: true,
        },
      ]),
  );
}

type Reply = {
  asOf: string | null;
  dataset: string;
  province: { code: string };
  areas: {
    code: string;
    level: string;
    since: string | null;
    decisionNumber: string | null;
    cases: number | null;
    casesPer100k: number | null;
    scansToday: number | null;
    contactsF1?: number | null;
    contactsF2?: number | null;
    next: object | null;
  }[];
  places: unknown[];
  suppressedBelow: number;
  firstDay: string | null;
  lastGood: boolean;
};

async function map(query = ''): Promise<Reply> {
  t.clock.advance(1_001);
  const response = await t.anonymous.get(`/public/map${query}`);
  expect(response.statusCode).toBe(200);
  return response.json();
}
const shown = (reply: Reply, area: Area) => reply.areas.find((one) => one.code === area.code);

describe('GET /public/map', () => {
  it('gives no level while nothing is decided', async () => {
    await sql`delete from outbox where dataset = 'demo'`.execute(t.app.platform.db);
    const reply = await map();
    expect(reply).toMatchObject({
      asOf: null,
      dataset: 'demo',
      province: { code: '20' },
      suppressedBelow: 5,
    });
    expect(reply.areas).toHaveLength(65);
    expect(new Set(reply.areas.map((one) => one.level))).toEqual(new Set(['none']));
  });

  it('counts fourteen days, hides small numbers, and makes no level of them', async () => {
    const peopled = communes
      .filter((area) => area.population !== null)
      .sort((a, b) => b.population! - a.population!);
    const [large, second] = peopled as [Area, Area];
    const enough = Math.max(5, Math.ceil((large.population! * 160) / 100_000));
    await count('cases.announced', large, today - 13 * DAY_MS, enough - 5);
    await count('cases.announced', large, today + 9 * 3_600_000, 5);
    await count('cases.announced', second, today, 4);
    // Known to officers, not announced: the public map says nothing of them.
    await count('cases.confirmed', second, today, 60);
    await count('cases.pcr-positive', second, today, 60);
    await count('cases.announced', second, today - 14 * DAY_MS, 900);
    await count('presence.stays', second, today + 3_600_000, 7);
    await count('presence.stays', second, today - 3_600_000, 70);
    await count('presence.stays', large, today, 3);
    const reply = await map();
    expect(reply.asOf).not.toBeNull();
    const rate = Math.round((enough * 1_000_000) / large.population!) / 10;
    expect(shown(reply, large)).toMatchObject({
      level: 'none',
      cases: enough,
      casesPer100k: rate,
      scansToday: null,
    });
    expect(shown(reply, second)).toMatchObject({ cases: null, casesPer100k: null, scansToday: 7 });
    expect(new Set(reply.areas.map((one) => one.level))).toEqual(new Set(['none']));
    const yesterday = await map('?at=2026-11-15');
    expect(shown(yesterday, large)?.cases).toBe(enough - 5);
    expect(shown(yesterday, second)).toMatchObject({ cases: 900, scansToday: 70 });
  });

  it('shows the decision in force, from its hour on, and the one of a past day', async () => {
    const area = communes[7]!;
    await decide(area, 2, today - 20 * 3_600_000, '01/QĐ-UBND');
    await decide(area, 4, today + 3_600_000, '02/QĐ-UBND');
    await decide(area, 1, today + 23 * 3_600_000, '03/QĐ-UBND');
    expect(shown(await map(), area)).toMatchObject({ level: 'red', decisionNumber: '02/QĐ-UBND' });
    expect(shown(await map('?at=2026-11-15'), area)).toMatchObject({
      level: 'yellow',
      since: new Date(today - 20 * 3_600_000).toISOString(),
    });
    expect(shown(await map('?at=2026-11-14'), area)).toMatchObject({ level: 'none', decisionNumber: null });
    const level = async (query = '') =>
      (await t.anonymous.get(`/public/areas/${area.code}/level${query}`)).json();
    expect(await level()).toMatchObject({ level: 4, decisionNumber: '02/QĐ-UBND', signer: 'Chủ tịch' });
    expect(await level('?at=2026-11-15')).toMatchObject({ level: 2 });
    expect((await t.anonymous.get('/public/areas/99999/level')).json().code).toBe('map.no-area');
  });

  it('answers from memory until something happens, and 304 to who has it', async () => {
    await map();
    const conditional = (tag: string) =>
      t.http.inject({
        method: 'GET',
        url: '/api/v1/public/map',
        headers: { 'if-none-match': `"x", ${tag}` },
      });
    const first = await t.anonymous.get('/public/map');
    const tag = String(first.headers['etag']);
    const unchanged = await conditional(tag);
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
    await count('cases.announced', communes[5]!, today, 50);
    // The clock stands still: what makes the map anew is the event, not its age.
    await expect.poll(async () => (await conditional(tag)).statusCode, { timeout: 30_000 }).toBe(200);
    const changed = await conditional(tag);
    expect(shown(changed.json(), communes[5]!)?.cases).toBe(50);
  });

  it('says which decision comes next, and by whom the present one is', async () => {
    const area = communes[8]!;
    await decide(area, 3, today + 3_600_000, '04/QĐ-UBND');
    await decide(area, 2, today + 30 * 3_600_000, '05/QĐ-UBND');
    // Not recorded before it is in force: nothing announces it.
    await t.app.platform.db
      .updateTable('risk_level' as never)
      .set({ recorded_at: new Date(today) } as never)
      .where('decision_number' as never, '=', '05/QĐ-UBND' as never)
      .execute();
    expect(shown(await map(), area)).toMatchObject({
      level: 'orange',
      signer: 'Chủ tịch',
      legalBasis: 'Quyết định',
      next: {
        level: 'yellow',
        from: new Date(today + 30 * 3_600_000).toISOString(),
        decisionNumber: '05/QĐ-UBND',
      },
    });
    expect(shown(await map(), communes[9]!)).toMatchObject({ next: null });
  });

  it('counts contacts that officers confirmed, small numbers hidden, and knows the first day', async () => {
    await count('contacts.f1', communes[5]!, today, 12);
    await count('contacts.f2', communes[5]!, today, 30);
    await count('contacts.f1', communes[6]!, today, 3);
    await count('contacts.f2', communes[6]!, today, 7);
    t.clock.advance(600_001);
    const reply = await map();
    expect(shown(reply, communes[5]!)).toMatchObject({ contactsF1: 12, contactsF2: 30 });
    expect(shown(reply, communes[6]!)).toMatchObject({ contactsF1: null, contactsF2: 7 });
    // The sum of both would give the hidden one away.
    expect(JSON.stringify(reply)).not.toContain('contacts"');
    expect(reply.firstDay).toBe('2026-11-02');
    expect(reply.lastGood).toBe(false);
  });

  it('shows active checkpoints, and sites only where an officer put them on the map', async () => {
    const officer = await t.as('health-officer');
    const add = async (name: string, kind: string, more: object = {}) => {
      const body = { name, kind, areaId: communes[3]!.id, lat: 21.8, lon: 106.7, ...more };
      return (await officer.post('/places', body)).json().id as string;
    };
    await add('Chốt thử', 'checkpoint');
    await add('Điểm tiêm có', 'vaccination-site', { onMap: true, address: 'Nhà văn hóa' });
    const hidden = await add('Điểm tiêm không', 'vaccination-site');
    await add('Nhà ai đó', 'household', { onMap: true });
    const places = async () =>
      ((await map()).places as { name: string; layer: string; note: string | null }[]).map((one) => [
        one.name,
        one.layer,
        one.note,
      ]);
    expect(await places()).toEqual([
      ['Chốt thử', 'checkpoint', null],
      ['Điểm tiêm có', 'vaccination', 'Nhà văn hóa'],
    ]);
    expect((await officer.patch(`/places/${hidden}`, { version: 1, onMap: true })).json().onMap).toBe(true);
    expect(await places()).toHaveLength(3);
    const body = (await map('?points=grouped')) as Reply & { groups?: unknown };
    expect([body.places.length, body.groups]).toEqual([3, undefined]);
    expect(body.places).toMatchObject([{ areaCode: communes[3]!.code }, {}, {}]);
  });

  it('answers many places as groups where they are asked for, and as they are elsewhere', async () => {
    const { platform } = t.app;
    const many = Array.from({ length: 300 }, (_, i) => ({
      name: `Điểm ${i}`,
      kind: 'test-site' as const,
      areaNo: communes[4]!.no,
      lat: 21.5 + (i % 20) / 40,
      lon: 106.5 + (i % 15) / 40,
      onMap: true,
    }));
    await platform.db
      .transaction()
      .execute(async (tx) => await createPlaces(platform, systemScope('test', 'demo'), tx, many));
    t.clock.advance(1_001);
    expect((await map()).places).toHaveLength(303);
    const grouped = (await map('?points=grouped')) as Reply & { groups: { counts: number[] }[] };
    expect(grouped.areas).toHaveLength(65);
    expect(grouped.places).toEqual([]);
    const total = grouped.groups.flatMap(({ counts }) => counts).reduce((sum, one) => sum + one, 0);
    expect(total).toBe(303);
    expect((await t.anonymous.get('/public/map?points=all')).statusCode).toBe(400);
  });

  it.each([
    ['2026-11-17', 422, 'map.future'],
    ['2026-99-99', 400, 'map.bad-date'],
    ['1999-01-01', 404, 'map.no-province'],
  ])('refuses %s', async (at, status, code) => {
    const response = await t.anonymous.get(`/public/map?at=${at}`);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });
});

describe('GET /public/map/shapes', () => {
  it('draws approximate outlines of every commune, compressed, tagged, with the security headers', async () => {
    const response = await t.http.inject({
      method: 'GET',
      url: '/api/v1/public/map/shapes',
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(response.headers).toMatchObject({
      'content-encoding': 'gzip',
      etag: expect.stringMatching(/^W\/"/),
      'x-content-type-options': 'nosniff',
    });
    expect(response.rawPayload.length).toBeLessThan(82_000);
    const { approximate, topology } = JSON.parse(gunzipSync(response.rawPayload).toString('utf8'));
    expect(approximate).toBe(true);
    expect(topology.objects.areas.geometries.map((one: { id: string }) => one.id).sort()).toEqual(
      communes.map((area) => area.id).sort(),
    );
    const plain = await t.anonymous.get('/public/map/shapes');
    expect([plain.headers['content-encoding'], plain.json().topology]).toEqual([undefined, topology]);
  });
});

describe('GET /public/figures.csv', () => {
  it('has its columns, the province first, and no small number or one that a sum gives away', async () => {
    const response = await t.anonymous.get('/public/figures.csv');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, ...rows] = response.body
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(header).toEqual(['as_of', 'area_code', 'area_name', 'metric', 'value']);
    const cases = rows.filter((row) => row[3] === 'cases.announced');
    expect([cases.length, cases[0]?.[1], cases[0]?.[2]]).toEqual([66, '20', 'Tỉnh Lạng Sơn']);
    expect(rows.every((row) => row[4] === '' || row[4] === '0' || Number(row[4]) >= 5)).toBe(true);
    const hidden = cases.slice(1).filter((row) => row[4] === '').length;
    expect(hidden === 1).toBe(false);
    const others = ['cases.reported', 'cases.confirmed', 'cases.pcr-positive', 'cases.rapid-positive'];
    expect(rows.some((row) => others.includes(row[3]!))).toBe(false);
  });
});

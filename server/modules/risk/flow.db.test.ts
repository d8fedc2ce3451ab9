import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/support/app.ts';
import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { DONG_DANG, iso, KY_LUA, type RiskKit, riskKit } from './testing/risk-kit.ts';

let kit: RiskKit;
let t: TestApp;

beforeAll(async () => {
  kit = await riskKit();
  ({ t } = kit);
});
afterAll(() => t.close());

const levelOf = async (code: string, at = '') => {
  t.clock.advance(1_001);
  return (await t.anonymous.get(`/public/areas/${code}/level${at}`)).json();
};
const levels = async (query = '') => (await kit.cdc.get(`/risk/levels${query}`)).json();
const rowOf = async (code: string, query = '?limit=500') =>
  (await levels(query)).items.find((one: { areaCode: string }) => one.areaCode === code);

describe('the computed proposal', () => {
  it('says what decided and what is missing, and changes nothing official', async () => {
    await kit.enter([KY_LUA, DONG_DANG], {
      population: 10_000,
      adults_first_dose_pct: 60,
      elderly_full_pct: 90,
      treatment_capacity: 1,
    });
    await kit.addCases(KY_LUA, 16);
    const computed = await kit.cdc.post('/risk/computation', {});
    expect([computed.statusCode, computed.json().areas]).toEqual([200, 66]);
    const row = await rowOf(KY_LUA);
    expect(row).toMatchObject({ official: null, differs: true, computed: { level: 4, outcome: 'decided' } });
    expect(row.computed.deciding[0].vi).toContain('160/100.000 dân ≥ 150');
    expect(row.computed.unverified.map((one: { figure: string }) => one.figure)).toContain('uncovered_4');
    const other = (await levels('?limit=500')).items.find(
      (one: { areaCode: string }) => one.areaCode !== KY_LUA && one.areaCode !== DONG_DANG,
    );
    expect(other.computed.missing.map((one: { code: string }) => one.code)).toContain(
      'adults_first_dose_pct',
    );
    expect(await levelOf(KY_LUA)).toMatchObject({ level: null, since: null, decisionNumber: null });
  });

  it('shows where each input came from', async () => {
    const detail = (await kit.cdc.get(`/risk/areas/${t.areaId(KY_LUA)}`)).json();
    const sources = Object.fromEntries(
      detail.inputs.map((one: { code: string; source: string }) => [one.code, one.source]),
    );
    expect(sources).toMatchObject({
      population: 'manual',
      new_cases_7d: 'counter',
      treatment_capacity: 'manual',
    });
  });

  it('is computed by the daily job where a rule is in use', async () => {
    const job = t.app.modules.find(({ name }) => name === 'risk')!.jobs![0]!;
    expect(await job.run(undefined, { progress: async () => undefined })).toEqual({ datasets: 1, areas: 66 });
  });

  it.each([
    [{ input: 'new_cases_7d', value: 3 }, 'risk.counted-input'],
    [{ input: 'nothing', value: 3 }, 'risk.unknown-input'],
    [{ input: 'elderly_full_pct', value: 101 }, 'risk.bad-value'],
    [{ input: 'treatment_capacity', value: 0.5 }, 'risk.bad-value'],
    [{ at: '2030-01-01T00:00:00Z' }, 'risk.bad-time'],
  ])('refuses the input %j', async (change, code) => {
    const body = {
      areaIds: [t.areaId(KY_LUA)],
      input: 'elderly_full_pct',
      value: 3,
      at: iso(t.clock.now()),
      source: 'x',
    };
    const answer = await kit.cdc.post('/risk/inputs', { ...body, ...change });
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  });
});

describe('propose, review, approve, publish', () => {
  it('walks every step by different people, and only then the map changes', async () => {
    const id = uuid7();
    const body = { id, items: [{ areaId: t.areaId(KY_LUA), level: 4 }], reason: 'Vượt ngưỡng' };
    const proposed = await kit.commune.post('/risk/proposals', body);
    expect([proposed.statusCode, proposed.json().status]).toEqual([201, 'PROPOSED']);
    expect((await kit.commune.post('/risk/proposals', body)).statusCode).toBe(200);
    expect((await kit.commune.post('/risk/proposals', { ...body, reason: 'khác' })).json().code).toBe(
      'request.conflict',
    );
    const early = await kit.leader.post(`/risk/proposals/${id}/approval`, { version: 1, accept: true });
    expect([early.statusCode, early.json().code]).toEqual([409, 'risk.wrong-step']);
    const reviewed = await kit.reviewer.post(`/risk/proposals/${id}/review`, {
      version: 1,
      accept: true,
      note: 'Đúng',
    });
    expect(reviewed.json()).toMatchObject({ status: 'REVIEWED', reviewNote: 'Đúng', version: 2 });
    const twice = await kit.reviewer.post(`/risk/proposals/${id}/review`, { version: 1, accept: true });
    expect(twice.json().code).toBe('risk.wrong-step');
    const approved = await kit.leader.post(`/risk/proposals/${id}/approval`, { version: 2, accept: true });
    expect(approved.json()).toMatchObject({ status: 'APPROVED', version: 3 });
    expect((await levelOf(KY_LUA)).level).toBeNull();
    const published = await kit.leader.post(
      `/risk/proposals/${id}/publication`,
      kit.publication(3, '15/QĐ-UBND', t.clock.now() + HOUR_MS),
    );
    expect([published.statusCode, published.json().status]).toEqual([200, 'PUBLISHED']);
    expect((await levelOf(KY_LUA)).level).toBeNull();
    const tell = t.app.modules
      .find(({ name }) => name === 'risk')!
      .jobs!.find(({ kind }) => kind === 'risk.effect')!;
    const told = async () => await tell.run(undefined, { progress: async () => undefined });
    expect(await told()).toEqual({ levels: 0 });
    t.clock.advance(HOUR_MS);
    await told();
    expect(await told()).toEqual({ levels: 0 });
    expect(await levelOf(KY_LUA)).toMatchObject({
      level: 4,
      decisionNumber: '15/QĐ-UBND',
      signer: 'Chủ tịch UBND tỉnh',
    });
    const map = (await t.anonymous.get('/public/map')).json();
    const onMap = map.areas.find((one: { code: string }) => one.code === KY_LUA);
    expect([onMap.level, onMap.decisionNumber]).toEqual(['red', '15/QĐ-UBND']);
    const audited = await sql<{
      action: string;
    }>`select action from audit where subject_id = ${id}::uuid`.execute(t.app.platform.db);
    expect(audited.rows.map(({ action }) => action).toSorted()).toEqual([
      'risk.approval',
      'risk.propose',
      'risk.publication',
      'risk.review',
    ]);
    const events = await sql<{ payload: { areaNos: number[] } }>`select payload from outbox
      where topic = 'risk.published'`.execute(t.app.platform.db);
    expect(events.rows).toHaveLength(2);
    expect(events.rows.at(-1)!.payload.areaNos).toEqual([t.app.areas.byId(t.areaId(KY_LUA))!.no]);
  });

  it('publishes one decision for many communes, and lists what differs from the rule', async () => {
    const communes = (await levels('?limit=500')).items.slice(0, 40) as { areaCode: string }[];
    const { id, version } = await kit.approved(
      communes.map(({ areaCode }) => ({ code: areaCode, level: 2 })),
    );
    const sent = await kit.leader.post(
      `/risk/proposals/${id}/publication`,
      kit.publication(version, '16/QĐ-UBND', t.clock.now()),
    );
    expect([sent.statusCode, sent.json().count]).toEqual([200, 40]);
    t.clock.advance(1_000);
    expect(await levelOf(communes[39]!.areaCode)).toMatchObject({ level: 2, decisionNumber: '16/QĐ-UBND' });
    const differing = (await levels('?differs=true&limit=500')).items as { areaCode: string }[];
    expect(differing.some(({ areaCode }) => areaCode === KY_LUA)).toBe(true);
    const reused = await kit.approved([{ code: DONG_DANG, level: 1 }]);
    const refused = await kit.leader.post(
      `/risk/proposals/${reused.id}/publication`,
      kit.publication(reused.version, '16/QĐ-UBND', t.clock.now()),
    );
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'risk.number-used']);
  });

  it('returns a proposal only with a note, and lets nobody judge their own', async () => {
    const proposed = await kit.cdc.post('/risk/proposals', {
      items: [{ areaId: t.areaId(DONG_DANG), level: 3 }],
      reason: 'Theo dõi',
    });
    const path = `/risk/proposals/${proposed.json().id}`;
    expect((await kit.cdc.post(`${path}/review`, { version: 1, accept: true })).json().code).toBe(
      'risk.own-proposal',
    );
    expect((await kit.reviewer.post(`${path}/review`, { version: 1, accept: false })).json().code).toBe(
      'risk.note-required',
    );
    const returned = await kit.reviewer.post(`${path}/review`, {
      version: 1,
      accept: false,
      note: 'Thiếu số liệu',
    });
    expect(returned.json()).toMatchObject({ status: 'RETURNED', reviewNote: 'Thiếu số liệu' });
    const listed = (await kit.cdc.get('/risk/proposals?status=RETURNED')).json().items;
    expect(listed.map((one: { id: string }) => one.id)).toEqual([proposed.json().id]);
  });

  it('keeps officers to their own areas', async () => {
    const body = { items: [{ areaId: t.areaId(DONG_DANG), level: 3 }], reason: 'Ngoài địa bàn' };
    const outside = await kit.commune.post('/risk/proposals', body);
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'risk.area-outside']);
    const mixed = await kit.approved([
      { code: KY_LUA, level: 3 },
      { code: DONG_DANG, level: 3 },
    ]);
    expect((await kit.elsewhere.get(`/risk/proposals/${mixed.id}`)).statusCode).toBe(404);
    expect((await kit.elsewhere.get('/risk/proposals')).json().items).toEqual([]);
    expect((await kit.elsewhere.get(`/risk/levels?area=${t.areaId('20')}`)).statusCode).toBe(403);
    expect((await kit.elsewhere.get(`/risk/areas/${t.areaId(KY_LUA)}`)).statusCode).toBe(404);
    expect((await kit.commune.post('/risk/computation', {})).json().code).toBe('risk.area-outside');
    expect((await kit.commune.get('/risk/levels')).json().items).toHaveLength(1);
    const wrong = await kit.cdc.post('/risk/proposals', {
      items: [{ areaId: t.areaId('20'), level: 3 }],
      reason: 'Cả tỉnh',
    });
    expect(wrong.json().code).toBe('risk.not-commune');
  });
});

describe('history', () => {
  it('answers what a commune was on a day, and shows corrections beside what was believed', async () => {
    const before = (await kit.leader.get(`/risk/areas/${t.areaId(KY_LUA)}`)).json();
    const first = before.history.at(-1);
    const day = iso(Date.parse(first.from) + 7 * HOUR_MS).slice(0, 10);
    const corrected = await kit.leader.post(`/risk/levels/${before.official.id}/correction`, {
      level: 3,
      effectiveFrom: before.official.from,
      decisionNumber: '17/QĐ-UBND',
      signer: 'Chủ tịch UBND tỉnh',
      reason: 'Ghi nhầm cấp',
    });
    expect([corrected.statusCode, corrected.json().corrects]).toEqual([201, before.official.id]);
    const again = await kit.leader.post(`/risk/levels/${before.official.id}/correction`, {
      level: 2,
      effectiveFrom: before.official.from,
      decisionNumber: '18/QĐ-UBND',
      signer: 'x',
      reason: 'y',
    });
    expect(again.json().code).toBe('risk.already-corrected');
    const after = (await kit.leader.get(`/risk/areas/${t.areaId(KY_LUA)}`)).json();
    expect(after.history).toHaveLength(before.history.length + 1);
    expect(after.history.find((one: { id: string }) => one.id === before.official.id)).toMatchObject({
      level: before.official.level,
      correctedBy: corrected.json().id,
    });
    expect(await levelOf(KY_LUA)).toMatchObject({ level: 3, decisionNumber: '17/QĐ-UBND' });
    t.clock.advance(3 * DAY_MS);
    const later = await t.as('analyst');
    const then = (await later.get(`/risk/levels?limit=500&at=${day}`)).json();
    expect(then.items.find((one: { areaCode: string }) => one.areaCode === KY_LUA).official.level).toBe(3);
    const earlier = (await later.get('/risk/levels?limit=500&at=2026-11-10')).json();
    expect(earlier.items.every((one: { official: unknown }) => one.official === null)).toBe(true);
    expect(await levelOf(KY_LUA, `?at=${day}`)).toMatchObject({ level: 3 });
  });

  it('pages, sorts and exports the same rows', async () => {
    const analyst = await t.as('analyst');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await analyst.get(`/risk/levels?limit=20&sort=name${cursor}`)).json();
      seen.push(...page.items.map((one: { areaCode: string }) => one.areaCode));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect([seen.length, new Set(seen).size]).toEqual([65, 65]);
    const csv = await t.http.inject({
      url: '/api/v1/risk/levels?sort=name',
      headers: { accept: 'text/csv', authorization: `Bearer ${analyst.token}` },
    });
    const lines = csv.body.trim().split('\r\n');
    expect([lines.length, lines[0]!.includes('area_code,area_name,official_level')]).toEqual([66, true]);
    expect(lines[1]!.split(',')[0]).toBe(seen[0]);
  });
});

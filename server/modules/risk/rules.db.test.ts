import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { officialLevels, seedDemoLevels } from './index.ts';
import { DONG_DANG, KY_LUA, type RiskKit, riskKit } from './testing/risk-kit.ts';

let kit: RiskKit;
let t: TestApp;

beforeAll(async () => {
  kit = await riskKit();
  ({ t } = kit);
  await kit.enter([KY_LUA, DONG_DANG], {
    population: 10_000,
    adults_first_dose_pct: 90,
    elderly_full_pct: 90,
    treatment_capacity: 1,
  });
  await kit.addCases(KY_LUA, 16);
});
afterAll(() => t.close());

type Rule = { id: string; code: string; status: string; inForce: boolean; unverified: number };
const rules = async (): Promise<Rule[]> => (await kit.cdc.get('/risk/rules')).json().items;

describe('rule versions', () => {
  it('ships the three legal texts, none of them in force by itself', async () => {
    const shipped = (await rules()).filter(({ status }) => status === 'SHIPPED');
    expect(shipped.map(({ code }) => code)).toEqual(['2686', '4800', '218']);
    expect(shipped.some(({ inForce }) => inForce)).toBe(false);
    const detail = (await kit.cdc.get(`/risk/rules/${shipped[1]!.id}`)).json();
    const cutOff = detail.figures.find((one: { code: string }) => one.code === 'incidence_3');
    expect(cutOff).toMatchObject({ value: 50, certainty: 'unverified', changed: null });
    expect(cutOff.name.vi).toContain('mức 3 từ');
    const refused = await kit.leader.post(`/risk/rules/${shipped[1]!.id}/activation`, {
      from: '2026-11-01',
      reason: 'x',
    });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'risk.shipped-rule']);
  });

  it('is copied with own figures, tried out, put into use and rolled back', async () => {
    t.clock.advance(1_000);
    const figures = [{ code: 'incidence_4', value: 1_000, from: '2026-11-10', reason: 'Thử nới ngưỡng' }];
    const copied = await kit.cdc.post('/risk/rules', { basedOn: kit.ruleId, reason: 'Nới ngưỡng', figures });
    expect(copied.statusCode, copied.body).toBe(201);
    const copy = copied.json();
    expect(copy.figures.find((one: { code: string }) => one.code === 'incidence_4')).toMatchObject({
      value: 1_000,
      shipped: 150,
      changed: { reason: 'Thử nới ngưỡng', from: '2026-11-10' },
    });
    const tried = (await kit.cdc.post(`/risk/rules/${copy.id}/dry-run`, {})).json();
    const changed = tried.changes.filter((one: { areaName: string }) => one.areaName.includes('Kỳ Lừa'));
    expect(changed).toMatchObject([{ now: { lowest: 3, highest: 3 }, would: { lowest: 2, highest: 2 } }]);
    const untouched = tried.changes.filter((one: { areaName: string }) => one.areaName.includes('Đồng Đăng'));
    expect([untouched, (await rules()).find(({ id }) => id === copy.id)!.status]).toEqual([[], 'DRAFT']);

    const computedLevel = async () => {
      expect((await kit.cdc.post('/risk/computation', {})).statusCode).toBe(200);
      return (await kit.cdc.get(`/risk/areas/${t.areaId(KY_LUA)}`)).json().computed.level;
    };
    expect(await computedLevel()).toBe(3);
    await kit.leader.post(`/risk/rules/${copy.id}/activation`, { from: '2026-11-10', reason: 'dùng thử' });
    t.clock.advance(1_000);
    expect(await computedLevel()).toBe(2);
    const back = await kit.leader.post(`/risk/rules/${copy.id}/withdrawal`, { reason: 'Không phù hợp' });
    expect(back.json()).toMatchObject({ status: 'WITHDRAWN', withdrawn: { reason: 'Không phù hợp' } });
    expect((await rules()).find(({ inForce }) => inForce)!.id).toBe(kit.ruleId);
    t.clock.advance(1_000);
    expect(await computedLevel()).toBe(3);
    const twice = await kit.leader.post(`/risk/rules/${copy.id}/withdrawal`, { reason: 'nữa' });
    expect(twice.json().code).toBe('risk.not-active');
  });

  it.each([
    [[{ code: 'nothing', value: 1, from: '2026-11-10', reason: 'x' }], 'risk.unknown-figure'],
    [[{ code: 'incidence_4', value: 10, from: '2026-11-10', reason: 'x' }], 'risk.bad-rule'],
    [[{ code: 'covered_4', value: 7, from: '2026-11-10', reason: 'x' }], 'risk.bad-rule'],
    [[{ code: 'incidence_4', value: 200, from: '2026-02-31', reason: 'x' }], 'risk.bad-period'],
  ])('refuses figures that make no rule: %j', async (figures, code) => {
    const answer = await kit.cdc.post('/risk/rules', { basedOn: kit.ruleId, reason: 'x', figures });
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  });

  it('lets only officers of the whole province change them', async () => {
    expect(
      (await kit.commune.post('/risk/rules', { basedOn: kit.ruleId, reason: 'x', figures: [] })).statusCode,
    ).toBe(403);
    const answer = await kit.elsewhere.post('/risk/rules', { basedOn: kit.ruleId, reason: 'x', figures: [] });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'risk.area-outside']);
  });
});

describe('the simulated province', () => {
  it('gets a rule and decisions of its own, once, and says that they are simulated', async () => {
    const scope = systemScope('demo', 'study:seed');
    const { areas, platform } = t.app;
    const nos = areas.childrenOf(areas.byId(t.areaId('20'))!.no, '2026-11-16').map(({ no }) => no);
    const given = { now: t.clock.now(), peopleOf: new Map(nos.map((no) => [no, 300])) };
    const seed = async () => await seedDemoLevels({ platform, areas, provinceCode: '20' }, scope, given);
    await seed();
    await seed();
    const found = await officialLevels(scope, platform.db, nos, t.clock.now());
    expect(found.size).toBe(65);
    expect([...found.values()].every((one) => one.decisionNumber === '03/QĐ-UBND (mô phỏng)')).toBe(true);
    expect((await officialLevels(systemScope('x', 'live'), platform.db, nos, t.clock.now())).size).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let officer: Caller;
let communes: readonly Area[];

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
  communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
});
afterAll(async () => await t.close());

async function count(metric: string, area: Area, by: number): Promise<void> {
  const delta = { metric, dataset: 'demo', areaNo: area.no, at: Date.parse('2026-11-15T02:00:00Z'), by };
  await t.app.platform.db.transaction().execute(async (tx) => await addFigures(tx, [delta]));
}
const enter = async (text: string, more: object = {}, caller = officer) =>
  await caller.post('/reconciliations', {
    id: uuid7(),
    metric: 'lab.tests',
    platform: 'Nền tảng xét nghiệm quốc gia',
    to: '2026-11-15T16:00:00Z',
    source: 'Màn hình nền tảng, chụp 23 giờ',
    text,
    ...more,
  });
const csvOf = async (path: string) =>
  (
    await t.http.inject({
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    })
  ).body
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n');

describe('reconciliation', () => {
  it('puts the largest gap first, with the office to call and what it was before', async () => {
    const [a, b] = communes as [Area, Area];
    await count('lab.tests', a, 40);
    await count('lab.tests', b, 1000);
    for (const [name, kind, phone] of [
      ['UBND', 'peoples-committee', '02053000001'],
      ['Trạm Y tế', 'health-station', '02053000002'],
    ] as const) {
      await officer.post('/organisations', { name, kind, areaId: b.id, phone });
    }
    const first = await enter(`${a.code},1\n${b.code},25\nnơi khác,3`);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({ saved: 2, refused: [{ line: 3 }] });
    const second = await enter(`${a.code},40\n${b.code},986`, { to: '2026-11-16T02:00:00Z' });
    const { items, ...sums } = (await officer.get(`/reconciliations/${second.json().id}`)).json();
    expect(sums).toMatchObject({ sites: 2, ours: 1040, theirs: 1026, gap: 14 });
    expect(items).toMatchObject([
      {
        areaCode: b.code,
        gap: 14,
        share: 0.986,
        shareBefore: 0.025,
        office: { name: 'Trạm Y tế', phone: '02053000002' },
      },
      { areaCode: a.code, gap: 0, share: 1, office: null },
    ]);
    const history = (await officer.get('/reconciliations?metric=lab.tests')).json().items;
    expect(history.map((one: { share: number }) => Math.round(one.share * 1000) / 1000)).toEqual([
      0.987, 0.025,
    ]);
    // What was compared stays as it was, whatever is counted later.
    await count('lab.tests', b, 500);
    expect((await officer.get(`/reconciliations/${second.json().id}`)).json().ours).toBe(1040);
    const csv = await csvOf(`/reconciliations/${second.json().id}`);
    expect(csv[1]).toBe(`${b.code},${b.fullName},1000,986,14,0.986,0.025,Trạm Y tế,02053000002`);
    const commune = await t.as('commune-officer', a.code);
    const seen = (await commune.get(`/reconciliations/${second.json().id}`)).json();
    expect([seen.sites, seen.items.length, seen.items[0].areaCode]).toEqual([1, 1, a.code]);
    expect((await enter(`${b.code},3`, {}, commune)).json().code).toBe('reconciliation.no-line');
  });

  it('refuses what can’t be compared', async () => {
    expect((await enter('không có số')).json().code).toBe('reconciliation.no-line');
    expect((await enter(`${communes[0]!.code},1`, { metric: 'none' })).json().code).toBe(
      'reconciliation.no-metric',
    );
    expect((await enter(`${communes[0]!.code},1`, { from: '2026-11-15T16:00:00Z' })).json().code).toBe(
      'reconciliation.bad-time',
    );
  });
});

describe('national forms', () => {
  it('export a day by commune with the documented columns', async () => {
    const { items } = (await officer.get('/national-forms')).json();
    for (const form of items) {
      const [head, ...rows] = await csvOf(`/national-forms/${form.code}/export?day=2026-11-15`);
      expect(head).toBe(form.columns.map((column: { name: string }) => column.name).join(','));
      expect(rows).toHaveLength(65);
    }
    const area = communes[3]!;
    await count('lab.tests', area, 6);
    await count('lab.positive', area, 2);
    const rows = await csvOf(`/national-forms/daily-tests/export?day=2026-11-15&area=${area.id}`);
    expect(rows[1]).toBe(`${area.code},${area.fullName},2026-11-15,6,2,0,0`);
    expect((await officer.get('/national-forms/none/export?day=2026-11-15')).json().code).toBe(
      'reconciliation.unknown-form',
    );
  });
});

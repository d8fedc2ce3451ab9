import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_NOW } from '../../../test/support/fixed.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CommandKit, commandKit, DAY, DONG_DANG, HOUR, iso, KY_LUA } from './testing/command-kit.ts';

let kit: CommandKit;
beforeAll(async () => {
  kit = await commandKit();
  kit.t.clock.set(TEST_NOW + 10 * 60_000);
});
afterAll(async () => await kit.t.close());

const positivity = {
  code: 'duong-tinh',
  vi: 'Tỷ lệ dương tính cao ở một xã',
  en: 'High positivity in one commune',
  metric: 'lab.positivity',
  per: 'commune',
  kind: 'threshold',
  direction: 'above',
  hours: 24,
  minimum: 50,
  raise: 5,
  clear: 2,
  severity: 'urgent',
  from: '2026-11-01',
  certainty: 'unverified',
  source: 'thử',
};
const put = async (document: object) =>
  await kit.officer.post('/command/alert-rules', { document, reason: 'Thử' });
const dryRun = async (document: object) =>
  (await kit.officer.post('/command/alert-rules/dry-run', { document })).json();
const open = async (code: string) =>
  (await kit.officer.get(`/command/alerts?state=OPEN&rule=${code}`)).json().items;

describe('rules on ratios', () => {
  it('need a smallest denominator, and are refused what makes no sense', async () => {
    const { minimum: _, ...without } = positivity;
    const refused = (await put(without)).json();
    expect(refused.code).toBe('command.unfit-minimum');
    expect(refused.message).toContain('mẫu số');
    expect((await put({ ...positivity, kind: 'missing' })).json().code).toBe('command.unfit-kind');
    expect((await put(positivity)).statusCode).toBe(201);
  });

  it('raise where enough was tested, with both parts, and never on a small denominator', async () => {
    await kit.count('lab.tests', 120, TEST_NOW - HOUR);
    await kit.count('lab.positive', 12, TEST_NOW - HOUR);
    await kit.count('lab.tests', 3, TEST_NOW - HOUR, DONG_DANG);
    await kit.count('lab.positive', 3, TEST_NOW - HOUR, DONG_DANG);
    await kit.run('command.watch');
    expect(await open('duong-tinh')).toMatchObject([
      {
        areaName: 'Phường Kỳ Lừa',
        unit: '%',
        finding: { value: 10, numerator: 12, denominator: 120 },
      },
    ]);
  });

  it('say in the dry run where they can’t look and why', async () => {
    const tried = await dryRun(positivity);
    expect(tried).toMatchObject({ past: true, areas: 65, raised: 1, openNow: 1 });
    expect(tried.silent).toContainEqual({ why: 'small-denominator', areas: 1 });
    expect(tried.silent).toContainEqual({ why: 'no-denominator', areas: 63 });
  });
});

describe('rules on gauges', () => {
  it('have no past, and the dry run says so', async () => {
    const gauge = { ...positivity, code: 'diem', metric: 'places.active', hours: null, raise: 0, clear: -1 };
    const tried = await dryRun(gauge);
    expect(tried).toMatchObject({ past: false, areas: 65, raised: 65, openNow: 65 });
    expect(tried.from).toBe(tried.to);
    expect((await dryRun({ ...gauge, kind: 'change', hours: 24 })).code).toBe('command.unfit-kind');
  });
});

describe('rules on figures entered by hand', () => {
  it('raise on the value that stands, and on a report that is overdue', async () => {
    const code = 'manual.doses-entered';
    const declared = await kit.officer.post('/manual-metrics', {
      code,
      vi: 'Mũi đã nhập',
      en: 'Doses entered',
      unit: 'mũi',
    });
    expect(declared.statusCode).toBe(201);
    const entered = await kit.officer.post('/manual-figures', {
      id: uuid7(),
      metric: code,
      areaId: kit.t.areaId(KY_LUA),
      at: iso(TEST_NOW - 2 * DAY),
      value: 25,
      source: 'Báo cáo điện thoại',
    });
    expect(entered.statusCode, entered.body).toBe(201);
    const low = {
      ...positivity,
      code: 'nhap-it',
      metric: code,
      hours: null,
      direction: 'below',
      raise: 100,
      clear: 200,
    };
    const late = {
      ...positivity,
      code: 'cham-bao',
      metric: code,
      kind: 'missing',
      hours: 168,
      raise: 36,
      clear: 30,
    };
    expect((await put(low)).statusCode).toBe(201);
    expect((await put(late)).statusCode).toBe(201);
    await kit.run('command.watch');
    expect(await open('nhap-it')).toMatchObject([
      { areaName: 'Phường Kỳ Lừa', unit: 'mũi', finding: { value: 25 } },
    ]);
    expect(await open('cham-bao')).toMatchObject([{ finding: { value: 48, limit: 36 } }]);
    expect((await dryRun(low)).silent).toEqual([{ why: 'no-data', areas: 64 }]);
  });
});

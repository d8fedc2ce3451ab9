import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { DAY, iso, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;
let measles: string;
let mers: string;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  const opened = async (disease: string) => {
    const tracer = await t.as('health-officer', '20');
    const body = {
      personId: await kit.newPerson(),
      disease,
      classification: 'CONFIRMED',
      reportDate: iso(t.clock.now()).slice(0, 10),
      areaId: t.areaId(TAM_THANH),
    };
    const made = await tracer.post('/cases', body);
    expect(made.statusCode, made.body).toBe(201);
    return made.json().id as string;
  };
  measles = await opened('measles');
  mers = await opened('mers');
});
afterAll(() => t.close());

const ask = async (more: Readonly<Record<string, string>>) =>
  await kit.officer().get(
    `/order-limits/in-force?${new URLSearchParams({
      kind: 'quarantine-home',
      from: iso(t.clock.now()),
      until: iso(t.clock.now() + 14 * DAY),
      ...more,
    }).toString()}`,
  );

describe('the limit in force while an order is typed', () => {
  it('falls back to that of all diseases, and tells the group, its source and that it is unverified', async () => {
    expect((await ask({ caseId: measles.toUpperCase() })).json()).toMatchObject({
      group: 'B',
      groupCertainty: 'unverified',
      groupSource: expect.stringContaining('03/2007/QH12'),
      limit: { group: 'all', maxDays: 21, extensionDays: 10, refuse: true, certainty: 'secondary' },
      days: 14,
      verdict: 'ok',
    });
    expect((await ask({ caseId: mers })).json()).toMatchObject({ group: 'A', limit: { group: 'all' } });
    expect((await ask({})).json()).toMatchObject({ group: null, limit: { group: 'all' } });
    expect((await ask({ caseId: measles, kind: 'isolation-hospital' })).json()).toMatchObject({
      group: 'B',
      limit: null,
      verdict: 'ok',
    });
  });

  it('judges as issuing and extending do', async () => {
    const now = t.clock.now();
    for (const [days, verdict, status] of [
      [21, 'ok', 201],
      [25, 'warn', 201],
      [40, 'refuse', 422],
    ] as const) {
      const until = iso(now + days * DAY);
      expect((await ask({ until, caseId: measles })).json()).toMatchObject({ days, verdict });
      const body = kit.orderOf([await kit.newPerson()], { until, caseId: measles });
      expect((await kit.officer().post('/orders', body)).statusCode).toBe(status);
    }
    const firstUntil = iso(now + 14 * DAY);
    expect((await ask({ until: iso(now + 24 * DAY), firstUntil })).json().verdict).toBe('ok');
    expect((await ask({ until: iso(now + 25 * DAY), firstUntil })).json().verdict).toBe('warn');
    expect((await ask({ until: '2027-02-30T00:00:00Z' })).json().code).toBe('order.term-implausible');
  });

  it('names days, group, source and doubt in the warnings of issuing, extending and reading', async () => {
    const words =
      'vượt mức 21 ngày, gia hạn 10 ngày (bệnh nhóm B (nhóm chưa kiểm chứng), theo mức chung cho mọi nhóm; Nghị định 101/2010/NĐ-CP, Điều 2; chưa kiểm chứng)';
    const until = iso(t.clock.now() + 25 * DAY);
    const made = await kit
      .officer()
      .post('/orders', kit.orderOf([await kit.newPerson()], { until, caseId: measles }));
    expect(made.json().warnings[0].message).toContain(words);
    const short = await kit.issued({ caseId: measles });
    const longer = await kit
      .officer()
      .post(`/orders/${short.id}/extension`, { version: 1, until, reason: 'Theo dõi thêm' });
    expect(longer.json().warnings[0].message).toContain(`25 ngày ${words}`);
    const shown = (await kit.officer().get(`/orders/${short.id}`)).json();
    expect(shown.warnings).toEqual(longer.json().warnings);
    const far = await kit.officer().post(`/orders/${short.id}/extension`, {
      version: 2,
      until: iso(t.clock.now() + 40 * DAY),
      reason: 'Theo dõi thêm',
    });
    expect([far.statusCode, far.json().code]).toEqual([422, 'order.term-too-long']);
    expect(far.json().message).toContain('bệnh nhóm B');
  });
});

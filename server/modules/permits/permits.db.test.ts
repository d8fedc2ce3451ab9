import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { createSigner, currentRevocations } from '../../platform/credentials/module.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

let t: TestApp;
let health: Caller;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  health = await t.as('health-officer', '20');
  officer = await t.as('gate-officer', '06184');
});
afterAll(() => t.close());

const item = (change: object = {}) => ({
  id: uuid7(),
  kind: 'vehicle',
  fullName: 'Lý Đức Ưng',
  cccd: '020070000017',
  phone: '0912345678',
  plate: '12C-123.45',
  goods: 'Rau quả',
  route: ['20', '06184'],
  from: '2026-11-16',
  until: '2026-11-20',
  ...change,
});
const submit = async (...items: object[]) =>
  await t.anonymous.post('/permits', {
    enterprise: {
      name: 'Công ty Rau Sạch',
      taxCode: '4900123456',
      phone: '02053812345',
      areaId: t.areaId('06184'),
    },
    items,
  });
const own = async (id: string) => (await t.anonymous.get(`/public/permits/${id}`)).json();
const listed = async (query: string) => (await health.get(`/permits?${query}`)).json().items;

describe('permits', () => {
  it('are approved by rule where it covers them, else wait; each row has its own outcome', async () => {
    const [byRule, byHand, wrong] = [item(), item({ kind: 'staff' }), item({ plate: 'x' })];
    const answer = await submit(byRule, byHand, wrong);
    expect(answer.json().outcomes).toMatchObject([
      { id: byRule.id, status: 201, state: 'APPROVED' },
      { id: byHand.id, status: 201, state: 'SUBMITTED' },
      { id: wrong.id, status: 422, code: 'permit.plate' },
    ]);
    expect((await submit(byRule)).json().outcomes).toMatchObject([{ status: 200, state: 'APPROVED' }]);
    expect((await submit({ ...byRule, goods: 'Khác' })).json().outcomes).toMatchObject([{ status: 409 }]);
    const { signed, shortCode } = await own(byRule.id);
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const verdict = await verifyCode(signed, keys, new Date(t.clock.now()), webCrypto);
    expect(verdict).toMatchObject({
      verdict: 'VALID',
      payload: { kind: 'permit', data: { code: shortCode, plate: '12C12345', route: ['20', '06184'] } },
    });
    expect(await own(byHand.id)).toMatchObject({ state: 'SUBMITTED', signed: null });
  });

  it('are decided by the office, once', async () => {
    const [good, bad] = [item({ kind: 'staff', plate: undefined }), item({ kind: 'staff' })];
    await submit(good, bad);
    const decide = async (ids: string[], decision: string, reason?: string) =>
      (await health.post('/permits/decisions', { ids, decision, reason })).json();
    expect((await decide([bad.id], 'refuse')).code).toBe('permit.reason-required');
    expect((await decide([good.id, uuid7()], 'approve')).outcomes).toMatchObject([
      { status: 200, state: 'APPROVED' },
      { status: 404 },
    ]);
    expect((await decide([bad.id], 'refuse', 'Thiếu giấy tờ')).outcomes).toMatchObject([
      { state: 'REFUSED' },
    ]);
    expect((await decide([good.id], 'refuse', 'x')).outcomes).toMatchObject([
      { code: 'permit.decided-before' },
    ]);
    expect(await own(bad.id)).toMatchObject({ state: 'REFUSED', reason: 'Thiếu giấy tờ', signed: null });
    const elsewhere = await t.as('health-officer', '01');
    expect((await elsewhere.get('/permits')).json().items).toEqual([]);
  });

  it('are decided by the trade department in its area, which sees nothing of health', async () => {
    const one = item({ kind: 'staff', plate: undefined });
    await submit(one);
    const [inside, outside] = [await t.as('trade-officer', '20'), await t.as('trade-officer', '01')];
    const decide = async (trade: Caller) =>
      (await trade.post('/permits/decisions', { ids: [one.id], decision: 'approve' })).json().outcomes;
    expect(await decide(outside)).toMatchObject([{ status: 403 }]);
    expect(await decide(inside)).toMatchObject([{ status: 200, state: 'APPROVED' }]);
    const shown = (await inside.get('/permits?state=APPROVED&kind=staff')).json().items;
    expect(shown).toContainEqual(expect.objectContaining({ id: one.id, name: 'Lý Đức Ưng' }));
    for (const path of ['/cases', '/people?q=an', '/orders', '/declarations']) {
      expect((await inside.get(path)).statusCode, path).toBe(403);
    }
  });

  it('are withdrawn: the code never verifies again', async () => {
    const one = item();
    await submit(one);
    const { signed } = await own(one.id);
    const revoke = async () => await health.post(`/permits/${one.id}/revoke`, { reason: 'Vi phạm' });
    expect((await revoke()).json()).toMatchObject({ state: 'REVOKED', reason: 'Vi phạm' });
    expect((await revoke()).statusCode).toBe(200);
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const list = await currentRevocations(t.app.platform, 'demo');
    expect((await verifyCode(signed, keys, new Date(t.clock.now()), webCrypto, list)).reason).toBe('REVOKED');
    expect((await own(one.id)).signed).toBe(null);
    expect((await officer.post(`/permits/${one.id}/revoke`, { reason: 'x' })).statusCode).toBe(403);
  });

  it('are asked for as a sheet, each row with its own outcome, and not twice when sent again', async () => {
    const sheet = {
      id: uuid7(),
      enterprise: { name: 'Công ty Tờ Danh Sách', phone: '02053812345', areaId: t.areaId('06184') },
      text: 'Họ tên;Biển số;CCCD;Điện thoại;Hàng hóa\nLý Đức Ưng;12C-555.55;020070000017;0912345678;Rau\nAn Giao;;;;\nSai Biển;###;;;\n;12C-1;;;',
      defaults: { route: ['20'], from: '2026-11-16', until: '2026-11-18' },
    };
    const send = async () => (await t.anonymous.post('/permits/sheet', sheet)).json().rows;
    const rows = await send();
    expect(rows).toMatchObject([
      { line: 2, status: 201, state: 'APPROVED' },
      { line: 3, status: 201, state: 'SUBMITTED' },
      { line: 4, status: 422, code: 'permit.plate' },
      { line: 5, status: 422, code: 'permit.sheet-row' },
    ]);
    expect((await own(rows[0].id)).signed).toMatch(/^VX1:/);
    expect((await send()).map(({ status }: { status: number }) => status)).toEqual([200, 200, 422, 422]);
    const bad = await t.anonymous.post('/permits/sheet', { ...sheet, id: uuid7(), text: 'x;y\n1;2' });
    expect(bad.json().code).toBe('permit.sheet');
  });

  it('stand under their receipt as in the list that was sent', async () => {
    const items = Array.from({ length: 12 }, () => item({ kind: 'staff', plate: undefined }));
    const sent = await t.anonymous.post('/permits', {
      requestId: uuid7(),
      enterprise: { name: 'Công ty Thứ Tự', phone: '0205 3812 399', areaId: t.areaId('06184') },
      items,
    });
    const { receipt } = sent.json();
    const shown = await t.anonymous.post('/public/permits/requests', { receipt, phone: '0205 3812 399' });
    expect(shown.json().items.map(({ id }: { id: string }) => id)).toEqual(items.map(({ id }) => id));
  });

  it('are looked up by receipt and phone together, by nothing less', async () => {
    const requestId = uuid7();
    const [good, waits] = [item({ plate: '12C-222.22' }), item({ kind: 'staff', plate: undefined })];
    const send = async (...items: object[]) =>
      (
        await t.anonymous.post('/permits', {
          requestId,
          enterprise: { name: 'Công ty Biên Nhận', phone: '0205 3812 346', areaId: t.areaId('06184') },
          items,
        })
      ).json();
    const { receipt, outcomes } = await send(good);
    expect(outcomes).toMatchObject([{ status: 201, state: 'APPROVED' }]);
    expect(receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(await send(good, waits)).toMatchObject({ receipt, outcomes: [{ status: 200 }, { status: 201 }] });

    const look = async (code: string, phone: string) =>
      await t.anonymous.post('/public/permits/requests', { receipt: code, phone });
    const shown = await look(receipt.toLowerCase().replaceAll('-', ' '), '+84 205 3812346');
    expect(shown.json()).toMatchObject({
      enterprise: 'Công ty Biên Nhận',
      items: [
        { id: good.id, state: 'APPROVED', plate: '12C22222', name: 'Lý Đức Ưng', signed: /^VX1:/ },
        { id: waits.id, state: 'SUBMITTED', signed: null, shortCode: null },
      ].map((one) => ({ ...one, signed: one.signed === null ? null : expect.stringMatching(one.signed) })),
    });
    expect(shown.body).not.toContain('020070000017');
    expect(shown.body).not.toContain('912345678');
    const refusals = [
      await look(receipt, '0205 3812 347'),
      await look('0000-0000-0000', '0205 3812 346'),
      await look(receipt, 'x'),
      await look(requestId, '0205 3812 346'),
    ];
    expect(refusals.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      refusals.map(() => [404, refusals[0]!.body]),
    );
    await health.post(`/permits/${good.id}/revoke`, { reason: 'Sai tuyến' });
    expect((await look(receipt, '02053812346')).json().items).toMatchObject([
      { id: good.id, state: 'REVOKED', reason: 'Sai tuyến', signed: null },
      { id: waits.id },
    ]);
  });

  it('are found by plate, tax code and short code; misuse shows on the list', async () => {
    const one = item({ plate: '12C-777.77' });
    await submit(one);
    const { shortCode } = await own(one.id);
    for (const q of ['12C77777', shortCode]) {
      expect((await listed(`q=${q}`)).map(({ id }: { id: string }) => id)).toEqual([one.id]);
    }
    expect((await listed('q=4900123456')).length).toBeGreaterThan(3);
    const report = { id: uuid7(), shortCode, kind: 'other-plate', at: new Date(t.clock.now()).toISOString() };
    expect((await officer.post('/permits/reports', report)).statusCode).toBe(201);
    expect((await officer.post('/permits/reports', report)).statusCode).toBe(200);
    expect((await health.get(`/permits/${one.id}/reports`)).json().items).toMatchObject([
      { id: report.id, kind: 'other-plate', note: null },
    ]);
    expect(await listed('reported=true')).toMatchObject([{ id: one.id, reports: 1, plate: '12C77777' }]);
    t.clock.set(Date.parse('2026-11-21T03:00:00Z'));
    health = await t.as('health-officer', '20');
    expect((await listed('state=EXPIRED')).map(({ id }: { id: string }) => id)).toContain(one.id);
    expect((await listed('state=APPROVED')).map(({ id }: { id: string }) => id)).not.toContain(one.id);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { mergeRecords } from '../../../../test/support/merge-records.ts';
import { TEST_NOW } from '../../../../test/support/fixed.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, HOUR, iso, type OrderKit, orderKit } from '../testing/order-kit.ts';
import { expirePassedOrders } from './expire-orders.ts';

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

describe('the end of an order', () => {
  it('runs into no order of a record that was merged into the same person', async () => {
    const health = await t.as('health-officer', '20');
    const twin = { fullName: 'Lý Thị Trùng', birthDate: '1972-04-05', sex: 'female' };
    const record = async (): Promise<string> =>
      (await health.post('/people', { ...twin, areaId: t.areaId('05986') })).json().id;
    const [kept, gone] = [await record(), await record()];
    const order = async (personId: string, from: number, until: number): Promise<{ id: string }> => {
      const term = { from: iso(t.clock.now() + from * DAY), until: iso(t.clock.now() + until * DAY) };
      const answer = await kit.officer().post('/orders', kit.orderOf([personId], term));
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().orders[0];
    };
    const first = await order(gone, 0, 5);
    await order(kept, 7, 12);
    await mergeRecords(health, { keep: kept, gone });
    const until = iso(t.clock.now() + 9 * DAY);
    const longer = await kit
      .officer()
      .post(`/orders/${first.id}/extension`, { version: 1, until, reason: 'Có ca mới' });
    expect(longer.json()).toMatchObject({ code: 'order.already-ordered' });
    const items = [{ id: first.id, until }];
    const many = await kit.officer().post('/orders/extensions', { items, reason: 'Có ca mới' });
    expect(many.json().outcomes).toMatchObject([{ code: 'order.already-ordered' }]);
  });

  it('comes earlier, also where the person is under two orders since two records were merged', async () => {
    const health = await t.as('health-officer', '20');
    const twin = {
      fullName: 'Lý Thị Sinh',
      birthDate: '1974-04-05',
      sex: 'female',
      areaId: t.areaId('05986'),
    };
    const record = async (): Promise<string> => (await health.post('/people', twin)).json().id;
    const [kept, gone] = [await record(), await record()];
    const order = async (personId: string): Promise<string> =>
      (await kit.officer().post('/orders', kit.orderOf([personId]))).json().orders[0].id;
    const [first, second] = [await order(gone), await order(kept)];
    await mergeRecords(health, { keep: kept, gone });
    const move = async (id: string, version: number, days: number) =>
      await kit.officer().post(`/orders/${id}/extension`, {
        version,
        until: iso(t.clock.now() + days * DAY),
        reason: 'Hai quyết định cho một người',
      });
    expect((await move(first, 1, 10)).statusCode).toBe(200);
    // Where the other holds, and nobody is kept twice for days that were free before.
    expect((await move(first, 2, 12)).json()).toMatchObject({ code: 'order.already-ordered' });
    expect((await move(second, 1, 16)).statusCode).toBe(200);
  });

  it('is extended with a reason; the former end stays on record; a stale edit sees the current one', async () => {
    const { id } = await kit.issued();
    const until = iso(t.clock.now() + 20 * DAY);
    const first = await kit
      .officer()
      .post(`/orders/${id}/extension`, { version: 1, until, reason: 'Có ca mới' });
    expect(first.json()).toMatchObject({
      until,
      version: 2,
      previousUntil: iso(t.clock.now() + 14 * DAY),
      status: 'IN_FORCE',
    });
    expect(first.json().changes).toMatchObject([{ kind: 'extension', reason: 'Có ca mới', until }]);
    const repeated = await kit.officer().post(`/orders/${id}/extension`, {
      version: 1,
      until,
      reason: 'Có ca mới',
    });
    expect([repeated.statusCode, repeated.json().version]).toEqual([200, 2]);
    const stale = await kit.officer().post(`/orders/${id}/extension`, {
      version: 1,
      until: iso(t.clock.now() + DAY),
      reason: 'x',
    });
    expect([stale.statusCode, stale.json().code, stale.json().current.until]).toEqual([
      409,
      'request.version-conflict',
      until,
    ]);
    const staleRelease = await kit.officer().post(`/orders/${id}/release`, { version: 1, reason: 'x' });
    expect(staleRelease.statusCode).toBe(409);
    const shorter = await kit.officer().post(`/orders/${id}/extension`, {
      version: 2,
      until: iso(t.clock.now() + DAY),
      reason: 'Âm tính',
    });
    expect(shorter.json().changes[0].kind).toBe('reduction');
    const passed = await kit.officer().post(`/orders/${id}/extension`, {
      version: 3,
      until: iso(t.clock.now() - 1),
      reason: 'x',
    });
    expect(passed.json().code).toMatch(/^order\.(end-passed|term-reversed)$/);
    const tooLong = await kit.officer().post(`/orders/${id}/extension`, {
      version: 3,
      until: iso(t.clock.now() + 60 * DAY),
      reason: 'x',
    });
    expect(tooLong.json().code).toBe('order.term-too-long');
  });

  it('is a release: early only with a reason, at the end without', async () => {
    const { id } = await kit.issued();
    const bare = await kit.officer().post(`/orders/${id}/release`, { version: 1 });
    expect(bare.json()).toMatchObject({ code: 'order.reason-required', fields: { reason: 'required' } });
    await kit.moveTo(t.clock.now() + 2 * DAY);
    const released = await kit
      .officer()
      .post(`/orders/${id}/release`, { version: 1, reason: 'Âm tính lần 3' });
    expect(released.json()).toMatchObject({ status: 'RELEASED', version: 2 });
    const again = await kit.officer().post(`/orders/${id}/release`, { version: 1, reason: 'Âm tính lần 3' });
    expect([again.statusCode, again.json().version]).toEqual([200, 2]);
    const extension = { version: 2, until: iso(t.clock.now() + DAY), reason: 'x' };
    expect((await kit.officer().post(`/orders/${id}/extension`, extension)).json().code).toBe(
      'order.not-in-force',
    );
    await kit.moveTo(TEST_NOW);
    expect(await kit.differences()).toEqual([]);
  });

  it('is a cancellation, also before the order begins, when nobody can be released', async () => {
    const { id } = await kit.issued({ from: iso(t.clock.now() + DAY) });
    const early = await kit.officer().post(`/orders/${id}/release`, { version: 1, reason: 'x' });
    expect(early.json().code).toBe('order.not-begun');
    const cancelled = await kit.officer().post(`/orders/${id}/release`, {
      version: 1,
      cancelled: true,
      reason: 'Nhầm người',
    });
    expect(cancelled.json()).toMatchObject({ status: 'CANCELLED' });
    const check = { id: uuid7(), at: iso(t.clock.now() + DAY), present: true };
    expect((await kit.officer().post(`/orders/${id}/follow-ups`, check)).json().code).toBe(
      'order.follow-up-cancelled',
    );
    expect(await kit.differences()).toEqual([]);
  });

  it('comes by itself: expired at its end, before and after the job, then completed', async () => {
    const { id } = await kit.issued();
    await kit.moveTo(t.clock.now() + 14 * DAY);
    expect((await kit.officer().get(`/orders/${id}`)).json().status).toBe('EXPIRED');
    expect((await expirePassedOrders(t.app.platform)).expired).toBeGreaterThan(0);
    expect(await expirePassedOrders(t.app.platform)).toEqual({ expired: 0 });
    expect(await kit.differences()).toEqual([]);
    const shown = (await kit.officer().get(`/orders/${id}`)).json();
    expect([shown.status, shown.version]).toEqual(['EXPIRED', 1]);
    const listed = (await kit.officer().get(`/orders?status=EXPIRED&person=${shown.personId}`)).json().items;
    expect(listed.map((order: { id: string }) => order.id)).toEqual([id]);
    await kit.moveTo(t.clock.now() + HOUR);
    expect(
      (await kit.officer().post(`/orders/${id}/release`, { version: 1, cancelled: true, reason: 'x' }))
        .statusCode,
    ).toBe(409);
    const completed = await kit.officer().post(`/orders/${id}/release`, { version: 1 });
    expect(completed.json().status).toBe('RELEASED');
    expect(await kit.differences()).toEqual([]);
    await kit.moveTo(TEST_NOW);
  });
});

describe('daily checks', () => {
  it('are repeatable, take late ones, and leave the list of who is due', async () => {
    const { id, personId } = await kit.issued();
    const due = async () =>
      (await kit.officer().get(`/orders?due=true&person=${personId}`)).json().items.length;
    expect(await due()).toBe(1);
    const check = {
      id: uuid7(),
      at: iso(t.clock.now()),
      present: true,
      temperature: 36.6,
      symptoms: ['cough'],
    };
    const first = await kit.officer().post(`/orders/${id}/follow-ups`, check);
    const again = await kit.officer().post(`/orders/${id}/follow-ups`, check);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(
      (await kit.officer().post(`/orders/${id}/follow-ups`, { ...check, present: false })).statusCode,
    ).toBe(409);
    expect(await due()).toBe(0);
    await kit.officer().post(`/orders/${id}/follow-ups`, {
      id: uuid7(),
      at: iso(t.clock.now() - HOUR),
      present: false,
    });
    const shown = (await kit.officer().get(`/orders/${id}`)).json();
    expect(shown.lastFollowUpAt).toBe(check.at);
    expect(shown.followUps).toMatchObject([{ temperature: 36.6, symptoms: ['cough'] }, { present: false }]);
    await kit.moveTo(t.clock.now() + DAY);
    expect(await due()).toBe(1);
    await kit.moveTo(TEST_NOW);
    const future = await kit.officer().post(`/orders/${id}/follow-ups`, {
      id: uuid7(),
      at: iso(t.clock.now() + HOUR),
      present: true,
    });
    expect(future.json().code).toBe('order.follow-up-time');
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import {
  DAY,
  HOUR,
  iso,
  LUONG_VAN_TRI,
  type OrderKit,
  orderKit,
  TAM_THANH,
  THAT_KHE,
} from '../testing/order-kit.ts';

type ListedOrder = {
  readonly id: string;
  readonly until: string;
  readonly number: string;
  readonly issuedAt: string;
};

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

describe('reading orders', () => {
  it('is for the responsible area and the area of the stay; others get nothing, and no hint of who it is', async () => {
    const site = await (
      await t.as('health-officer', '20')
    ).post('/places', {
      name: 'Trung đoàn 123',
      kind: 'quarantine-site',
      areaId: t.areaId(LUONG_VAN_TRI),
    });
    const province = await t.as('health-officer', '20');
    const order = await kit.issued({ kind: 'quarantine-facility', placeId: site.json().id }, province);
    const manager = await t.as('quarantine-manager', LUONG_VAN_TRI);
    const shown = (await manager.get(`/orders/${order.id}`)).json();
    expect(shown).toMatchObject({ placeName: 'Trung đoàn 123', areaName: 'Phường Tam Thanh' });
    expect(shown.personName).toMatch(/^Lý Thị Bình/);
    const check = { id: uuid7(), at: iso(t.clock.now()), present: true };
    expect((await manager.post(`/orders/${order.id}/follow-ups`, check)).statusCode).toBe(201);
    const stranger = await t.as('commune-officer', THAT_KHE);
    const denied = await stranger.get(`/orders/${order.id}`);
    expect([denied.statusCode, denied.json().code]).toEqual([403, 'order.outside-area']);
    expect((await stranger.get(`/orders?person=${order.personId}`)).json().items).toEqual([]);
    expect((await stranger.get(`/orders?area=${t.areaId(TAM_THANH)}`)).statusCode).toBe(403);
    expect(
      (
        await (
          await t.as('commune-officer', LUONG_VAN_TRI)
        ).post(`/orders/${order.id}/release`, { version: 1, reason: 'x' })
      ).statusCode,
    ).toBe(403);
    const live = await t.as('health-officer', '20', 'live');
    expect((await live.get(`/orders/${order.id}`)).statusCode).toBe(404);
    expect((await t.anonymous.get('/orders')).statusCode).toBe(401);
  });

  it('pages by every sort without loss', async () => {
    for (const days of [3, 1, 2, 2, 5]) {
      await kit.issued({ until: iso(t.clock.now() + days * DAY) });
    }
    for (const sort of ['until', '-until', 'number', '-number', 'issuedAt', '-issuedAt']) {
      const path = `/orders?sort=${sort}&kind=quarantine-home&status=IN_FORCE`;
      const all: ListedOrder[] = (await kit.officer().get(`${path}&limit=500`)).json().items;
      const paged: ListedOrder[] = [];
      for (let next: string | null = ''; next !== null;) {
        const cursor: string = next === '' ? '' : `&cursor=${next}`;
        const page = (await kit.officer().get(`${path}&limit=2${cursor}`)).json();
        paged.push(...page.items);
        next = page.next;
      }
      expect(all.length).toBeGreaterThanOrEqual(5);
      expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      const key = sort.replace('-', '') as 'until' | 'number' | 'issuedAt';
      const sorted = all.map((order) => order[key]).toSorted();
      expect(all.map((order) => order[key])).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted);
    }
  });

  it('shows a batch, whose orders end and were issued at one time, as its numbers follow', async () => {
    const people: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      people.push(await kit.newPerson());
    }
    const until = iso(t.clock.now() + 9 * DAY);
    const made = await kit.officer().post('/orders', kit.orderOf(people, { until }));
    expect(made.statusCode, made.body).toBe(201);
    const numbers: string[] = made.json().orders.map(({ number }: ListedOrder) => number);
    for (const sort of ['until', 'issuedAt', 'checkedAt', '-until', '-issuedAt']) {
      const { items } = (await kit.officer().get(`/orders?sort=${sort}&limit=500`)).json();
      const own = items.filter(({ number }: ListedOrder) => numbers.includes(number));
      const told = own.map(({ number }: ListedOrder) => number);
      expect(told, sort).toEqual(sort.startsWith('-') ? numbers.toReversed() : numbers);
    }
  });

  it('begins with whom nobody met for longest, since the start where nobody did', async () => {
    const list = async (more: string) =>
      (await kit.officer().get(`/orders?due=true&sort=checkedAt&${more}`)).json() as {
        items: (ListedOrder & { lastFollowUpAt: string | null; from: string; lateHours: number })[];
        next: string | null;
      };
    // Checked before it began, as one that follows another is: nobody waits before the beginning.
    const since = ({ lastFollowUpAt, from }: { lastFollowUpAt: string | null; from: string }) =>
      lastFollowUpAt !== null && lastFollowUpAt > from ? lastFollowUpAt : from;
    await kit.issued({ from: iso(t.clock.now() - 2 * DAY), until: iso(t.clock.now() + 12 * DAY) });
    const next = await kit.issued({
      from: iso(t.clock.now() - 30 * HOUR),
      until: iso(t.clock.now() + 12 * DAY),
    });
    await sql`update order_file set last_follow_up_at = from_at - interval '3 days' where id = ${next.id}`.execute(
      t.app.platform.db,
    );
    const { items } = await list('limit=500');
    // Late by so many hours beyond a day, as first calls and the list of work say it.
    expect(items.find(({ id }) => id === next.id)?.lateHours).toBe(6);
    expect(items.map((one) => one.lateHours)).toEqual(
      items.map((one) => Math.max(0, Math.ceil((t.clock.now() - Date.parse(since(one))) / HOUR) - 24)),
    );
    expect(items.map(since)).toEqual(items.map(since).toSorted());
    expect(new Set(items.map(since)).size).toBeGreaterThan(1);
    const first = await list('limit=1');
    const second = await list(`limit=500&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  it('finds by number and by name, by what ends soon, and exports the same rows', async () => {
    const soon = await kit.issued({ until: iso(t.clock.now() + HOUR), legalBasis: '=1+1' });
    const byNumber = (
      await kit.officer().get(`/orders?q=${encodeURIComponent(soon.number)}&person=${soon.personId}`)
    ).json();
    expect(byNumber.items.map((order: { id: string }) => order.id)).toEqual([soon.id]);
    expect(
      (await kit.officer().get('/orders?endingWithinDays=0'))
        .json()
        .items.map((order: { id: string }) => order.id),
    ).toContain(soon.id);
    expect(
      (await kit.officer().get(`/orders?q=${encodeURIComponent('lý thi binh ba')}&limit=500`)).json().items
        .length,
    ).toBeGreaterThan(0);
    // The sign of an office finds what it has issued, however it is typed.
    for (const sign of ['QĐ-UBND', 'qđ-ub', 'qd-ubnd', 'Đ-UBND']) {
      const { items } = (await kit.officer().get(`/orders?limit=500&q=${encodeURIComponent(sign)}`)).json();
      const found = items.map((order: { id: string }) => order.id);
      expect([sign, found.includes(soon.id)]).toEqual([sign, sign !== 'Đ-UBND']);
    }
    const csv = await t.http.inject({
      method: 'GET',
      url: `/api/v1/orders?person=${soon.personId}`,
      headers: { authorization: `Bearer ${kit.officer().token}`, accept: 'text/csv' },
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain(`${soon.number},quarantine-home,IN_FORCE,${soon.personId}`);
    expect(csv.body).toContain("'=1+1");
  });

  it('prints the decision, marked as simulated, for those who see people whole', async () => {
    const order = await kit.issued();
    const pdf = await kit.officer().get(`/orders/${order.id}/document.pdf`);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const leader = await t.as('province-leader', '20');
    expect((await leader.get(`/orders/${order.id}/document.pdf`)).json().code).toBe(
      'order.document-personal',
    );
    const masked = (await leader.get(`/orders/${order.id}`)).json();
    expect(masked.personName).toMatch(/^Lý T\. B\./);
    const reads = await sql<{
      action: string;
    }>`select action from audit where subject_id = ${order.id} order by seq`.execute(t.app.platform.db);
    expect(reads.rows.map((row) => row.action)).toEqual(['order.print', 'order.read']);
  });
});

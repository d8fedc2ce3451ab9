import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, iso, LUONG_VAN_TRI, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

const poppler = existsSync('/usr/bin/pdftotext');

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

async function crowd(count: number): Promise<string[]> {
  const people = await t.app.platform.db.transaction().execute(
    async (tx) =>
      await t.app.doors.people.createPeople(
        systemScope('test', 'demo'),
        tx,
        Array.from({ length: count }, () => ({
          id: uuid7(),
          fullName: 'Vi Văn Thử',
          birthYear: 1990,
          areaNo: t.app.areas.byId(t.areaId(TAM_THANH))!.no,
          source: 'simulated',
          assurance: 'unverified' as const,
        })),
      ),
  );
  return people.map((person) => person.personId);
}

type Outcome = {
  readonly id: string;
  readonly status: number;
  readonly code?: string;
  readonly decision?: { readonly number: string };
};

describe('a thousand orders', () => {
  it('are issued, extended and released, each by signed and numbered decisions', async () => {
    const signerId = await kit.newSigner();
    const people = await crowd(1000);
    const issued = await kit.officer().post('/orders', kit.orderOf(people, { signerId }));
    expect(issued.statusCode, issued.body.slice(0, 300)).toBe(201);
    const orders: { id: string; number: string }[] = issued.json().orders;
    expect(new Set(orders.map(({ number }) => number)).size).toBe(1000);
    const one = (await kit.officer().get(`/orders/${orders[500]!.id}`)).json();
    expect([one.signerName, one.signerLines]).toEqual(['Hoàng Văn Chủ', ['CHỦ TỊCH']]);

    const until = iso(t.clock.now() + 16 * DAY);
    // As ticked in a list of any order: decisions follow the numbers of the orders all the same.
    const ticked = orders.toReversed();
    const items = ticked.map(({ id }) => ({ id, until }));
    const decision = { officeId: kit.officeId, signerId, legalBasis: 'Nghị định 101/2010/NĐ-CP' };
    const numbers = new Set(orders.map(({ number }) => number));
    const decided = ({ json }: { json: () => { outcomes: Outcome[] } }) => {
      const { outcomes } = json();
      expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1000);
      expect(outcomes.map(({ id }) => id)).toEqual(ticked.map(({ id }) => id));
      const told = outcomes.map((outcome) => outcome.decision!.number);
      expect(told).toEqual(told.toSorted((a, b) => parseInt(b, 10) - parseInt(a, 10)));
      told.forEach((number) => numbers.add(number));
    };
    const extended = await kit.officer().post('/orders/extensions', {
      items,
      reason: 'Thêm một lần xét nghiệm',
      decision,
    });
    decided(extended);
    const again = await kit.officer().post('/orders/extensions', { items: items.slice(0, 3), reason: 'Lặp' });
    expect(again.json().outcomes).toHaveLength(3);
    const journal = (await kit.officer().get(`/orders/${orders[0]!.id}`)).json();
    expect(journal.changes.map((change: { kind: string }) => change.kind)).toEqual(['extension']);

    const released = await kit.officer().post('/orders/releases', {
      ids: ticked.map(({ id }) => id),
      reason: 'Đủ điều kiện',
      decision,
    });
    decided(released);
    expect(numbers.size).toBe(3000);
    expect(await kit.differences()).toEqual([]);
  }, 90_000);
});

describe('many orders at once', () => {
  it('have each their own outcome', async () => {
    const [good, elsewhere] = [await kit.issued(), await kit.issued()];
    const other = await t.as('commune-officer', LUONG_VAN_TRI);
    const until = iso(t.clock.now() + 15 * DAY);
    const send = async (who: typeof other, ids: string[], end = until) =>
      (
        await who.post('/orders/extensions', { items: ids.map((id) => ({ id, until: end })), reason: 'Thử' })
      ).json().outcomes as Outcome[];
    const codes = (outcomes: Outcome[]) => outcomes.map(({ code = 'ok' }) => code);
    expect(codes(await send(other, [good.id]))).toEqual(['order.outside-area']);
    expect(codes(await send(kit.officer(), [good.id, uuid7(), elsewhere.id.toUpperCase()]))).toEqual([
      'ok',
      'request.not-found',
      'ok',
    ]);
    expect(codes(await send(kit.officer(), [good.id], '2026-02-30T00:00:00Z'))).toEqual([
      'order.term-implausible',
    ]);
    const early = await kit.officer().post('/orders/releases', { ids: [good.id] });
    expect(codes(early.json().outcomes)).toEqual(['order.reason-required']);
  });
});

describe('papers of many orders', () => {
  it('make one file of 200 decisions in the office’s words, refuse what is not the own, and more than fit', async () => {
    const id = uuid7();
    const cdc = await t.as('health-officer', '20');
    const made = await cdc.post('/order-templates', { id, officeId: kit.officeId, kind: 'test' });
    const content = { ...made.json().content, authority: 'Chủ tịch phường thử' };
    await cdc.patch(`/order-templates/${id}`, { version: 1, content });
    const validFrom = iso(t.clock.now()).slice(0, 10);
    const started = await cdc.post(`/order-templates/${id}/start`, { version: 2, validFrom });
    expect(started.json().state).toBe('in-force');
    const answer = await kit.officer().post('/orders', kit.orderOf(await crowd(200), { kind: 'test' }));
    const ids: string[] = answer.json().orders.map(({ id }: { id: string }) => id);
    const file = await kit.officer().get(`/orders/decisions.pdf?ids=${ids.join(',')}`);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(file.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThanOrEqual(200);
    if (poppler) {
      const words = execFileSync('pdftotext', ['-', '-'], { input: file.rawPayload, maxBuffer: 1e8 });
      expect(words.toString().match(/CHỦ TỊCH PHƯỜNG THỬ/gu)).toHaveLength(200);
    }
    const other = await t.as('commune-officer', LUONG_VAN_TRI);
    const refused = await other.get(`/orders/decisions.pdf?ids=${ids[0]}`);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'order.papers-outside']);
    expect((await kit.officer().get('/orders/decisions.pdf?ids=1;drop')).statusCode).toBe(400);
    const leader = await t.as('province-leader', '20');
    expect((await leader.get(`/orders/decisions.pdf?ids=${ids[0]}`)).json().code).toBe(
      'order.document-personal',
    );
  }, 60_000);
});

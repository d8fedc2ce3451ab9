import { crc32, deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, HOUR, iso, LUONG_VAN_TRI, type OrderKit, orderKit } from '../testing/order-kit.ts';

/** A PNG of one pixel with an author in it. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Author\0somebody')),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

let kit: OrderKit;
let t: TestApp;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
});
afterAll(() => t.close());

describe('serving an order', () => {
  it('makes the first time of service the legal start, whatever arrives first', async () => {
    const order = await kit.issued();
    const issuedAt = t.clock.now();
    t.clock.set(issuedAt + 3 * HOUR);
    const at = (hours: number) => iso(issuedAt + hours * HOUR);
    const path = `/orders/${order.id}/services`;
    const second = { id: uuid7(), at: at(2), manner: 'signed', signedBy: 'Lý Thị Bình An' };
    expect((await kit.officer().post(path, second)).statusCode).toBe(201);
    expect((await kit.officer().post(path, second)).statusCode).toBe(200);
    const first = { id: uuid7(), at: at(1), manner: 'posted', witness: 'Tổ trưởng Nông Văn B' };
    expect((await kit.officer().post(path, first)).statusCode).toBe(201);
    const shown = (await kit.officer().get(`/orders/${order.id}`)).json();
    expect(shown.servedAt).toBe(at(1));
    expect(shown.services.map((one: { manner: string }) => one.manner)).toEqual(['signed', 'posted']);
  });

  it('counts the term from the service, so that a late service saves a term over the limit', async () => {
    const until = iso(t.clock.now() + 22 * DAY);
    const order = await kit.issued({ until });
    const codes = async () =>
      (await kit.officer().get(`/orders/${order.id}`))
        .json()
        .warnings.map((one: { code: string }) => one.code);
    expect(await codes()).toEqual(['order.term-over-limit']);
    await kit.moveTo(t.clock.now() + 2 * DAY);
    const body = { id: uuid7(), at: iso(t.clock.now()), manner: 'signed', signedBy: 'Lý Thị Bình An' };
    await kit.officer().post(`/orders/${order.id}/services`, body);
    expect(await codes()).toEqual([]);
  });

  it('asks for a witness where nobody signed, and for a time within the order', async () => {
    const order = await kit.issued();
    const send = async (extra: object) =>
      (
        await kit.officer().post(`/orders/${order.id}/services`, {
          id: uuid7(),
          at: iso(t.clock.now()),
          manner: 'refused-to-sign',
          witness: 'Nông Văn B',
          ...extra,
        })
      ).json();
    expect(await send({ witness: undefined })).toMatchObject({
      code: 'order.service-unproved',
      fields: { witness: 'required' },
    });
    expect((await send({ at: iso(t.clock.now() - DAY) })).code).toBe('order.service-time');
    expect((await send({ at: iso(t.clock.now() + HOUR) })).code).toBe('order.service-time');
    expect((await send({ at: '2026-02-30T25:00:00Z' })).code).toBe('order.service-time');
    await kit.officer().post(`/orders/${order.id}/release`, { version: 1, cancelled: true, reason: 'Nhầm' });
    expect((await send({})).code).toBe('order.service-cancelled');
  });

  it('keeps a photo of the served page without what the camera wrote into it', async () => {
    const order = await kit.issued();
    const id = uuid7();
    const photo = { name: 'trang.png', type: 'image/png', data: picture().toString('base64') };
    const body = { id, at: iso(t.clock.now()), manner: 'signed', signedBy: 'Lý Thị Bình An', photo };
    const path = `/orders/${order.id}/services`;
    expect((await kit.officer().post(path, body)).statusCode).toBe(201);
    expect((await kit.officer().post(path, body)).statusCode).toBe(200);
    const shown = (await kit.officer().get(`/orders/${order.id}`)).json();
    expect(shown.services[0].photo).toBe(true);
    const file = await kit.officer().get(`${path}/${id}/photo`);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'image/png']);
    expect(file.rawPayload.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(file.rawPayload.toString('latin1')).not.toContain('tEXt');
    const stored = await sql<{ bytes: Buffer }>`select bytes from order_service_photo`.execute(
      t.app.platform.db,
    );
    expect(stored.rows[0]!.bytes.toString('latin1')).not.toContain('PNG');
    const leader = await t.as('province-leader', '20');
    expect((await leader.get(`${path}/${id}/photo`)).json().code).toBe('order.document-personal');
    const wrong = { ...photo, data: Buffer.from('not a picture at all').toString('base64') };
    const refused = await kit.officer().post(path, { ...body, id: uuid7(), photo: wrong });
    expect(refused.json().code).toBe('file.wrong-type');
  });

  it('is counted as late after 24 and 48 hours without it', async () => {
    const waiting = async () => (await kit.officer().get('/orders/attention')).json();
    const before = await waiting();
    const order = await kit.issued();
    await kit.moveTo(t.clock.now() + 25 * HOUR);
    expect((await waiting()).unserved).toBe(before.unserved + 1);
    const listed = await kit.officer().get('/orders?unserved=true');
    expect(listed.json().items.map((one: { id: string }) => one.id)).toContain(order.id);
    const late = (await waiting()).unservedLate;
    await kit.moveTo(t.clock.now() + 24 * HOUR);
    expect((await waiting()).unservedLate).toBe(late + 1);
  });
});

describe('complaints', () => {
  it('wait on the list until they are answered, once', async () => {
    const order = await kit.issued();
    const id = uuid7();
    const path = `/orders/${order.id}/appeals`;
    const body = { id, at: iso(t.clock.now()), content: 'Tôi không tiếp xúc với ca bệnh' };
    expect((await kit.officer().post(path, body)).statusCode).toBe(201);
    const listed = async () => (await kit.officer().get('/orders?appealed=true')).json().items.length;
    expect([await listed(), (await kit.officer().get('/orders/attention')).json().appeals]).toEqual([1, 1]);
    // Complained of twice, it is one order of the list, and one in its number.
    const second = { ...body, id: uuid7(), content: 'Tôi đã tiêm đủ' };
    expect((await kit.officer().post(path, second)).statusCode).toBe(201);
    expect([await listed(), (await kit.officer().get('/orders/attention')).json().appeals]).toEqual([1, 1]);
    const closed = { outcome: 'kept', answer: 'Không đổi' };
    expect((await kit.officer().post(`${path}/${second.id}/answer`, closed)).statusCode).toBe(200);
    const answer = { outcome: 'kept', answer: 'Có tên trong danh sách chuyến xe' };
    expect((await kit.officer().post(`${path}/${id}/answer`, answer)).statusCode).toBe(200);
    expect((await kit.officer().post(`${path}/${id}/answer`, answer)).statusCode).toBe(200);
    const other = await kit.officer().post(`${path}/${id}/answer`, { ...answer, outcome: 'changed' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'order.appeal-answered']);
    expect((await kit.officer().post(`${path}/${uuid7()}/answer`, answer)).statusCode).toBe(404);
    const shown = (await kit.officer().get(`/orders/${order.id}`)).json();
    const kept = shown.appeals.find((one: { id: string }) => one.id === id);
    expect(kept).toMatchObject({ outcome: 'kept', content: body.content });
    expect(await listed()).toBe(0);
  });
});

describe('serving many orders', () => {
  it('is one action: each signed for by the person, or all before one witness, each with its outcome', async () => {
    const people = [await kit.newPerson(), await kit.newPerson(), await kit.newPerson()];
    const made = await kit.officer().post('/orders', kit.orderOf(people));
    const ids: string[] = made.json().orders.map(({ id }: { id: string }) => id);
    const unknown = uuid7();
    const served = {
      id: uuid7(),
      ids: [...ids, unknown],
      paper: 'order',
      at: iso(t.clock.now()),
      manner: 'signed',
    };
    const codes = async (body: object) => {
      const answer = await kit.officer().post('/orders/services', body);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer
        .json()
        .outcomes.map(({ status, code }: { status: number; code?: string }) => code ?? status);
    };
    expect(await codes(served)).toEqual([201, 201, 201, 'request.not-found']);
    expect(await codes({ ...served, ids })).toEqual([200, 200, 200]);
    for (const id of ids) {
      const shown = (await kit.officer().get(`/orders/${id}`)).json();
      expect(shown.services).toMatchObject([{ manner: 'signed', signedBy: shown.personName }]);
      expect(shown.servedAt).toBe(served.at);
    }
    const unproved = { ...served, id: uuid7(), ids: ids.slice(0, 1), manner: 'posted' };
    expect(await codes(unproved)).toEqual(['order.service-unproved']);
    expect(await codes({ ...unproved, witness: 'Tổ trưởng Nông Văn B' })).toEqual([201]);
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    const { outcomes } = (await outside.post('/orders/services', { ...served, id: uuid7(), ids })).json();
    expect(outcomes.map(({ code }: { code: string }) => code)).toEqual(ids.map(() => 'order.outside-area'));
  });

  it('serves the newest decisions on their changes too, so that none waits', async () => {
    const signerId = await kit.newSigner();
    const [first, second] = [await kit.issued({ signerId }), await kit.issued({ signerId })];
    const until = iso(t.clock.now() + 16 * DAY);
    const decision = { officeId: kit.officeId, signerId, legalBasis: 'Nghị định 101/2010/NĐ-CP' };
    const body = { items: [{ id: first.id, until }], reason: 'Thử', decision };
    expect((await kit.officer().post('/orders/extensions', body)).statusCode).toBe(200);
    const toServe = async () => (await kit.officer().get(`/orders/${first.id}`)).json().lastDecision.toServe;
    expect(await toServe()).toBe(true);
    const served = {
      id: uuid7(),
      paper: 'change',
      at: iso(t.clock.now()),
      manner: 'refused-to-sign',
      witness: 'Ai đó',
    };
    const answer = await kit.officer().post('/orders/services', { ...served, ids: [second.id, first.id] });
    expect(answer.json().outcomes).toMatchObject([{ code: 'order.service-undecided' }, { status: 201 }]);
    expect(await toServe()).toBe(false);
  });
});

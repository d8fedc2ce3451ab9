import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, HOUR, iso, LUONG_VAN_TRI, type OrderKit, orderKit } from '../testing/order-kit.ts';
import { orderChangeHolding } from '../store/change-holding.ts';

const poppler = existsSync('/usr/bin/pdftotext');
const BASIS = 'Nghị định 101/2010/NĐ-CP; xét đề nghị của Trạm Y tế phường';

let kit: OrderKit;
let t: TestApp;
let cdc: Caller;
let signerId: string;
let otherOffice: string;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  cdc = await t.as('health-officer', '20');
  otherOffice = await kit.newOffice('UBND phường Lương Văn Tri', LUONG_VAN_TRI);
  signerId = await kit.newSigner();
});
afterAll(async () => await t.close());

const decision = (extra: object = {}) => ({ officeId: kit.officeId, signerId, legalBasis: BASIS, ...extra });
const inDays = (days: number) => iso(t.clock.now() + days * DAY);
const sequenceOf = (number: string) => Number(number.slice(0, 4));
const show = async (id: string) => (await kit.officer().get(`/orders/${id}`)).json();

async function extend(id: string, version: number, days: number, extra: object = {}) {
  const body = {
    version,
    until: inDays(days),
    reason: 'Có ca mới trong nhà',
    decision: decision(),
    ...extra,
  };
  return await kit.officer().post(`/orders/${id}/extension`, body);
}

async function cancel(id: string, extra: object = {}) {
  const body = { version: 1, cancelled: true, reason: 'Nhầm người', decision: decision(), ...extra };
  return await kit.officer().post(`/orders/${id}/release`, body);
}

async function words(path: string): Promise<string> {
  const file = await kit.officer().get(path);
  expect([file.statusCode, file.headers['content-type']], file.body.slice(0, 300)).toEqual([
    200,
    'application/pdf',
  ]);
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: file.rawPayload })
    .toString('utf8')
    .replace(/\s+/g, ' ');
}

const paper = (id: string, decisionId: string) => `/orders/${id}/change-decisions/${decisionId}/document.pdf`;

describe('a change of an order', () => {
  it('is a decision with the next number of the office, its signer and its basis, once', async () => {
    const order = await kit.issued();
    const first = await extend(order.id, 1, 17);
    expect(first.statusCode, first.body).toBe(200);
    const [change] = first.json().changes;
    expect(change).toMatchObject({ kind: 'extension', until: inDays(17) });
    expect(change.decision).toMatchObject({
      kind: 'extension',
      legalBasis: BASIS,
      reason: 'Có ca mới trong nhà',
      signerName: 'Hoàng Văn Chủ',
      signerLines: ['CHỦ TỊCH'],
      officeName: 'UBND phường Tam Thanh',
      template: null,
      servedAt: null,
      toServe: true,
    });
    expect(sequenceOf(change.decision.number)).toBe(sequenceOf(order.number) + 1);
    const again = await extend(order.id, 1, 17);
    expect([again.statusCode, again.json().changes.length]).toEqual([200, 1]);
    expect(again.json().changes[0].decision.id).toBe(change.decision.id);
    const next = await kit.issued();
    expect(sequenceOf(next.number)).toBe(sequenceOf(order.number) + 2);

    const shorter = await extend(order.id, 2, 10);
    expect(shorter.json().changes[0].decision).toMatchObject({ kind: 'reduction', toServe: false });
    const body = { version: 3, reason: 'Âm tính, đủ điều kiện', decision: decision() };
    const ended = await kit.officer().post(`/orders/${order.id}/release`, body);
    expect(ended.json().changes.map((one: { decision: { kind: string } }) => one.decision.kind)).toEqual([
      'release',
      'reduction',
      'extension',
    ]);
    const stored = await sql<{ person_no: number }>`select person_no from order_file
      where id = ${order.id}`.execute(t.app.platform.db);
    const copy = await orderChangeHolding.read!(systemScope('test', 'demo'), t.app.platform.db, [
      stored.rows[0]!.person_no,
    ]);
    expect(copy.map(({ fields }) => fields['Thay đổi'])).toEqual([
      'Kết thúc',
      'Rút ngắn thời hạn',
      'Kéo dài thời hạn',
    ]);
    expect(copy[2]!.fields).toMatchObject({
      'Quyết định ban đầu': order.number,
      'Số quyết định thay đổi': change.decision.number,
    });
    const listed = (
      await kit.officer().get(`/orders?q=${encodeURIComponent(change.decision.number)}`)
    ).json();
    expect(listed.items.map((one: { id: string }) => one.id)).toContain(order.id);
    expect(listed.items[0].lastDecision).toMatchObject({ kind: 'release', toServe: false });
  });

  it('stays a note without one, and takes its decision later', async () => {
    const order = await kit.issued();
    await extend(order.id, 1, 16, { decision: undefined });
    expect((await show(order.id)).changes[0].decision).toBeNull();
    const late = { ids: [order.id, order.id], decision: decision() };
    const made = (await kit.officer().post('/orders/change-decisions', late)).json();
    expect(made.outcomes.map((one: { status: number }) => one.status)).toEqual([200, 200]);
    const [change] = (await show(order.id)).changes;
    expect(change.decision).toMatchObject({
      id: made.outcomes[0].decision.id,
      reason: 'Có ca mới trong nhà',
      kind: 'extension',
    });
    const again = (await kit.officer().post('/orders/change-decisions', late)).json();
    expect(again.outcomes[0]).toEqual({ id: order.id, status: 200 });

    const untouched = await kit.issued();
    const ended = await kit.issued();
    await kit.moveTo(t.clock.now() + 15 * DAY);
    await kit.officer().post(`/orders/${ended.id}/release`, { version: 1 });
    const bare = { ids: [untouched.id, ended.id], decision: decision() };
    const refused = (await kit.officer().post('/orders/change-decisions', bare)).json().outcomes;
    expect(refused.map((one: { code: string }) => one.code)).toEqual([
      'order.nothing-to-decide',
      'order.decision-reason',
    ]);
    const reasoned = { ids: [ended.id], reason: 'Đã hết thời hạn', decision: decision() };
    expect((await kit.officer().post('/orders/change-decisions', reasoned)).json().outcomes[0].status).toBe(
      200,
    );
    expect((await show(ended.id)).changes[0].decision.reason).toBe('Đã hết thời hạn');
  });

  it('changes nothing where its decision is refused: office, signer, no reason', async () => {
    const order = await kit.issued();
    const test = await kit.issued({ kind: 'test' });
    const codes = [
      await extend(order.id, 1, 16, { decision: decision({ officeId: uuid7() }) }),
      await extend(order.id, 1, 16, { decision: decision({ officeId: otherOffice }) }),
      await extend(order.id, 1, 16, { decision: decision({ signerId: uuid7() }) }),
      await extend(order.id, 1, 16, { decision: decision({ signerId: undefined }) }),
      await extend(test.id, 1, 16),
      await cancel(test.id),
    ].map((answer) => answer.json().code);
    expect(codes).toEqual([
      'order.unknown-office',
      'order.office-outside',
      'order.unknown-signer',
      'order.signer-needed',
      'order.signer-other-act',
      'order.signer-other-act',
    ]);
    for (const { id } of [order, test]) {
      expect(await show(id)).toMatchObject({ version: 1, changes: [], lastDecision: null });
    }
    await kit.moveTo(t.clock.now() + 14 * DAY + HOUR);
    const silent = await kit
      .officer()
      .post(`/orders/${order.id}/release`, { version: 1, decision: decision() });
    expect([silent.json().code, (await show(order.id)).status]).toEqual(['order.decision-reason', 'EXPIRED']);
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    const foreign = await outside.post('/orders/change-decisions', { ids: [order.id], decision: decision() });
    expect(foreign.json().code ?? foreign.json().outcomes[0].code).toMatch(/outside/);
  });
});

describe('a cancellation', () => {
  it('is a decision like other changes: number, signer, basis, and a service of its own', async () => {
    const order = await kit.issued();
    const cancelled = await cancel(order.id);
    expect(cancelled.statusCode, cancelled.body).toBe(200);
    expect(cancelled.json().status).toBe('CANCELLED');
    const [change] = cancelled.json().changes;
    expect(change.decision).toMatchObject({
      kind: 'cancel',
      legalBasis: BASIS,
      reason: 'Nhầm người',
      signerName: 'Hoàng Văn Chủ',
      toServe: false,
    });
    expect(sequenceOf(change.decision.number)).toBe(sequenceOf(order.number) + 1);
    expect((await cancel(order.id)).json().changes).toHaveLength(1);

    const path = `/orders/${order.id}/services`;
    await kit.moveTo(t.clock.now() + HOUR);
    const proof = { at: iso(t.clock.now()), manner: 'signed', signedBy: 'Lý Thị Bình An' };
    const late = await kit.officer().post(path, { id: uuid7(), ...proof });
    expect([late.statusCode, late.json().code]).toEqual([409, 'order.service-cancelled']);
    const served = { id: uuid7(), decisionId: change.decision.id, ...proof };
    expect((await kit.officer().post(path, served)).statusCode).toBe(201);
    expect((await show(order.id)).changes[0].decision.servedAt).toBe(proof.at);
    expect(await kit.differences()).toEqual([]);
  });

  it('takes its decision later where it was a note', async () => {
    const order = await kit.issued();
    await cancel(order.id, { decision: undefined });
    expect((await show(order.id)).changes[0]).toMatchObject({ kind: 'cancel', decision: null });
    const late = { ids: [order.id], decision: decision() };
    const made = (await kit.officer().post('/orders/change-decisions', late)).json().outcomes[0];
    const { decision: issued } = (await show(order.id)).changes[0];
    expect([issued.id, issued.kind]).toEqual([made.decision.id, 'cancel']);
  });

  it('is made for many in one action, each with its own outcome', async () => {
    const orders = [await kit.issued(), await kit.issued()];
    const released = await kit.issued();
    await kit.officer().post(`/orders/${released.id}/release`, { version: 1, reason: 'Âm tính' });
    const ids = [...[...orders, released].map(({ id }) => id), uuid7()];
    const body = { ids, reason: 'Sai danh sách', decision: decision() };
    const made = await kit.officer().post('/orders/cancellations', body);
    type Made = { status: number; code?: string; decision?: { number: string } };
    const outcomes = made.json().outcomes as Made[];
    expect(outcomes.map(({ status, code }) => code ?? status)).toEqual([200, 200, 200, 'request.not-found']);
    const first = sequenceOf(outcomes[0]!.decision!.number);
    expect(sequenceOf(outcomes[1]!.decision!.number)).toBe(first + 1);
    const again = (await kit.officer().post('/orders/cancellations', body)).json().outcomes;
    expect(again[0]).toEqual({ id: orders[0]!.id, status: 200 });
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    const foreign = await outside.post('/orders/cancellations', { ids, reason: 'Thử' });
    expect(foreign.json().outcomes[0].code).toBe('order.outside-area');
    const silent = await kit.officer().post('/orders/cancellations', { ids });
    expect(silent.statusCode).toBe(400);
  });
});

describe('the service of a decision on an extension', () => {
  it('is asked for until it is recorded, and moves no legal start', async () => {
    const order = await kit.issued();
    const served = iso(t.clock.now());
    const path = `/orders/${order.id}/services`;
    const proof = { manner: 'signed', signedBy: 'Lý Thị Bình An' };
    await kit.officer().post(path, { id: uuid7(), at: served, ...proof });
    await kit.moveTo(t.clock.now() + DAY);
    const change = (await extend(order.id, 1, 16)).json().changes[0];
    const decisionId: string = change.decision.id;
    const waiting = async () => (await kit.officer().get('/orders/attention')).json().unserved;
    const before = await waiting();
    await kit.moveTo(t.clock.now() + 25 * HOUR);
    expect(await waiting()).toBe(before + 1);
    const list = (await kit.officer().get('/orders?unserved=true&limit=500')).json().items;
    expect(list.map((one: { id: string }) => one.id)).toContain(order.id);

    const early = { id: uuid7(), at: served, decisionId, ...proof };
    expect((await kit.officer().post(path, early)).json().code).toBe('order.service-time');
    const unknown = { ...early, id: uuid7(), decisionId: uuid7() };
    expect((await kit.officer().post(path, unknown)).statusCode).toBe(404);
    const at = iso(t.clock.now());
    const body = { id: uuid7(), at, decisionId, ...proof };
    expect((await kit.officer().post(path, body)).statusCode).toBe(201);
    expect((await kit.officer().post(path, body)).statusCode).toBe(200);
    expect(await waiting()).toBe(before);
    const shown = await show(order.id);
    expect(shown.servedAt).toBe(served);
    expect(shown.changes[0].decision).toMatchObject({ servedAt: at, toServe: false });
    expect(shown.services.map((one: { decisionId: string | null }) => one.decisionId)).toEqual([
      decisionId,
      null,
    ]);
  });
});

describe.skipIf(!poppler)('the paper of a change (needs poppler)', () => {
  it('names the first decision, the former and the new end, and the change before', async () => {
    const order = await kit.issued();
    const [change] = (await extend(order.id, 1, 18)).json().changes;
    const text = await words(paper(order.id, change.decision.id));
    for (const part of [
      `Số: ${change.decision.number}`,
      'Về việc kéo dài thời hạn cách ly y tế tại nhà, nơi cư trú',
      `Căn cứ Quyết định số ${order.number} ngày `,
      'Căn cứ Nghị định 101/2010/NĐ-CP; Xét đề nghị của Trạm Y tế phường;',
      'LÝ THỊ BÌNH',
      'Thời hạn cũ: đến ',
      'Thời hạn mới: đến ',
      'Lý do: Có ca mới trong nhà.',
      'có quyền khiếu nại',
      'Hoàng Văn Chủ',
    ]) {
      expect(text).toContain(part);
    }
    const reduced = (await extend(order.id, 2, 9)).json().changes[0].decision;
    const second = await words(paper(order.id, reduced.id));
    expect(second).toContain('rút ngắn thời hạn');
    expect(second).toContain(`Quyết định số ${change.decision.number} ngày `);
    const ended = await kit
      .officer()
      .post(`/orders/${order.id}/release`, { version: 3, reason: 'Âm tính', decision: decision() });
    const last = ended.json().changes[0].decision;
    expect(await words(paper(order.id, last.id))).toContain('Về việc kết thúc việc cách ly y tế tại nhà');
    const noted = await words(`/orders/${order.id}/document.pdf`);
    for (const { number } of [reduced, last]) {
      // A number breaks over lines after its stroke.
      expect(noted).toContain(number.slice(0, 5));
    }
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    expect((await outside.get(paper(order.id, last.id))).statusCode).toBe(403);
    const leader = await t.as('province-leader', '20');
    expect((await leader.get(paper(order.id, last.id))).json().code).toBe('order.document-personal');
    expect((await kit.officer().get(paper(order.id, uuid7()))).statusCode).toBe(404);
  });

  it('of a cancellation names the decision that it takes back, and is named by it', async () => {
    const order = await kit.issued();
    const [change] = (await cancel(order.id)).json().changes;
    const text = await words(paper(order.id, change.decision.id));
    for (const part of [
      'Về việc hủy bỏ việc cách ly y tế tại nhà, nơi cư trú',
      `Căn cứ Quyết định số ${order.number} ngày `,
      // A number breaks over lines after its stroke.
      `Hủy bỏ Quyết định số ${order.number.slice(0, 5)}`,
      'Lý do: Nhầm người.',
      'có quyền khiếu nại',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Ghi chú');
    const noted = await words(`/orders/${order.id}/document.pdf`);
    expect(noted).toContain(`đã được hủy bỏ theo Quyết định số ${change.decision.number.slice(0, 5)}`);
  });

  it('keeps the words of the office’s template of its kind', async () => {
    const made = await kit
      .officer()
      .post('/order-templates', { id: uuid7(), officeId: kit.officeId, kind: 'extension' });
    expect(made.statusCode, made.body).toBe(201);
    const { id, content } = made.json();
    // The clock has moved since the sessions of the beginning.
    cdc = await t.as('health-officer', '20');
    const save = async (change: object, version: number) =>
      await kit.officer().patch(`/order-templates/${id}`, { version, content: { ...content, ...change } });
    const foreign = await save({ articles: [...content.articles, ['Đến {order.until}']] }, 1);
    expect(foreign.json().message).toContain('ô điền {order.until} không có trong loại giấy này');
    const lacking = await save({ articles: [['{person.name} đến {change.until}. {order.reason}']] }, 1);
    expect(Object.values(lacking.json().fields)).toContain('missing');
    expect((await save({ authority: 'Chủ tịch {office.name}' }, 1)).statusCode).toBe(200);
    const example = await words(`/order-templates/${id}/example.pdf`);
    expect(example).toContain('Thời hạn mới: đến');
    const today = iso(t.clock.now() + 7 * HOUR).slice(0, 10);
    expect(
      (await cdc.post(`/order-templates/${id}/start`, { version: 2, validFrom: today })).statusCode,
    ).toBe(200);
    const order = await kit.issued();
    const [change] = (await extend(order.id, 1, 18)).json().changes;
    expect(change.decision.template).toEqual({ id, number: 1 });
    const before = await words(paper(order.id, change.decision.id));
    expect(before).toContain('CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TAM THANH');
    await cdc.post(`/order-templates/${id}/end`, { reason: 'Sai thẩm quyền' });
    await sql`update organisation set name = 'UBND phường Đổi Tên' where id = ${kit.officeId}`.execute(
      t.app.platform.db,
    );
    const after = await words(paper(order.id, change.decision.id));
    await sql`update organisation set name = 'UBND phường Tam Thanh' where id = ${kit.officeId}`.execute(
      t.app.platform.db,
    );
    expect(after).toBe(before);
  });

  it('is one of many, issued in one action and printed in one file', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, async () => await kit.newPerson()));
    const issued = (await kit.officer().post('/orders', kit.orderOf(people))).json().orders;
    const items = issued.map(({ id }: { id: string }) => ({ id, until: inDays(16) }));
    const body = { items, reason: 'Thêm một lần xét nghiệm', decision: decision() };
    const made = (await kit.officer().post('/orders/extensions', body)).json().outcomes;
    const numbers = made.map((one: { decision: { number: string } }) => sequenceOf(one.decision.number));
    expect(numbers).toEqual(items.map((_: unknown, i: number) => numbers[0] + i));
    const again = (await kit.officer().post('/orders/extensions', body)).json().outcomes;
    expect(again[0]).toEqual({ id: items[0].id, status: 200 });
    const ids = items.map(({ id }: { id: string }) => id).join(',');
    const text = await words(`/orders/change-decisions.pdf?ids=${ids}`);
    expect(text.match(/Thời hạn mới: đến/gu)).toHaveLength(20);
    const without = await kit.issued();
    const mixed = await kit.officer().get(`/orders/change-decisions.pdf?ids=${ids},${without.id}`);
    expect([mixed.statusCode, mixed.json().code]).toEqual([409, 'order.undecided']);
    const csv = await kit.t.http.inject({
      method: 'GET',
      url: '/api/v1/orders',
      headers: { authorization: `Bearer ${kit.officer().token}`, accept: 'text/csv' },
    });
    expect(csv.body).toContain('changeKind,changeNumber,changeIssuedAt,changeServedAt');
    expect(csv.body).toContain(made[0].decision.number);
  });
});

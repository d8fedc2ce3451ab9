import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import jsqr from 'jsqr';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingActs } from '../../../../contract/order-signing.ts';
import {
  completionContent,
  completionText,
  isRevoked,
  revocationIdOfCompletion,
  webCrypto,
} from '../../../../lib/credentials/index.ts';
import { type Caller, testApp, type TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { currentRevocations } from '../../../platform/credentials/module.ts';
import { createSigner } from '../../../platform/credentials/signer.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { certificateHolding } from '../store/certificate-holding.ts';
import { DAY, HOUR, LUONG_VAN_TRI, type OrderKit, orderKit } from '../testing/order-kit.ts';
import { pictureOf } from '../testing/picture.ts';

const poppler = existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdftoppm');

let kit: OrderKit;
let t: TestApp;
let administrator: Caller;
let signerId: string;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  administrator = await t.as('administrator', '20');
  signerId = await kit.newSigner();
});
afterAll(async () => await t.close());

const show = async (id: string) => (await kit.officer().get(`/orders/${id}`)).json();
const pathOf = (id: string) => `/orders/certificates.pdf?ids=${id}`;

async function released(): Promise<{ id: string; number: string; personId: string }> {
  const order = await kit.issued();
  const body = { version: 1, reason: 'Đủ điều kiện' };
  expect((await kit.officer().post(`/orders/${order.id}/release`, body)).statusCode).toBe(200);
  return order;
}

async function annul(id: string, extra: object = {}) {
  const { version } = await show(id);
  const decision = { officeId: kit.officeId, signerId, legalBasis: 'Nghị định 101/2010/NĐ-CP' };
  const body = { version, cancelled: true, reason: 'Ra nhầm người', decision, ...extra };
  return await kit.officer().post(`/orders/${id}/release`, body);
}

async function signer(extra: object): Promise<string> {
  const id = uuid7();
  const body = {
    id,
    officeId: kit.officeId,
    name: 'Nông Thị Phó',
    form: 'acting',
    title: 'Trưởng Trạm Y tế',
    document: 'Quyết định 8/QĐ-UBND',
    kinds: ['certificate'],
    validFrom: '2026-01-01',
    ...extra,
  };
  const answer = await administrator.post('/signing-authorities', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return id;
}

function wordsOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replace(/\s+/g, ' ');
}

async function codeOf(id: string): Promise<string> {
  const file = await kit.officer().get(pathOf(id));
  expect(file.statusCode, file.body.slice(0, 200)).toBe(200);
  const { data, width, height } = pictureOf(file.rawPayload);
  return (jsqr as unknown as typeof jsqr.default)(data, width, height)?.data ?? '';
}

/** Whether the certificate of an order stands on the list of withdrawn codes that phones of gates carry. */
async function listed(orderId: string): Promise<boolean> {
  const found = await sql<{ id: string }>`select id from order_certificate
    where order_id = ${orderId}`.execute(t.app.platform.db);
  const list = await currentRevocations(t.app.platform, 'demo');
  return isRevoked(list, await revocationIdOfCompletion(found.rows[0]!.id, webCrypto));
}

const verify = async (code: string) =>
  (await t.anonymous.post('/public/completions/verify', { code })).json();

describe('certificates of completion', () => {
  it('are numbered in a series of their own, for many at once, and issued once', async () => {
    const [first, second, open] = [await released(), await released(), await kit.issued()];
    const unknown = uuid7();
    const ids = [second.id, first.id.toUpperCase(), open.id, unknown];
    const outcomes = await kit.certified(ids, { signerId });
    expect(outcomes.map(({ status, code, certificate }) => code ?? [status, certificate?.number])).toEqual([
      // In the order of the orders' own numbers, however they were ticked.
      [200, '0002/GXN-UBND'],
      [200, '0001/GXN-UBND'],
      'order.not-completed',
      'request.not-found',
    ]);
    expect(await kit.certified([first.id], { signerId })).toEqual([{ ...outcomes[1], id: first.id }]);
    const shown = await show(first.id);
    expect(shown.certificate).toEqual(outcomes[1]!.certificate);
    expect(shown.certificates).toMatchObject([
      { signerName: 'Hoàng Văn Chủ', signerLines: ['CHỦ TỊCH'], withdrawn: null },
    ]);
    const csv = await t.http.inject({
      method: 'GET',
      url: '/api/v1/orders',
      headers: { authorization: `Bearer ${kit.officer().token}`, accept: 'text/csv' },
    });
    expect(csv.body).toContain('signerName,servedAt,certificateNumber,certificateIssuedAt');
    expect(csv.body).toContain('0001/GXN-UBND');
    // Decisions go on with numbers of their own.
    expect((await kit.issued()).number).not.toContain('GXN');
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    const foreign = await outside.post('/orders/certificates', { ids: [first.id], officeId: kit.officeId });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'order.office-outside']);
  });

  it('are signed by whoever orders the measure, or may sign certificates alone, on the days of the authority', async () => {
    const acting = await signer({});
    const tests = await signer({ kinds: ['test'] });
    const past = await signer({ validTo: '2026-02-01' });
    const order = await released();
    const asked = async (chosen: string) =>
      await kit
        .officer()
        .post('/orders/certificates', { ids: [order.id], officeId: kit.officeId, signerId: chosen });
    expect((await asked(tests)).json().code).toBe('order.signer-other-act');
    expect((await asked(past)).json().code).toBe('order.signer-ended');
    expect((await asked(acting)).json().outcomes[0].status).toBe(200);
    expect((await show(order.id)).certificates).toMatchObject([
      {
        signerName: 'Nông Thị Phó',
        signerLines: ['Q. TRƯỞNG TRẠM Y TẾ'],
        signerDocument: 'Quyết định 8/QĐ-UBND',
      },
    ]);
    const offered = await kit.officer().get(`/signing-authorities?office=${kit.officeId}&kind=certificate`);
    const names = offered.json().items.map((one: { id: string }) => one.id);
    expect(names).toContain(signerId);
    expect(names).toContain(acting);
    expect(names).not.toContain(tests);
    // Whoever may sign everything is entered in one row.
    await signer({ form: 'head', kinds: [...signingActs] });
  });

  it.skipIf(!poppler)('say who signed, on paper and to whoever scans the code (needs poppler)', async () => {
    const order = await released();
    const [made] = await kit.certified([order.id], { signerId });
    const paper = wordsOf((await kit.officer().get(pathOf(order.id))).rawPayload);
    for (const part of [
      'GIẤY XÁC NHẬN HOÀN THÀNH CÁCH LY',
      order.number,
      `Số: ${made!.certificate!.number}`,
      'CHỦ TỊCH',
      'Hoàng Văn Chủ',
    ]) {
      expect(paper).toContain(part);
    }
    const code = await codeOf(order.id);
    const genuine = await verify(code);
    expect(genuine).toMatchObject({
      genuine: true,
      simulated: true,
      withdrawn: null,
      certificate: made!.certificate!.number,
      number: order.number,
      signer: 'Hoàng Văn Chủ',
      signerTitle: 'CHỦ TỊCH',
    });
    expect(Date.parse(genuine.ended)).toBe(Math.floor(t.clock.now() / 1000) * 1000);
    const forged = `${code.slice(0, -4)}${code.slice(-4) === 'AAAA' ? 'BBBB' : 'AAAA'}`;
    expect(await verify(forged)).toMatchObject({ genuine: false, name: null });
    expect(await verify('VX-ORDER 0001/QĐ-UBND')).toMatchObject({ genuine: false });
  });

  it.skipIf(!poppler)('read the same ever after, whatever became of the person (needs poppler)', async () => {
    const order = await released();
    await kit.certified([order.id]);
    const [paper, code] = [
      wordsOf((await kit.officer().get(pathOf(order.id))).rawPayload),
      await codeOf(order.id),
    ];
    const registrar = await t.as('health-officer', '20');
    const { version } = (await registrar.get(`/people/${order.personId}`)).json();
    const renamed = await registrar.patch(`/people/${order.personId}`, {
      version,
      fullName: 'Lý Thị Đổi Tên',
    });
    expect(renamed.statusCode, renamed.body).toBe(200);
    expect(wordsOf((await kit.officer().get(pathOf(order.id))).rawPayload)).toBe(paper);
    expect(await codeOf(order.id)).toBe(code);
  });

  it.skipIf(!poppler)(
    'made before their words were kept are printed in those that were (needs poppler)',
    async () => {
      const order = await released();
      await kit.certified([order.id]);
      const { db } = t.app.platform;
      await sql`update order_certificate set content = null, number = null, signer = null, issued_by = null
      where order_id = ${order.id}`.execute(db);
      const paper = wordsOf((await kit.officer().get(pathOf(order.id))).rawPayload);
      expect(paper).toContain(order.number);
      expect(paper).toContain('NGƯỜI CÓ THẨM QUYỀN KÝ');
      expect(await verify(await codeOf(order.id))).toMatchObject({
        genuine: true,
        certificate: null,
        signer: null,
      });
    },
  );

  it.skipIf(!poppler)('are withdrawn when they are wrong, and issued anew (needs poppler)', async () => {
    const order = await released();
    const [first] = await kit.certified([order.id]);
    const code = await codeOf(order.id);
    const withdraw = async (ids: string[], who = kit.officer()) =>
      (await who.post('/orders/certificates/withdrawals', { ids, reason: 'Sai họ tên' })).json().outcomes;
    const outside = await t.as('commune-officer', LUONG_VAN_TRI);
    expect(await withdraw([order.id], outside)).toMatchObject([{ code: 'order.outside-area' }]);
    const bare = await released();
    expect(await withdraw([order.id, bare.id])).toMatchObject([
      { status: 200 },
      { code: 'order.not-certified' },
    ]);
    expect(await verify(code)).toMatchObject({ genuine: true, withdrawn: { decision: null } });
    expect((await kit.officer().get(pathOf(order.id))).json().code).toBe('order.not-certified');
    const waiting = async () =>
      (await kit.officer().get('/orders?uncertified=true&limit=200'))
        .json()
        .items.map((one: { id: string }) => one.id);
    expect(await waiting()).toEqual(expect.arrayContaining([order.id, bare.id]));
    const [second] = await kit.certified([order.id]);
    expect(second!.certificate!.number).not.toBe(first!.certificate!.number);
    expect(await waiting()).not.toContain(order.id);
    expect((await show(order.id)).certificates).toMatchObject([
      { withdrawn: null },
      { withdrawn: { reason: 'Sai họ tên', decision: null } },
    ]);
    expect(await verify(await codeOf(order.id))).toMatchObject({ withdrawn: null });
  });
});

describe('an order past its end', () => {
  it('is annulled by a decision alone, with a reason, and leaves no release behind', async () => {
    const order = await kit.issued();
    await kit.moveTo(t.clock.now() + 15 * DAY);
    expect((await show(order.id)).status).toBe('EXPIRED');
    const noted = await annul(order.id, { decision: undefined });
    expect([noted.statusCode, noted.json().code]).toEqual([409, 'order.annulment-decided']);
    const silent = await annul(order.id, { reason: undefined });
    expect(silent.json().code).toBe('order.reason-required');
    const annulled = await annul(order.id);
    expect(annulled.statusCode, annulled.body).toBe(200);
    expect(annulled.json()).toMatchObject({
      status: 'CANCELLED',
      changes: [{ kind: 'cancel', decision: { kind: 'cancel', signerName: 'Hoàng Văn Chủ' } }],
    });
    expect(await kit.differences()).toEqual([]);
  });

  it('takes its certificate with it: the code says so, and by which decision (needs poppler)', async () => {
    const [order, other] = [await released(), await released()];
    await kit.certified([order.id, other.id], { signerId });
    const code = poppler ? await codeOf(order.id) : '';
    await kit.moveTo(t.clock.now() + HOUR);
    const bulk = await kit.officer().post('/orders/cancellations', {
      ids: [order.id],
      reason: 'Ra nhầm người',
      decision: { officeId: kit.officeId, signerId, legalBasis: 'Nghị định 101/2010/NĐ-CP' },
    });
    const [outcome] = bulk.json().outcomes;
    expect(outcome.status, bulk.body).toBe(200);
    const shown = await show(order.id);
    expect([shown.status, shown.certificate]).toEqual(['CANCELLED', null]);
    expect(shown.certificates).toMatchObject([
      { withdrawn: { reason: 'Ra nhầm người', decision: outcome.decision.number } },
    ]);
    expect((await kit.certified([order.id]))[0]).toMatchObject({ code: 'order.not-completed' });
    expect((await show(other.id)).certificate).not.toBeNull();
    // Phones of gates carry the list of what was withdrawn.
    expect([await listed(order.id), await listed(other.id)]).toEqual([true, false]);
    const held = await certificateHolding.read!(systemScope('test', 'demo'), t.app.platform.db, [
      (await t.app.doors.people.byIds(systemScope('test', 'demo'), [order.personId])).get(order.personId)!
        .personNo,
    ]);
    expect(held).toMatchObject([{ fields: { 'Lý do thu hồi': 'Ra nhầm người' } }]);
    expect(await kit.differences()).toEqual([]);
    if (poppler) {
      expect(await verify(code)).toMatchObject({
        genuine: true,
        withdrawn: { decision: outcome.decision.number },
      });
    }
  });

  it('of before the list had certificates come on it when the program starts, once', async () => {
    const [old, standing] = [await released(), await released()];
    await kit.certified([old.id, standing.id]);
    // As a program of before the list left it.
    await sql`update order_certificate set withdrawn_at = ${new Date(t.clock.now())}, withdrawn_by = 'test',
      withdrawn_reason = 'Sai họ tên' where order_id = ${old.id}`.execute(t.app.platform.db);
    expect(await listed(old.id)).toBe(false);
    await (await testApp({ beside: t, clock: t.clock })).close();
    expect([await listed(old.id), await listed(standing.id)]).toEqual([true, false]);
    const { sequence } = await currentRevocations(t.app.platform, 'demo');
    await (await testApp({ beside: t, clock: t.clock })).close();
    expect((await currentRevocations(t.app.platform, 'demo')).sequence).toBe(sequence);
  });

  it('of before there were records are known as void by number and end of the order, each in its own dataset', async () => {
    const order = await released();
    const ended = t.clock.now();
    const oldCode = async (simulated: boolean) => {
      const said = { number: order.number, name: 'Lý Thị Cũ', birthYear: 1990, office: 'UBND', from: ended };
      const content = completionContent({ ...said, ended, simulated, certificate: null, signer: null });
      const validity = { from: ended, until: ended + DAY };
      return completionText(await createSigner(t.app.platform).sign('completion', content, validity));
    };
    expect(await verify(await oldCode(true))).toMatchObject({ genuine: true, withdrawn: null });
    await kit.moveTo(t.clock.now() + HOUR);
    const number = (await annul(order.id)).json().lastDecision.number;
    expect(number).toMatch(/QĐ/u);
    expect(await verify(await oldCode(true))).toMatchObject({ withdrawn: { decision: number } });
    // A number of the drill is given in earnest too, at times in the same second.
    expect(await verify(await oldCode(false))).toMatchObject({ genuine: true, withdrawn: null });
  });
});

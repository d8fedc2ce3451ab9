import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, TestApp } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { LUONG_VAN_TRI, type OrderKit, orderKit, TAM_THANH } from '../testing/order-kit.ts';

let kit: OrderKit;
let t: TestApp;
let administrator: Caller;

beforeAll(async () => {
  kit = await orderKit();
  ({ t } = kit);
  administrator = await t.as('administrator', '20');
});
afterAll(() => t.close());

const deputy = (extra: object = {}) => ({
  id: uuid7(),
  officeId: kit.officeId,
  name: 'Hoàng Văn Phó',
  form: 'deputy',
  title: 'Phó Chủ tịch',
  headTitle: 'Chủ tịch',
  onBehalfOf: 'Ủy ban nhân dân',
  document: 'Quyết định 12/QĐ-UBND ngày 05/01/2026',
  kinds: ['quarantine-home'],
  validFrom: '2026-01-05',
  ...extra,
});

describe('the authority table', () => {
  it('names who signs, and the order keeps the lines of the day', async () => {
    const body = deputy();
    const entered = await administrator.post('/signing-authorities', body);
    expect([entered.statusCode, entered.json().lines]).toEqual([
      201,
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ]);
    expect((await administrator.post('/signing-authorities', body)).statusCode).toBe(200);
    const seen = await kit.officer().get(`/signing-authorities?office=${kit.officeId}&kind=quarantine-home`);
    expect(seen.json().items.map((one: { id: string }) => one.id)).toContain(body.id);

    const order = await kit.issued({ signerId: body.id });
    const shown = (await kit.officer().get(`/orders/${order.id}`)).json();
    expect([shown.signerName, shown.signerLines.at(-1), shown.signerDocument]).toEqual([
      'Hoàng Văn Phó',
      'PHÓ CHỦ TỊCH',
      'Quyết định 12/QĐ-UBND ngày 05/01/2026',
    ]);
    await administrator.post(`/signing-authorities/${body.id}/end`, { reason: 'Chuyển công tác' });
    expect((await kit.officer().get(`/orders/${order.id}`)).json().signerName).toBe('Hoàng Văn Phó');
  });

  it('is asked at issue: another act, another office, before, after, ended', async () => {
    const other = await kit.newOffice('Trạm Y tế Tam Thanh', TAM_THANH);
    const ended = deputy();
    const rows = {
      'signer-other-act': deputy({ kinds: ['test'] }),
      'unknown-signer': deputy({ officeId: other }),
      'signer-not-yet': deputy({ validFrom: '2027-01-01' }),
      'signer-ended': deputy({ validTo: '2026-02-01' }),
    };
    for (const row of [...Object.values(rows), ended]) {
      expect((await administrator.post('/signing-authorities', row)).statusCode).toBe(201);
    }
    await administrator.post(`/signing-authorities/${ended.id}/end`, { reason: 'Thôi giữ chức' });
    const person = await kit.newPerson();
    const issue = async (signerId: string) =>
      await kit.officer().post('/orders', kit.orderOf([person], { signerId }));
    for (const [code, row] of [...Object.entries(rows), ['signer-ended', ended] as const]) {
      const answer = await issue(row.id);
      expect([answer.statusCode, answer.json().code]).toEqual([422, `order.${code}`]);
    }
    expect((await issue(uuid7())).json().code).toBe('order.unknown-signer');
  });

  it('refuses what is not a written authority, and who may not manage the office', async () => {
    const bare = deputy({ document: undefined });
    const answer = await administrator.post('/signing-authorities', bare);
    expect([answer.statusCode, answer.json().fields]).toEqual([422, { document: 'required' }]);
    const elsewhere = await t.as('health-officer', LUONG_VAN_TRI);
    expect((await elsewhere.post('/signing-authorities', deputy())).json().code).toBe(
      'order.authority-outside',
    );
    expect((await elsewhere.get(`/signing-authorities?office=${kit.officeId}`)).statusCode).toBe(403);
  });
});

describe('legal instruments', () => {
  it('warn of a dead one that an order cites, at issue and later', async () => {
    const legalBasis = 'Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12';
    const body = kit.orderOf([await kit.newPerson()], { legalBasis });
    const issued = await kit.officer().post('/orders', body);
    expect(issued.json().warnings.map((one: { code: string }) => one.code)).toEqual(['order.legal-ended']);
    const shown = (await kit.officer().get(`/orders/${issued.json().orders[0].id}`)).json();
    expect(shown.warnings[0].message).toContain('114/2025/QH15');
    const cited = await kit.officer().get(`/legal-instruments?cited=${encodeURIComponent(legalBasis)}`);
    expect(cited.json().items.map((one: { state: string }) => one.state)).toEqual(['ended']);
  });

  it('are entered by the province alone, and the newest entry of a number counts', async () => {
    const body = (validTo?: string) => ({
      id: uuid7(),
      number: '101/2010/NĐ-CP',
      title: 'Nghị định về biện pháp cách ly y tế',
      validFrom: '2010-11-15',
      validTo,
      source: 'Công báo',
      certainty: 'verified',
    });
    const commune = await t.as('health-officer', TAM_THANH);
    expect((await commune.post('/legal-instruments', body())).json().code).toBe('order.instrument-elsewhere');
    const province = await t.as('health-officer', '20');
    expect((await province.post('/legal-instruments', body('2010-02-01'))).statusCode).toBe(422);
    expect((await province.post('/legal-instruments', body('2026-06-30'))).statusCode).toBe(201);
    const dead = await kit.officer().post('/orders', kit.orderOf([await kit.newPerson()]));
    expect(dead.json().warnings[0].message).not.toContain('chưa kiểm chứng');
    t.clock.set(t.clock.now() + 1000);
    expect((await province.post('/legal-instruments', body())).statusCode).toBe(201);
    const alive = await kit.officer().post('/orders', kit.orderOf([await kit.newPerson()]));
    expect(alive.json().warnings).toEqual([]);
    const limits = (await kit.officer().get('/order-limits')).json().items;
    expect(limits[0]).toMatchObject({ maxDays: 21, extensionDays: 10, certainty: 'secondary' });
  });
});

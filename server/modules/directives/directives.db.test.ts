import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { makeOffice, scanOf, telegram } from './testing/directive-kit.ts';

const HOUR = 3_600_000;
let t: TestApp;
let province: Caller;
let leader: Caller;
let dongDang: Caller;
let kyLua: Caller;
let officeId: string;

beforeAll(async () => {
  t = await testApp();
  province = await t.as('health-officer', '20');
  leader = await t.as('province-leader', '20');
  dongDang = await t.as('commune-officer', '06184');
  kyLua = await t.as('commune-officer', '06187');
  officeId = await makeOffice(t, province, '20', {
    name: 'UBND tỉnh Lạng Sơn',
    kind: 'peoples-committee',
    numberSuffix: 'QĐ-UBND',
  });
});
afterAll(async () => await t.close());

const send = async (change: object = {}) => await province.post('/directives', telegram(t, officeId, change));
const inbox = async (caller: Caller, query = '') =>
  (await caller.get(`/directives?${query}`)).json().items as { id: string; waitsForMe: boolean }[];

describe('documents', () => {
  it('take the next number of the office, reach their recipients and nobody else', async () => {
    const first = (await send()).json();
    const second = (await send()).json();
    expect([first.number, second.number]).toEqual(['01/CĐ-UBND', '02/CĐ-UBND']);
    expect(first).toMatchObject({ status: 'IN_FORCE', recipients: 2, received: 0, issuer: true });
    expect((await inbox(dongDang)).find(({ id }) => id === first.id)).toMatchObject({ waitsForMe: true });
    const seen = (await dongDang.get(`/directives/${first.id}`)).json();
    expect(seen.recipientList.map((one: { name: string }) => one.name)).toEqual(['Xã Đồng Đăng']);
    const elsewhere = await t.as('commune-officer', '06196');
    expect((await inbox(elsewhere)).map(({ id }) => id)).not.toContain(first.id);
    expect((await elsewhere.get(`/directives/${first.id}`)).statusCode).toBe(404);
    expect((await elsewhere.post(`/directives/${first.id}/receipts`, {})).statusCode).toBe(404);
  });

  it('are sent once however often the request comes, and a typed number is given once a year', async () => {
    const body = telegram(t, officeId, { number: '99/CĐ-UBND', scan: scanOf() });
    const [one, again] = [await province.post('/directives', body), await province.post('/directives', body)];
    expect([one.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json().files).toHaveLength(1);
    expect((await province.post('/directives', { ...body, summary: 'Khác' })).statusCode).toBe(409);
    const taken = await send({ number: '99/CĐ-UBND' });
    expect(taken.json()).toMatchObject({ code: 'directive.number-taken' });
    expect((await send({ number: '99/CĐ-UBND', issuedOn: '2027-01-04' })).statusCode).toBe(201);
  });

  it('go to all communes of the province in one pick, each once', async () => {
    const sent = (
      await send({
        recipients: [
          { kind: 'area', id: t.areaId('06184') },
          { kind: 'communes-of', id: t.areaId('20') },
          { kind: 'organisation', id: officeId, role: 'know' },
        ],
      })
    ).json();
    const communes = t.app.areas
      .current('2026-11-16', 'commune')
      .filter(({ path }) => path.startsWith(t.app.areas.byId(t.areaId('20'))!.path));
    expect(communes.length).toBeGreaterThan(60);
    expect(sent.recipients).toBe(communes.length + 1);
  });

  it('are acknowledged by who acts for the recipient; the issuer needs a note; the first receipt stays', async () => {
    const { id } = (await send()).json();
    const own = (await dongDang.post(`/directives/${id}/receipts`, {})).json();
    expect(own.recipientList).toMatchObject([{ state: 'received', onBehalf: false, mine: true }]);
    const at = own.recipientList[0].receivedAt;
    t.clock.advance(60_000);
    const again = (await dongDang.post(`/directives/${id}/receipts`, {})).json();
    expect(again.recipientList[0].receivedAt).toBe(at);
    const detail = (await province.get(`/directives/${id}`)).json();
    const other = detail.recipientList.find((one: { state: string }) => one.state === 'waiting');
    const record = async (note?: string) =>
      (await province.post(`/directives/${id}/receipts`, { recipientIds: [other.id], note })).json();
    expect((await record()).code).toBe('directive.note-required');
    expect((await record('Gọi lúc 9 giờ, văn phòng đã nhận')).received).toBe(2);
    const foreign = await dongDang.post(`/directives/${id}/receipts`, {
      recipientIds: [other.id],
      note: 'x',
    });
    expect(foreign.json().code).toBe('directive.not-recipient');
  });

  it('show who is late, whom to call, and only open ones', async () => {
    const stationId = await makeOffice(t, province, '06187', {
      name: 'Trạm Y tế Kỳ Lừa',
      kind: 'health-station',
      phone: '02053800115',
    });
    const { id } = (
      await send({ recipients: [{ kind: 'organisation', id: stationId }], urgent: true })
    ).json();
    const list = async (query: string) =>
      (await province.get(`/directive-receipts?directive=${id}&${query}`)).json().items;
    expect(await list('state=overdue')).toEqual([]);
    t.clock.advance(4 * HOUR + 1_000);
    expect(await list('state=overdue')).toMatchObject([{ name: 'Trạm Y tế Kỳ Lừa', phone: '02053800115' }]);
    const medic = await t.as('medical-staff', '06187');
    expect((await inbox(medic)).find((one) => one.id === id)).toMatchObject({ waitsForMe: true });
    expect((await medic.get('/directive-receipts?mine=true&state=overdue')).json().items).toMatchObject([
      { directiveId: id, mine: true },
    ]);
    await province.post(`/directives/${id}/withdrawal`, { reason: 'Gửi nhầm' });
    expect(await list('state=overdue')).toEqual([]);
  });

  it('supersede, amend, end by their dates and are withdrawn, and stay readable', async () => {
    const old = (await send({ expiresOn: '2026-12-01' })).json();
    const amending = (await send({ relation: 'amends', relatedId: old.id })).json();
    const superseding = (await send({ relation: 'supersedes', relatedId: old.id })).json();
    const detail = (await dongDang.get(`/directives/${old.id}`)).json();
    expect(detail).toMatchObject({
      status: 'SUPERSEDED',
      changedBy: [{ id: amending.id }, { id: superseding.id }],
    });
    expect(superseding.related).toMatchObject({ id: old.id, relation: 'supersedes' });
    expect((await send({ relation: 'supersedes', relatedId: old.id })).json().code).toBe(
      'directive.not-in-force',
    );
    expect((await dongDang.post(`/directives/${old.id}/receipts`, {})).json().code).toBe(
      'directive.not-in-force',
    );
    const later = (await send({ effectiveOn: '2026-11-20' })).json();
    expect(later.status).toBe('PENDING');
    const ended = (await send({ issuedOn: '2026-11-01', expiresOn: '2026-11-10' })).json();
    expect(ended.status).toBe('EXPIRED');
    expect((await inbox(province, 'status=EXPIRED')).map(({ id }) => id)).toEqual([ended.id]);
    expect((await send({ effectiveOn: '2026-11-01' })).json().code).toBe('directive.dates');
    const withdrawn = await leader.post(`/directives/${later.id}/withdrawal`, {
      reason: 'Thay đổi kế hoạch',
    });
    expect(withdrawn.json()).toMatchObject({ status: 'WITHDRAWN', endedReason: 'Thay đổi kế hoạch' });
  });

  it('carry files that only their readers load; what is no scan is refused and nothing is sent', async () => {
    const sent = (await send({ scan: scanOf() })).json();
    const [file] = sent.files;
    const loaded = await kyLua.get(`/directive-files/${file.id}`);
    expect([loaded.statusCode, loaded.headers['content-type']]).toEqual([200, 'application/pdf']);
    const elsewhere = await t.as('commune-officer', '06196');
    expect((await elsewhere.get(`/directive-files/${file.id}`)).statusCode).toBe(404);
    const id = uuid7();
    const refused = await province.post(
      '/directives',
      telegram(t, officeId, { id, scan: scanOf('MZ a program') }),
    );
    expect(refused.json().code).toBe('file.wrong-type');
    expect((await province.get(`/directives/${id}`)).statusCode).toBe(404);
    const annex = scanOf();
    const added = await province.post(`/directives/${sent.id}/files`, annex);
    expect([added.statusCode, added.json().files.length]).toEqual([201, 2]);
    expect((await province.post(`/directives/${sent.id}/files`, annex)).statusCode).toBe(200);
  });

  it('are refused to recipients outside the own area, and to an unknown one', async () => {
    const outside = await send({
      recipients: [{ kind: 'communes-of', id: t.app.areas.byCode('01', '2026-11-16')?.id ?? uuid7() }],
    });
    expect(['directive.recipient-outside', 'directive.no-recipient']).toContain(outside.json().code);
    expect((await send({ recipients: [{ kind: 'organisation', id: uuid7() }] })).json().code).toBe(
      'directive.no-recipient',
    );
  });

  it('are searched without accents, and exported as the list shows them', async () => {
    await send({ summary: 'Kiểm tra chốt cửa khẩu Hữu Nghị', kind: 'plan' });
    expect(await inbox(dongDang, 'q=huu%20nghi&kind=plan')).toHaveLength(1);
    const csv = await t.http.inject({
      url: '/api/v1/directives?q=huu%20nghi',
      headers: { authorization: `Bearer ${dongDang.token}`, accept: 'text/csv' },
    });
    expect(csv.body.split('\r\n')[1]).toContain('Kiểm tra chốt cửa khẩu Hữu Nghị');
  });
});

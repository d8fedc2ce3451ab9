import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { makeOffice } from '../directives/testing/directive-kit.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let t: TestApp;
let writer: Caller;
let reviewer: Caller;
let leader: Caller;
let commune: Caller;
let officeId: string;

/** Sessions end after twelve hours; the clock of these tests goes further. */
async function logIn(): Promise<void> {
  [writer, reviewer, leader, commune] = [
    await t.as('health-officer', '20'),
    await t.as('health-officer', '20'),
    await t.as('province-leader', '20'),
    await t.as('commune-officer', '06184'),
  ];
}
beforeAll(async () => {
  t = await testApp();
  await logIn();
  await makeOffice(t, writer, '20', {
    name: 'UBND tỉnh Lạng Sơn',
    kind: 'peoples-committee',
    numberSuffix: 'QĐ-UBND',
  });
  officeId = await makeOffice(t, writer, '20', {
    name: 'Sở Y tế tỉnh Lạng Sơn',
    kind: 'health-department',
    numberSuffix: 'QĐ-SYT',
  });
});
afterAll(async () => await t.close());

/** Confirmed cases of Đồng Đăng so long ago. */
async function cases(by: number, ago: number): Promise<void> {
  const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
  const at = t.clock.now() - ago;
  await t.app.platform.db.transaction().execute(async (tx) => {
    await addFigures(tx, [{ metric: 'cases.confirmed', dataset: 'demo', areaNo, at, by }]);
  });
}
const make = async (change: object = {}) =>
  await writer.post('/reports', {
    id: uuid7(),
    template: 'daily-situation',
    areaId: t.areaId('20'),
    officeId,
    ...change,
  });
const textOf = (report: { blocks: { text?: string }[] }) =>
  report.blocks.map(({ text }) => text ?? '').join('\n');
const signature = { accept: true, signingFor: 'KT.', title: 'GIÁM ĐỐC', name: 'Hoàng Thị Bích' };
const toProvince = () => [
  { kind: 'organisation', id: officeId },
  { kind: 'area', id: t.areaId('06184') },
];

async function issued(change: object = {}) {
  const { id, version } = (await make(change)).json();
  const reviewed = (await reviewer.post(`/reports/${id}/review`, { version, accept: true })).json();
  const signed = (
    await leader.post(`/reports/${id}/signature`, { version: reviewed.version, ...signature })
  ).json();
  const reply = await writer.post(`/reports/${id}/issue`, {
    version: signed.version,
    recipients: toProvince(),
  });
  if (reply.statusCode !== 200) {
    throw new Error(reply.body);
  }
  return reply.json();
}

describe('reports', () => {
  it('freeze a ratio with both of its parts, as screen, PDF and workbook show it', async () => {
    const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
    const test = async (tests: number, positive: number) => {
      const at = t.clock.now() - 20 * HOUR;
      await t.app.platform.db.transaction().execute(async (tx) => {
        const one = { dataset: 'demo', areaNo, at };
        await addFigures(tx, [
          { ...one, metric: 'lab.tests', by: tests },
          { ...one, metric: 'lab.positive', by: positive },
        ]);
      });
    };
    expect(textOf((await make()).json())).toContain('(tỷ lệ dương tính chưa đủ mẫu số,');
    await test(120, 5);
    const report = (await make()).json();
    expect(textOf(report)).toContain('tỷ lệ dương tính 5/120 (4,2 %), chưa so sánh được với ngày trước');
    const annex = report.blocks.at(-1);
    expect(annex.rows.find((row: string[]) => row[1] === 'Xã Đồng Đăng')).toContain('5/120 (4,2 %)');
    await test(80, 80);
    expect((await writer.get(`/reports/${report.id}`)).json().blocks).toEqual(report.blocks);
    await test(-200, -85);
  });

  it('freeze the figures of the last whole day, of the day before and of all time', async () => {
    await cases(3, 20 * HOUR);
    await cases(5, 44 * HOUR);
    await cases(7, 1 * HOUR);
    const made = await make();
    expect(made.statusCode).toBe(201);
    const report = made.json();
    expect(report).toMatchObject({
      status: 'DRAFT',
      edition: 1,
      from: '2026-11-14T17:00:00.000Z',
      to: '2026-11-15T17:00:00.000Z',
      certainty: 'unverified',
      subject: 'Tình hình dịch bệnh và kết quả phòng, chống dịch ngày 15/11/2026',
    });
    expect(textOf(report)).toContain('ghi nhận 3 ca xác định (giảm 2 so với ngày trước)');
    expect(textOf(report)).toContain('Lũy kế 8 ca xác định');
    const annex = report.blocks.at(-1);
    expect(annex.rows.find((row: string[]) => row[1] === 'Xã Đồng Đăng')).toContain('3');
    await cases(100, 20 * HOUR);
    const later = (await writer.get(`/reports/${report.id}`)).json();
    expect(later.blocks).toEqual(report.blocks);
    const refreshed = await writer.patch(`/reports/${report.id}`, { version: 1, refresh: true });
    expect(textOf(refreshed.json())).toContain('ghi nhận 103 ca xác định');
    await cases(-100, 20 * HOUR);
  });

  it('are made once however often the request comes', async () => {
    const id = uuid7();
    expect([(await make({ id })).statusCode, (await make({ id })).statusCode]).toEqual([201, 200]);
    expect((await make({ id, template: 'weekly' })).statusCode).toBe(409);
    expect((await make({ template: 'no-such' })).json().code).toBe('report.unknown-template');
    expect((await make({ officeId: uuid7() })).json().code).toBe('report.unknown-office');
  });

  it('go from draft over review and signature to issue; who made one neither reviews nor signs it', async () => {
    const { id } = (await make()).json();
    const edited = await writer.patch(`/reports/${id}`, {
      version: 1,
      assessment: 'Dịch ổn định',
      proposal: '',
    });
    expect(textOf(edited.json())).toContain('Nhận định: Dịch ổn định');
    const own = await writer.post(`/reports/${id}/review`, { version: 2, accept: true });
    expect(own.json().code).toBe('report.own-report');
    const back = await reviewer.post(`/reports/${id}/review`, { version: 2, accept: false });
    expect(back.json().code).toBe('report.note-required');
    const early = await leader.post(`/reports/${id}/signature`, { version: 2, ...signature });
    expect(early.json()).toMatchObject({ code: 'report.wrong-step' });
    expect(early.json().message).toContain('Bản thảo');
    const reviewed = (await reviewer.post(`/reports/${id}/review`, { version: 2, accept: true })).json();
    const stale = await leader.post(`/reports/${id}/signature`, { version: 2, ...signature });
    expect(stale.json()).toMatchObject({
      code: 'request.version-conflict',
      current: { version: reviewed.version },
    });
    const nobody = await leader.post(`/reports/${id}/signature`, { version: reviewed.version, accept: true });
    expect(nobody.json().code).toBe('report.signer-required');
    const signed = (
      await leader.post(`/reports/${id}/signature`, { version: reviewed.version, ...signature })
    ).json();
    expect(signed).toMatchObject({
      status: 'SIGNED',
      signedBy: 'Hoàng Thị Bích',
      signerTitle: 'KT. GIÁM ĐỐC',
    });
    expect(
      (await writer.patch(`/reports/${id}`, { version: signed.version, assessment: 'x' })).statusCode,
    ).toBe(409);
    const sent = await writer.post(`/reports/${id}/issue`, {
      version: signed.version,
      recipients: toProvince(),
    });
    expect(sent.json()).toMatchObject({ status: 'ISSUED', number: '01/BC-SYT', recipients: 2, received: 0 });
    expect((await leader.post(`/reports/${id}/issue`, {})).statusCode).toBe(403);
  });

  it('are kept byte by byte as they were issued, and seen by those they were sent to only then', async () => {
    const draft = (await make()).json();
    expect((await commune.get(`/reports/${draft.id}`)).statusCode).toBe(404);
    const report = await issued();
    const paper = async (kind: string) => await writer.get(`/reports/${report.id}/document.${kind}`);
    const first = [(await paper('pdf')).rawPayload, (await paper('xlsx')).rawPayload];
    expect(first[0]!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first[1]!.subarray(0, 2).toString()).toBe('PK');
    await cases(50, 20 * HOUR);
    t.clock.advance(HOUR);
    expect([(await paper('pdf')).rawPayload, (await paper('xlsx')).rawPayload]).toEqual(first);
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/);
    const seen = (await commune.get(`/reports/${report.id}`)).json();
    expect(seen).toMatchObject({ waitsForMe: true, editions: [] });
    expect(seen.receipts).toMatchObject([{ name: 'Xã Đồng Đăng', mine: true }]);
    const received = (await commune.post(`/reports/${report.id}/receipt`, {})).json();
    expect(received.receipts).toMatchObject([{ receivedBy: expect.stringContaining('commune-officer') }]);
    const elsewhere = await t.as('commune-officer', '06187');
    expect((await elsewhere.get(`/reports/${report.id}`)).statusCode).toBe(404);
    await cases(-50, 21 * HOUR);
  });

  it('are corrected by a new edition; the former stays as it was', async () => {
    const report = await issued();
    await cases(10, t.clock.now() - Date.parse('2026-11-15T10:00:00Z'));
    const body = { id: uuid7(), reason: 'Xã báo bổ sung' };
    const second = await writer.post(`/reports/${report.id}/correction`, body);
    expect([second.statusCode, second.json().edition]).toEqual([201, 2]);
    expect((await writer.post(`/reports/${report.id}/correction`, body)).statusCode).toBe(200);
    const open = await writer.post(`/reports/${report.id}/correction`, { id: uuid7(), reason: 'x' });
    expect(open.json().code).toBe('report.correction-open');
    expect(textOf(second.json())).not.toBe(textOf(report));
    const { id } = second.json();
    const reviewed = (await reviewer.post(`/reports/${id}/review`, { version: 1, accept: true })).json();
    const signed = (
      await leader.post(`/reports/${id}/signature`, { version: reviewed.version, ...signature })
    ).json();
    await writer.post(`/reports/${id}/issue`, { version: signed.version, recipients: toProvince() });
    const former = (await writer.get(`/reports/${report.id}`)).json();
    expect(former).toMatchObject({ status: 'SUPERSEDED', digest: report.digest });
    expect(former.blocks).toEqual(report.blocks);
    expect(former.editions).toMatchObject([{ edition: 1 }, { edition: 2, status: 'ISSUED' }]);
  });

  it('are made by schedule, each slot once, also by two processes and after a standstill', async () => {
    const id = uuid7();
    const set = async (body: object) => await writer.send('PUT', `/report-schedules/${id}`, body);
    const schedule = {
      template: 'daily-situation',
      areaId: t.areaId('20'),
      officeId,
      times: ['06:30'],
      enabled: true,
    };
    const made = await set(schedule);
    expect(made.json()).toMatchObject({ version: 1, lastSlot: null, nextSlot: '2026-11-16T23:30:00.000Z' });
    expect((await set(schedule)).json()).toMatchObject({ version: 1 });
    expect((await set({ ...schedule, times: ['04:45'] })).json().code).toBe('request.version-conflict');
    const scheduled = async () =>
      (
        (await writer.get('/reports?limit=500')).json().items as { scheduled: boolean; from: string }[]
      ).filter((one) => one.scheduled);
    const run = async () => {
      const job = t.app.modules
        .flatMap((module) => module.jobs ?? [])
        .find(({ kind }) => kind === 'reporting.schedule')!;
      await Promise.all([1, 2].map(async () => await job.run(null, { progress: async () => undefined })));
    };
    await run();
    expect(await scheduled()).toEqual([]);
    t.clock.set(Date.parse('2026-11-18T23:31:00Z'));
    await logIn();
    await run();
    await run();
    expect((await scheduled()).map(({ from }) => from).toSorted((a, b) => a.localeCompare(b))).toEqual(
      [0, 1, 2].map((days) => new Date(Date.parse('2026-11-15T17:00:00Z') + days * DAY).toISOString()),
    );
    const [first] = (await writer.get('/reports?status=DRAFT&limit=1')).json().items;
    expect((await writer.post(`/reports/${first.id}/review`, { version: 1, accept: true })).statusCode).toBe(
      200,
    );
  });
});

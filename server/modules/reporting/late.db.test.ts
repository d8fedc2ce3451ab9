import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { makeOffice } from '../directives/testing/directive-kit.ts';

const signature = { accept: true, title: 'GIÁM ĐỐC', name: 'Hoàng Thị Bích' };
const PHONE = '0912345678';
let t: TestApp;
let officeId: string;
let scheduleId: string;
let writer: Caller;
let leader: Caller;
let reader: Caller;

beforeAll(async () => {
  t = await testApp();
  [writer, leader, reader] = [
    await person('health-officer'),
    await person('province-leader'),
    await person('analyst'),
  ];
  const administrator = await person('administrator');
  const [account] = (await administrator.get('/users?q=province-leader')).json().items;
  const phoned = await administrator.patch(`/users/${leader.accountId}`, {
    version: account.version,
    contact: { phone: PHONE },
  });
  expect(phoned.statusCode, phoned.body).toBe(200);
  officeId = await makeOffice(t, writer, '20', {
    name: 'Sở Y tế tỉnh Lạng Sơn',
    kind: 'health-department',
    numberSuffix: 'QĐ-SYT',
  });
});
afterAll(async () => await t?.close());

const person = async (role: Parameters<TestApp['as']>[0]) => await t.as(role, '20');
const schedule = (change: object = {}) => ({
  template: 'daily-situation',
  areaId: t.areaId('20'),
  officeId,
  times: ['06:30'],
  enabled: true,
  dueMinutes: 45,
  recipients: [{ kind: 'area', id: t.areaId('06184') }],
  mailTo: ['a@bo.test'],
  ...change,
});

async function run(module: string, kind: string): Promise<void> {
  const jobs = t.app.modules.find(({ name }) => name === module)!.jobs!;
  await jobs.find((job) => job.kind === kind)!.run(null, { progress: async () => undefined });
  await settled(t.app);
}

/** Texts to whoever signs; in simulated data nobody gets them. */
async function texts(): Promise<string[]> {
  const { items } = (await writer.get('/messages/sms?limit=50')).json();
  return items.map(({ text }: { text: string }) => text);
}

/** At half past six the draft is made; the sessions of the day before are over. */
async function nextMorning(at: string): Promise<string> {
  t.clock.set(Date.parse(at));
  [writer, leader, reader] = [
    await person('health-officer'),
    await person('province-leader'),
    await person('analyst'),
  ];
  await run('reporting', 'reporting.schedule');
  const { items } = (await writer.get('/report-schedules')).json();
  return items.find(({ id }: { id: string }) => id === scheduleId).last.id as string;
}

it('a schedule is seen by everybody who reads reports, its addresses by those who write them', async () => {
  scheduleId = uuid7();
  const set = await writer.send('PUT', `/report-schedules/${scheduleId}`, schedule());
  expect(set.statusCode, set.body).toBe(200);
  expect(set.json()).toMatchObject({
    dueMinutes: 45,
    recipients: [{ kind: 'area', name: 'Đồng Đăng' }],
    mailTo: ['a@bo.test'],
    last: null,
    mayWrite: true,
  });
  const [seen] = (await reader.get('/report-schedules')).json().items;
  expect(seen).toMatchObject({
    id: scheduleId,
    nextSlot: '2026-11-16T23:30:00.000Z',
    mailTo: [],
    mayWrite: false,
  });
  expect(
    (await t.as('analyst', '01').then(async (other) => await other.get('/report-schedules'))).json().items,
  ).toEqual([]);
});

it('a schedule can send only what its office can number, to whom its setter may send', async () => {
  const bare = await makeOffice(t, writer, '20', { name: 'Trạm không ký hiệu', kind: 'health-department' });
  const set = async (change: object) =>
    await writer.send('PUT', `/report-schedules/${uuid7()}`, schedule(change));
  expect((await set({ officeId: bare })).json().code).toBe('report.no-symbol-scheduled');
  expect((await set({ recipients: [{ kind: 'area', id: uuid7() }] })).json().code).toBe(
    'directive.no-recipient',
  );
  expect((await set({ dueMinutes: 4 })).statusCode).toBe(400);
  expect((await writer.get('/report-schedules')).json().items).toHaveLength(1);
});

it('a report leaves with its signature, with number, recipients and mail of the schedule', async () => {
  const id = await nextMorning('2026-11-16T23:31:00Z');
  const draft = (await leader.get(`/reports/${id}`)).json();
  expect(draft).toMatchObject({
    dueAt: '2026-11-17T00:15:00.000Z',
    late: false,
    waitsFor: 'review',
    forMe: false,
  });
  const mine = async (caller: Caller) =>
    (await caller.get('/reports?forMe=true')).json().items.map((one: { id: string }) => one.id);
  expect(await mine(leader)).toEqual([]);
  expect(await mine(writer)).toEqual([id]);
  await writer.post(`/reports/${id}/review`, { version: 1, accept: true });
  expect(await mine(leader)).toEqual([id]);
  const signed = await leader.post(`/reports/${id}/signature`, { version: 2, ...signature });
  expect(signed.json()).toMatchObject({
    status: 'ISSUED',
    number: '01/BC-SYT',
    issuedBy: null,
    waitsFor: null,
    receipts: [{ areaName: 'Xã Đồng Đăng' }],
  });
  expect((await writer.get(`/reports/${id}`)).json().mails).toMatchObject([{ address: 'a@bo.test' }]);
  await run('reporting', 'reporting.schedule');
  expect((await writer.get(`/reports/${id}`)).json()).toMatchObject({
    number: '01/BC-SYT',
    version: 4,
    late: false,
  });
});

it('what nobody signed in time warns the signer once, and whoever is on duty', async () => {
  const id = await nextMorning('2026-11-17T23:31:00Z');
  await run('command', 'command.watch');
  const alerts = async () => (await writer.get('/command/alerts?rule=reports-late')).json().items;
  expect(await alerts()).toEqual([]);
  expect(await texts()).toEqual([]);
  t.clock.set(Date.parse('2026-11-18T00:15:00Z'));
  await run('reporting', 'reporting.schedule');
  await run('reporting', 'reporting.schedule');
  expect(await texts()).toEqual([
    '[MO PHONG] Vung Xanh: Bao cao tinh hinh dich benh trong ngay cua So Y te tinh Lang Son qua han phat hanh ' +
      '07 gio 15 ngay 18/11/2026, chua ai soat. Mo muc Bao cao.',
  ]);
  await run('command', 'command.watch');
  expect(await alerts()).toMatchObject([{ state: 'RAISED', finding: { value: 1 } }]);
  expect((await leader.get(`/reports/${id}`)).json()).toMatchObject({ late: true, waitsFor: 'review' });
});

it('a late report that is issued is late no more, and the alert goes quiet', async () => {
  const [{ last }] = (await writer.get('/report-schedules')).json().items;
  await writer.post(`/reports/${last.id}/review`, { version: 1, accept: true });
  await leader.post(`/reports/${last.id}/signature`, { version: 2, ...signature });
  await run('command', 'command.watch');
  const [alert] = (await writer.get('/command/alerts?rule=reports-late')).json().items;
  expect(alert.clearedAt).not.toBeNull();
  const [after] = (await writer.get('/report-schedules')).json().items;
  expect(after.last).toMatchObject({ status: 'ISSUED', late: false, number: '02/BC-SYT' });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { type MailServer, mailServer } from '../../../test/support/mail-server.ts';
import { until } from '../../../test/support/settled.ts';
import { smtpMail } from '../../adapters/mail/index.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { makeOffice } from '../directives/testing/directive-kit.ts';

const MINUTE = 60_000;
let server: MailServer;
let t: TestApp;

beforeAll(async () => {
  server = await mailServer();
  t = await testApp({
    mail: smtpMail({
      url: `smtp://vungxanh:${encodeURIComponent('mật khẩu')}@localhost:${server.port}`,
      from: 'vungxanh@tinh.test',
      ca: server.certificate,
    }),
  });
});
afterAll(async () => {
  await t?.close();
  await server?.close();
});

type Mail = {
  readonly address: string;
  readonly state: string;
  readonly attempts: number;
  readonly detail: string;
};
type People = { readonly writer: Caller; readonly reviewer: Caller; readonly leader: Caller };

/** Sessions end after twelve hours; the clock of these tests goes further. */
async function people(dataset: string): Promise<People> {
  return {
    writer: await t.as('health-officer', '20', dataset),
    reviewer: await t.as('health-officer', '20', dataset),
    leader: await t.as('province-leader', '20', dataset),
  };
}

async function run(kind: string): Promise<void> {
  const job = t.app.modules.flatMap((module) => module.jobs ?? []).find((one) => one.kind === kind)!;
  await job.run(null, { progress: async () => undefined });
}

/** Mails of a report once none is under way: the worker of the program sends too. */
async function mailsOf(caller: Caller, id: string, attempts: number): Promise<Mail[]> {
  return await until(
    async () => {
      await run('reporting.mail');
      return ((await caller.get(`/reports/${id}`)).json() as { mails: Mail[] }).mails;
    },
    (mails) =>
      mails.every((mail) => mail.attempts >= attempts && (mail.state !== 'WAITING' || mail.detail !== null)),
  );
}

/** Sets a schedule, lets it make its report, and takes that to its recipients. */
async function issueScheduled(dataset: string, mailTo: readonly string[]): Promise<string> {
  const before = await people(dataset);
  const officeId = await makeOffice(t, before.writer, '20', {
    name: `Sở Y tế ${uuid7().slice(-6)}`,
    kind: 'health-department',
    numberSuffix: 'QĐ-SYT',
  });
  const set = await before.writer.send('PUT', `/report-schedules/${uuid7()}`, {
    template: 'daily-situation',
    areaId: t.areaId('20'),
    officeId,
    times: ['06:30'],
    enabled: true,
    mailTo,
  });
  expect(set.statusCode, set.body).toBe(200);
  expect(set.json().mailTo).toEqual(mailTo);
  t.clock.advance(24 * 60 * MINUTE);
  const { writer, reviewer, leader } = await people(dataset);
  await run('reporting.schedule');
  const drafts = (await writer.get('/reports?status=DRAFT&limit=50')).json().items as { id: string }[];
  const found = await Promise.all(drafts.map(async ({ id }) => (await writer.get(`/reports/${id}`)).json()));
  const { id } = found.find((one) => one.officeId === officeId);
  const step = async (caller: Caller, path: string, body: object) => {
    const reply = await caller.post(`/reports/${id}/${path}`, body);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json();
  };
  const reviewed = await step(reviewer, 'review', { version: 1, accept: true });
  const signature = { accept: true, title: 'GIÁM ĐỐC', name: 'Hoàng Thị Bích' };
  const signed = await step(leader, 'signature', { version: reviewed.version, ...signature });
  await step(writer, 'issue', {
    version: signed.version,
    recipients: [{ kind: 'area', id: t.areaId('06184') }],
  });
  return id as string;
}

describe('a report that a schedule made', () => {
  it('is mailed with its papers as soon as it is issued, one mail an address, and the log says so', async () => {
    const id = await issueScheduled('live', ['a@bo.test', 'b@tinh.test']);
    const { writer } = await people('live');
    const mails = await mailsOf(writer, id, 1);
    expect(mails.map(({ address, state, attempts }) => [address, state, attempts]).toSorted()).toEqual([
      ['a@bo.test', 'SENT', 1],
      ['b@tinh.test', 'SENT', 1],
    ]);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(['a@bo.test', 'b@tinh.test']);
    const { text, secure } = server.received[0]!;
    expect(secure).toBe(true);
    const pdf = await writer.get(`/reports/${id}/document.pdf`);
    const attached = text.replaceAll(/\r\n/gu, '');
    expect(attached).toContain(pdf.rawPayload.toString('base64').slice(0, 3_000));
    expect(attached).toContain('spreadsheetml.sheet');
    expect(attached).not.toContain('Hoàng Thị Bích');
  });

  it('is tried again when the server is busy, and given up where there is no such mailbox', async () => {
    server.answer('busy');
    const id = await issueScheduled('live', ['c@tinh.test']);
    const { writer } = await people('live');
    expect(await mailsOf(writer, id, 1)).toMatchObject([
      { state: 'WAITING', attempts: 1, detail: 'EENVELOPE 451' },
    ]);
    t.clock.advance(MINUTE);
    server.answer('take');
    expect(await mailsOf(writer, id, 2)).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    server.answer('unknown');
    const request = { id: uuid7(), addresses: ['khong-co@tinh.test'] };
    expect((await writer.post(`/reports/${id}/mails`, request)).statusCode).toBe(200);
    const mails = await mailsOf(writer, id, 1);
    expect(mails.at(-1)).toMatchObject({ state: 'FAILED', attempts: 1, detail: 'EENVELOPE 550' });
    server.answer('take');
    const again = await writer.post(`/reports/${id}/mails`, request);
    expect(again.json().mails).toHaveLength(2);
  });

  it('of simulated data is kept on its page and leaves for nobody', async () => {
    const before = server.received.length;
    const id = await issueScheduled('demo', ['d@tinh.test']);
    const { writer } = await people('demo');
    const report = (await writer.get(`/reports/${id}`)).json();
    expect(report.mailsLeave).toBe(false);
    expect(await mailsOf(writer, id, 1)).toMatchObject([{ state: 'KEPT', address: 'd@tinh.test' }]);
    expect(server.received).toHaveLength(before);
  });

  it('shows its addresses to those who write or issue, and takes only addresses', async () => {
    const id = await issueScheduled('demo', ['e@tinh.test']);
    const reader = await t.as('analyst');
    expect((await reader.get(`/reports/${id}`)).json().mails).toEqual([]);
    const { writer } = await people('demo');
    for (const wrong of ['khong phai', 'a@', 'a@b.test,c@d.test', 'A <a@b.test>']) {
      const reply = await writer.post(`/reports/${id}/mails`, { id: uuid7(), addresses: [wrong] });
      expect([wrong, reply.statusCode]).toEqual([wrong, 400]);
    }
  });
});

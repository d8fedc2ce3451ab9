import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, mailServer } from '../../../test/support/mail-server.ts';
import { smtpMail } from './smtp.ts';

const mail = {
  id: '0199aa00-0000-7000-8000-000000000001',
  to: 'vanthu@soyte.test',
  subject: 'Báo cáo số 12/BC-SYT',
  text: 'Kính gửi quý cơ quan,\nTệp đính kèm.',
  files: [{ name: 'bao-cao.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-thử') }],
};

let server: MailServer;
beforeAll(async () => {
  server = await mailServer();
});
afterAll(async () => {
  await server?.close();
});

const adapter = (over: { user?: string; password?: string; port?: number; ca?: string } = {}) =>
  smtpMail({
    url: `smtp://${over.user ?? 'vungxanh'}:${encodeURIComponent(over.password ?? 'mật khẩu')}@localhost:${over.port ?? server.port}`,
    from: 'vungxanh@tinh.test',
    ca: over.ca ?? server.certificate,
  });

describe('mail over SMTP', () => {
  it('leaves encrypted, after a log-in, whole with its Vietnamese and its file', async () => {
    expect(await adapter().send(mail)).toMatchObject({ state: 'accepted' });
    const got = server.received.at(-1)!;
    expect(got).toMatchObject({ secure: true, user: 'vungxanh', to: ['vanthu@soyte.test'] });
    expect(got.text).toContain('Message-ID: <0199aa00-0000-7000-8000-000000000001@tinh.test>');
    expect(got.text).toContain('Auto-Submitted: auto-generated');
    expect(decoded(got.text)).toContain('Báo cáo số 12/BC-SYT');
    expect(got.text).toContain(Buffer.from('%PDF-thử').toString('base64'));
  });

  it('says that it may be tried again: no server, a busy one, a wrong password', async () => {
    expect(await adapter({ password: 'sai' }).send(mail)).toMatchObject({
      state: 'failed',
      detail: 'EAUTH 535',
    });
    server.answer('busy');
    expect((await adapter().send(mail)).state).toBe('failed');
    server.answer('take');
    expect((await adapter({ port: 1 }).send(mail)).state).toBe('failed');
  });

  it('says that a mailbox is none for good', async () => {
    server.answer('unknown');
    expect(await adapter().send(mail)).toMatchObject({ state: 'refused', detail: 'EENVELOPE 550' });
    server.answer('take');
  });

  it('hands nothing to a server whose certificate it does not trust', async () => {
    const before = server.received.length;
    const folder = mkdtempSync(join(tmpdir(), 'vx-ca-'));
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=other',
        '-keyout',
        join(folder, 'key.pem'),
        '-out',
        join(folder, 'cert.pem'),
      ],
      { stdio: 'ignore' },
    );
    const other = readFileSync(join(folder, 'cert.pem'), 'utf8');
    rmSync(folder, { recursive: true });
    expect((await adapter({ ca: other }).send(mail)).state).toBe('failed');
    expect(server.received).toHaveLength(before);
  });

  it('checks whether the server answers and lets us in', async () => {
    expect(await adapter().check()).toBe(true);
    expect(await adapter({ password: 'sai' }).check()).toBe(false);
    expect(await adapter({ port: 1 }).check()).toBe(false);
  });
});

/** Encoded words of a header as they read. */
function decoded(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?UTF-8\?[BQ]\?/giu, '')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/giu, (_, words: string) => Buffer.from(words, 'base64').toString())
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=/giu, (_, words: string) =>
      Buffer.from(
        words
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9A-F]{2})/gu, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString(),
    );
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** A mail as the server got it. */
export type Received = {
  readonly secure: boolean;
  readonly user: string;
  readonly to: readonly string[];
  readonly text: string;
};

export type MailServer = {
  readonly port: number;
  /** What a client must trust. */
  readonly certificate: string;
  readonly received: readonly Received[];
  /** `busy`: try later; `unknown`: no such mailbox. */
  readonly answer: (how: 'take' | 'busy' | 'unknown') => void;
  readonly close: () => Promise<void>;
};

/** A real SMTP server on this machine that takes mail after STARTTLS and a log-in (`vungxanh`, `mật khẩu`) only. */
export async function mailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vx-mail-'));
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
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
    ],
    { stdio: 'ignore' },
  );
  const key = readFileSync(join(folder, 'key.pem'), 'utf8');
  const certificate = readFileSync(join(folder, 'cert.pem'), 'utf8');
  rmSync(folder, { recursive: true });
  const received: Received[] = [];
  let how: 'take' | 'busy' | 'unknown' = 'take';
  const refusal = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    key,
    cert: certificate,
    allowInsecureAuth: false,
    authOptional: false,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'vungxanh' && password === 'mật khẩu'
        ? callback(null, { user: username })
        : callback(refusal(535, 'wrong password')),
    onRcptTo: (_address, _session, callback) =>
      how === 'unknown'
        ? callback(refusal(550, 'no such mailbox'))
        : how === 'busy'
          ? callback(refusal(451, 'try later'))
          : callback(),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          secure: session.secure,
          user: String(session.user),
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        callback();
      });
    },
  });
  // A client that does not trust the certificate breaks off: that is its right.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate,
    received,
    answer: (next) => {
      how = next;
    },
    close: async () =>
      await new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type Socket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kannelSms } from '../../adapters/sms/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

const BOXES = ['/usr/sbin/bearerbox', '/usr/sbin/smsbox'] as const;
const hasKannel = BOXES.every((box) => existsSync(box));
const KEY = 'khoa-cua-cong-sms-thu';
const patience = { timeout: 30_000, interval: 100 };
const boxes: ChildProcess[] = [];
let t: TestApp;
let health: Caller;
let folder: string;
let smsc: Socket;
let arrived = '';
let sendUrl: string;

/** Ports that nobody listens on at this moment. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      async () =>
        await new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => await new Promise((resolve) => server.close(resolve))));
  return ports;
}

function configOf(ports: readonly number[], app: number): string {
  const [admin, box, fake, send] = ports;
  const local = '127.0.0.1';
  const getUrl = `http://${local}:${app}/api/v1/gateways/sms?from=%p&to=%P&text=%a&id=%I&key=${KEY}`;
  const groups = [
    [
      'group = core',
      `admin-port = ${admin}`,
      `admin-interface = "${local}"`,
      'admin-password = admin',
      'admin-deny-ip = "*.*.*.*"',
      `admin-allow-ip = "${local}"`,
      `smsbox-port = ${box}`,
      `smsbox-interface = "${local}"`,
      'box-deny-ip = "*.*.*.*"',
      `box-allow-ip = "${local}"`,
      'store-type = spool',
      `store-location = "${folder}/spool"`,
      'dlr-storage = internal',
      `log-file = "${folder}/bearerbox.log"`,
      'log-level = 1',
    ],
    [
      'group = smsc',
      'smsc = fake',
      'smsc-id = FAKE',
      `host = ${local}`,
      `port = ${fake}`,
      `connect-allow-ip = ${local}`,
    ],
    [
      'group = smsbox',
      `bearerbox-host = ${local}`,
      `bearerbox-port = ${box}`,
      `sendsms-port = ${send}`,
      `sendsms-interface = "${local}"`,
      'global-sender = 1022',
      `log-file = "${folder}/smsbox.log"`,
      'log-level = 1',
    ],
    [
      'group = sendsms-user',
      'username = vx',
      'password = vxpass',
      'max-messages = 3',
      'concatenation = true',
    ],
    [
      'group = sms-service',
      'keyword = default',
      `get-url = "${getUrl}"`,
      'max-messages = 2',
      'concatenation = true',
      'catch-all = true',
    ],
  ];
  return `${groups.map((group) => group.join('\n')).join('\n\n')}\n`;
}

/** The test is the operator's SMSC: Kannel's fake one speaks lines over TCP. */
async function reach(port: number): Promise<Socket> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (tried === 100) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe.skipIf(!hasKannel)(
  'Kannel 1.4 (bearerbox and smsbox with its fake SMSC; skipped where it is not installed)',
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vx-kannel-'));
      await mkdir(join(folder, 'spool'));
      const ports = await freePorts(4);
      sendUrl = `http://127.0.0.1:${ports[3]}/cgi-bin/sendsms?username=vx&password=vxpass`;
      t = await testApp({
        sms: {
          adapter: kannelSms({ sendUrl, sender: '1022' }),
          inbound: { secret: KEY, sources: ['127.0.0.1'] },
        },
      });
      health = await t.as('health-officer', '20');
      await t.http.listen({ port: 0, host: '127.0.0.1' });
      const app = (t.http.server.address() as AddressInfo).port;
      const config = join(folder, 'kannel.conf');
      await writeFile(config, configOf(ports, app));
      boxes.push(spawn(BOXES[0], ['-v', '4', config], { stdio: 'ignore' }));
      smsc = await reach(ports[2]!);
      smsc.on('data', (bytes) => (arrived += bytes.toString('utf8')));
      boxes.push(spawn(BOXES[1], ['-v', '4', config], { stdio: 'ignore' }));
      (await reach(ports[3]!)).destroy();
    }, 60_000);
    afterAll(async () => {
      smsc?.destroy();
      for (const box of boxes.toReversed()) {
        box.kill('SIGTERM');
        await new Promise((resolve) => (box.exitCode === null ? box.once('exit', resolve) : resolve(null)));
      }
      await t?.close();
      await rm(folder, { recursive: true, force: true });
    }, 30_000);

    it('hands a text in, and takes the answer back to the phone', async () => {
      smsc.write('84912345678 1022 text KB Nong Van Pao 1980 xa Dong Dang khong trieu chung\n');
      await expect.poll(() => arrived, patience).toMatch(/^1022 84912345678 text .*Da nhan to khai\. Ma K/m);
      const [row] = (await health.get('/messages/sms?direction=in')).json().items;
      expect(row).toMatchObject({ state: 'declared', phone: '0912345678' });
      expect(arrived.replaceAll('+', ' ')).toContain(row.reply.slice(0, 40));
      expect((await health.get(`/declarations/${row.declarationId}`)).json()).toMatchObject({
        name: 'Nong Van Pao',
        declaredBy: 'sms',
      });
    }, 40_000);

    it('takes a text to send, answers the health page, and refuses a wrong password', async () => {
      const before = arrived.length;
      const sender = kannelSms({ sendUrl, sender: '1022' });
      expect(await sender.check()).toBe(true);
      expect(await sender.send({ id: '1', to: '84987654321', text: 'Moi khai lai' })).toMatchObject({
        state: 'accepted',
      });
      await expect
        .poll(() => arrived.slice(before), patience)
        .toMatch(/^1022 84987654321 text Moi khai lai/m);
      const wrong = kannelSms({ sendUrl: sendUrl.replace('vxpass', 'sai'), sender: '1022' });
      expect((await wrong.send({ id: '2', to: '84987654321', text: 'x' })).state).toBe('failed');
    }, 40_000);
  },
);

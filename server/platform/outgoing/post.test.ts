import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPrivateIp, outgoingProblem } from './addresses.ts';
import { postOut } from './post.ts';

let server: Server;
let port: number;
let met = 0;
let answer: (url: string) => { status: number; headers?: Record<string, string>; body?: string } | null;
beforeAll(async () => {
  server = createServer((request, response) => {
    const given = answer(request.url ?? '');
    if (given !== null) {
      response.writeHead(given.status, given.headers).end(given.body ?? '');
    }
  });
  server.on('connection', () => {
    met += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const options = {
  headers: {},
  allowPrivate: false,
  simulated: false,
  patienceMs: 20_000,
  mostAnswerBytes: 1_000,
};

it('connects to no private address, however it is named', async () => {
  answer = () => ({ status: 200 });
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:7f00:1]', '[::1]', '0.0.0.0']) {
    expect(await postOut(`http://${host}:${port}/`, '{}', options), host).toEqual({ kind: 'blocked' });
  }
  expect(met).toBe(0);
  const allowed = await postOut(`http://localhost:${port}/`, '{}', { ...options, allowPrivate: true });
  expect(allowed).toMatchObject({ kind: 'answer', status: 200 });
});

it('connects to no link-local address, even where private ones are allowed', async () => {
  const own = { ...options, allowPrivate: true };
  for (const host of [
    '169.254.169.254',
    '[::ffff:a9fe:a9fe]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '2852039166',
  ]) {
    expect(await postOut(`http://${host}/latest/meta-data/`, '{}', own), host).toEqual({ kind: 'blocked' });
    expect(outgoingProblem(`https://${host}/`, true), host).not.toBeNull();
  }
  expect(outgoingProblem('https://10.1.2.3/in', true)).toBeNull();
  expect(['fec0::1', '64:ff9b:1::a00:1'].every(isPrivateIp)).toBe(true);
});

it('follows no redirect, and bounds the time and the size of an answer', async () => {
  const own = { ...options, allowPrivate: true };
  const url = `http://127.0.0.1:${port}/`;
  answer = (path) =>
    path === '/' ? { status: 307, headers: { location: '/inside' } } : { status: 200, body: 'secret' };
  expect(await postOut(url, '{}', own)).toMatchObject({ status: 307, text: '' });
  answer = () => ({ status: 200, body: 'x'.repeat(2_000) });
  expect(await postOut(url, '{}', own)).toEqual({ kind: 'network', code: 'VX_TOO_LONG' });
  answer = () => null;
  const began = Date.now();
  expect((await postOut(url, '{}', { ...own, patienceMs: 200 })).kind).toBe('network');
  // It would never answer: that it ends well before the test does is the patience.
  expect(Date.now() - began).toBeLessThan(4_000);
});

it('knows addresses that carry a private one', () => {
  expect(['2002:0a00:0001::', '2001:0:1::', '64:ff9b::a00:1', '100.64.1.1'].every(isPrivateIp)).toBe(true);
  expect(outgoingProblem('https://hooks.example.org/in?key=1', false)).toBeNull();
});

it('sends made-up data to no machine outside the own network, whatever it is called', async () => {
  answer = () => ({ status: 200 });
  const before = met;
  const made = { ...options, simulated: true };
  for (const allowPrivate of [true, false]) {
    const sent = await postOut('https://dhis2.example.org/api', '{}', { ...made, allowPrivate });
    expect(sent).toEqual({ kind: 'network', code: 'SIMULATED' });
  }
  expect((await postOut(`http://127.0.0.1:${port}/`, '{}', made)).kind).toBe('blocked');
  expect(met).toBe(before);
  const near = await postOut(`http://127.0.0.1:${port}/`, '{}', { ...made, allowPrivate: true });
  expect(near).toMatchObject({ kind: 'answer', status: 200 });
});

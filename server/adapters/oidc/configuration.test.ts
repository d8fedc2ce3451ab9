import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openidProvider } from './index.ts';

type Answer = { readonly type: string; readonly body: string };
const PAGE = '<!doctype html><title>Bảo trì</title>';
const page: Answer = { type: 'text/html', body: PAGE };
const json = (value: object): Answer => ({ type: 'application/json', body: JSON.stringify(value) });

let server: Server;
let port: number;
let answers: { settings: Answer; keys: Answer };
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { type, body } = request.url === '/keys' ? answers.keys : answers.settings;
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  answers = { settings: settings(`http://127.0.0.1:${port}/keys`), keys: json({ keys: [] }) };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function settings(jwksUri: string): Answer {
  const issuer = `http://127.0.0.1:${port}`;
  return json({ issuer, jwks_uri: jwksUri, token_endpoint: `${issuer}/token`, response_types_supported: [] });
}

const provider = () =>
  openidProvider({
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'vungxanh',
    secretFile: '/nonexistent',
    name: 'Cổng tỉnh',
    scopes: 'openid',
    groupsClaim: 'groups',
    staffCodeClaim: null,
    secondStep: [],
    recheckMinutes: 15,
  });
/** The browser is back with a code. */
const finish = async () =>
  await provider().finish(new URL('https://vungxanh.test/?code=1&state=s'), {
    state: 's',
    nonce: 'n',
    verifier: 'v',
  });

describe('the keys of a provider', () => {
  it('are read over https, or from this machine: never over an open network', async () => {
    // Not the name of this machine, though it leads here: what answers is not what matters.
    answers.settings = settings(`http://0.0.0.0:${port}/keys`);
    expect(await finish()).toMatchObject({ ok: false, why: 'down', detail: 'KEYS_NOT_HTTPS' });
    expect(asked).not.toContain('/keys');
    expect(await provider().check()).toBe(false);
    answers.settings = settings('not an address');
    expect(await finish()).toMatchObject({ ok: false, why: 'down', detail: 'KEYS_NOT_HTTPS' });
  });

  it('answered as a page, not as keys, are as good as no answer', async () => {
    expect(await provider().check()).toBe(true);
    for (const keys of [page, { ...page, type: 'application/json' }, json({ keys: 'none' }), json([])]) {
      answers.keys = keys;
      expect(await finish()).toMatchObject({ ok: false, why: 'down', detail: 'KEYS_UNREADABLE' });
      expect(await provider().check()).toBe(false);
    }
  });
});

describe('the settings of a provider', () => {
  it('answered as a page are as good as no answer', async () => {
    for (const given of [page, { ...page, type: 'application/json' }]) {
      answers.settings = given;
      expect(await provider().begin('https://vungxanh.test/back')).toMatchObject({ ok: false, why: 'down' });
      expect(await finish()).toMatchObject({ ok: false, why: 'down' });
      expect(await provider().check()).toBe(false);
    }
  });
});

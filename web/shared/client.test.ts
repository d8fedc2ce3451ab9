import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, createClient, errorText } from './client.ts';

const seen: { method: string; url: string; csrf: string | undefined; body: string }[] = [];

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

type Answer = { readonly status: number; readonly type: string; readonly text: string };
const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  text: JSON.stringify(value),
});

function answerTo(url: string): Answer {
  if (url.includes('refused')) {
    return json(422, { code: 'a.b', message: 'Không được.', messageEn: 'No.' });
  }
  if (url.includes('session')) {
    return { status: 204, type: '', text: '' };
  }
  if (url.includes('jobs')) {
    return { status: 200, type: 'text/html', text: '<p>' };
  }
  return json(url.includes('users') ? 401 : 200, { id: '1' });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  const csrf = headers['x-csrf-token'];
  seen.push({ method, url, csrf: typeof csrf === 'string' ? csrf : undefined, body: await bodyOf(request) });
  const answer = answerTo(url);
  response.writeHead(answer.status, { 'content-type': answer.type });
  response.end(answer.text);
}

const server = createServer((request, response) => void serve(request, response));
let baseUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

describe('client', () => {
  it('builds addresses: escapes parameters, leaves out what is not given', () => {
    expect(addressOf('GET /public/places/{code}', { params: { code: 'a/b ?' } })).toBe(
      '/public/places/a%2Fb%20%3F',
    );
    expect(addressOf('GET /cases', { query: { q: 'Hòa', limit: 0, cursor: undefined, sort: null } })).toBe(
      '/cases?q=H%C3%B2a&limit=0',
    );
  });

  it('sends the CSRF token with writes only', async () => {
    const client = createClient({ baseUrl, csrf: () => 'token-1' });
    const made = await client.call('POST /trips', {
      body: { plate: '12A', departedAt: 'x', arrivedAt: 'y', personIds: ['p'] },
    });
    await client.call('GET /cases/{id}', { params: { id: '1' } });
    expect(made).toMatchObject({ ok: true, status: 200, data: { id: '1' } });
    expect(seen.at(-2)).toMatchObject({ method: 'POST', csrf: 'token-1' });
    expect(JSON.parse(seen.at(-2)?.body ?? '')).toMatchObject({ plate: '12A' });
    expect(seen.at(-1)?.csrf).toBeUndefined();
  });

  it('tells of writes that the server took, and of nothing else', async () => {
    const written: string[] = [];
    const client = createClient({ baseUrl, onWritten: (key) => written.push(key) });
    await client.call('GET /cases/{id}', { params: { id: '1' } });
    const params = { id: 'refused' };
    await client.call('POST /training/runs/{id}/answers', { params, body: { step: 'a', answer: 'b' } });
    expect(written).toEqual([]);
    await client.call('DELETE /session');
    expect(written).toEqual(['DELETE /session']);
  });

  it('answers refusals with the error of the server, in both languages', async () => {
    const result = await createClient({ baseUrl }).call('GET /cases/{id}', { params: { id: 'refused' } });
    expect(result).toMatchObject({ ok: false, status: 422, error: { code: 'a.b' } });
    expect(result.ok || [errorText(result.error, 'vi'), errorText(result.error, 'en')]).toEqual([
      'Không được.',
      'No.',
    ]);
  });

  it('tells of a lost session, except at the log-in', async () => {
    let told = 0;
    const client = createClient({ baseUrl, onUnauthorised: () => (told += 1) });
    expect(await client.call('GET /users')).toMatchObject({
      ok: false,
      status: 401,
      error: { code: 'http.401' },
    });
    expect(told).toBe(1);
  });

  it('takes 204 as success and a page of HTML as malformed', async () => {
    const client = createClient({ baseUrl });
    expect(await client.call('DELETE /session')).toEqual({ ok: true, status: 204, data: null });
    expect(await client.call('GET /jobs/{id}', { params: { id: '1' } })).toMatchObject({
      ok: false,
      error: { code: 'net.malformed' },
    });
  });

  it('never throws: no server is `net.offline`, a stopped call `net.aborted`', async () => {
    const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1' });
    expect(await nowhere.call('GET /system/info')).toMatchObject({
      ok: false,
      status: 0,
      error: { code: 'net.offline' },
    });
    const stopped = await createClient({ baseUrl }).call('GET /system/info', { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'net.aborted' } });
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveWeb } from './static.ts';

let folder: string;
let server: FastifyInstance;

/** Writes one build of an app as `tools/build-web.ts` leaves it: a page, one hashed script, the page packed too. */
async function built(app: string, version: string): Promise<void> {
  await rm(join(folder, app), { recursive: true, force: true });
  await mkdir(join(folder, app, 'assets'), { recursive: true });
  const html = `<script src="/${app}/assets/index-${version}.js"></script>`;
  await writeFile(join(folder, app, 'index.html'), html);
  await writeFile(join(folder, app, 'index.html.br'), brotliCompressSync(html));
  await writeFile(join(folder, app, 'assets', `index-${version}.js`), `// ${version}`);
}
const get = async (url: string, headers: Record<string, string> = {}) =>
  await server.inject({ url, headers });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-web-'));
  await Promise.all(['citizen', 'console', 'field'].map(async (app) => await built(app, 'one')));
  server = fastify();
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found' }));
  await serveWeb(server, folder);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

it('serves each app at its place: its page at every address, its files kept for a year, nothing of the others', async () => {
  for (const url of ['/', '/khai-bao', '/D/ABC.12', '/?lang=en']) {
    const page = await get(url);
    expect([page.statusCode, page.body.includes('/citizen/assets/index-one.js')]).toEqual([200, true]);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['cache-control']).toBe('no-cache');
  }
  expect((await get('/console/cases/1?tab=x')).body).toContain('/console/assets/index-one.js');
  expect((await get('/field/')).body).toContain('/field/assets/index-one.js');
  expect((await get('/field')).headers.location).toBe('/field/');
  const script = await get('/console/assets/index-one.js');
  expect([script.body, script.headers['cache-control']]).toEqual([
    '// one',
    'public, max-age=31536000, immutable',
  ]);
  expect((await get('/console/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
  for (const url of [
    '/api/v1/none',
    '/citizen/index.html',
    '/console/../citizen/index.html',
    '/%2e%2e/x.js',
  ]) {
    expect([url, (await get(url)).statusCode]).toEqual([url, expect.toBeOneOf([403, 404])]);
  }
});

it('serves what lies on disk now, when the apps were built again under a running server', async () => {
  await Promise.all(['citizen', 'console', 'field'].map(async (app) => await built(app, 'two')));
  for (const [url, app] of [
    ['/', 'citizen'],
    ['/khai-bao', 'citizen'],
    ['/console/', 'console'],
    ['/console/cases', 'console'],
    ['/field/', 'field'],
  ] as const) {
    expect([url, (await get(url)).body]).toEqual([
      url,
      expect.stringContaining(`/${app}/assets/index-two.js`),
    ]);
  }
  expect((await get('/console/assets/index-two.js')).body).toBe('// two');
  expect((await get('/assets/index-two.js')).body).toBe('// two');
});

it('refuses a file of a former build and lets nobody keep the refusal', async () => {
  await built('console', 'two');
  for (const encoding of ['br, gzip', 'identity']) {
    const gone = await get('/console/assets/index-one.js', { 'accept-encoding': encoding });
    expect([gone.statusCode, gone.json()]).toEqual([404, { code: 'not-found' }]);
    expect(gone.headers['cache-control'] ?? '').not.toContain('max-age');
  }
});

it('answers without a page while there is none, and with it once it is built', async () => {
  await rm(join(folder, 'field'), { recursive: true });
  expect((await get('/field/')).statusCode).toBe(404);
  await built('field', 'late');
  expect((await get('/field/')).body).toContain('index-late.js');
});

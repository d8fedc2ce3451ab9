import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const HASHED = /\/assets\//;

/**
 * Serves the built web apps: the citizen app at `/`, the console at `/console/`, the checkpoint officers' app at `/field/`.
 * Files under `assets/` carry a hash
 * in their name and are kept for a year; pages are asked for anew. Precompressed twins (.br, .gz) are used.
 * @param folder the folder `dist`, or null for a server without pages (tests).
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(async (scope) => {
    for (const [prefix, name] of [
      ['/console/', 'console'],
      ['/field/', 'field'],
      ['/', 'citizen'],
    ] as const) {
      const root = join(folder, name);
      if (existsSync(root)) {
        await scope.register(fastifyStatic, {
          root,
          prefix,
          decorateReply: false,
          preCompressed: true,
          wildcard: false,
          index: ['index.html'],
          setHeaders: (reply, path) => {
            void reply.header(
              'cache-control',
              HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
            );
          },
        });
      }
    }
  });
  const page = async (name: string) =>
    await readFile(join(folder, name, 'index.html'), 'utf8').catch(() => null);
  const citizen = await page('citizen');
  const officers = await page('console');
  const gates = await page('field');
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  app.get('/field', (_request, reply) => reply.redirect('/field/'));
  // The apps route in the browser: an address below them that is no file is their page. Poster addresses are capitals.
  app.get('/*', async (request, reply) => {
    const html = request.url.startsWith('/console/')
      ? officers
      : request.url.startsWith('/field/')
        ? gates
        : citizen;
    const isFile = /\.\w{1,5}$/.test(request.url.split('?')[0] ?? '') && !/^\/d\//i.test(request.url);
    if (html === null || isFile || request.url.startsWith('/api/')) {
      reply.callNotFound();
      return reply;
    }
    return await reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  });
}

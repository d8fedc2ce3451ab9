import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const HASHED = /\/assets\//;
const PAGE = 'index.html';

/** Which app an address belongs to, and the rest of the address within it. */
function placeOf(path: string): { readonly app: string; readonly rest: string } {
  const [, app] = /^\/(console|field)\//.exec(path) ?? [];
  return app === undefined ? { app: 'citizen', rest: path } : { app, rest: path.slice(app.length + 1) };
}

/**
 * Serves the built web apps: the citizen app at `/`, the console at `/console/`, the checkpoint officers' app at `/field/`.
 * Files under `assets/` carry a hash in their name and are kept for a year; pages are asked for anew. Precompressed twins
 * (.br, .gz) are used. What lies on disk at the moment is served, so that a build under a running server is seen at once: a
 * page of one build never names files of another. A file that is gone is 404, which the apps tell (`web/shared/new-version.ts`).
 * @param folder the folder `dist` with `citizen/`, `console/`, `field/`; one that is missing is answered with 404.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      serve: false,
      preCompressed: true,
      index: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    scope.get('/console', (_request, reply) => reply.redirect('/console/'));
    scope.get('/field', (_request, reply) => reply.redirect('/field/'));
    // The apps route in the browser: an address below them that is no file is their page. Poster addresses are capitals.
    scope.get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (path.startsWith('/api/')) {
        reply.callNotFound();
        return reply;
      }
      const { app: name, rest } = placeOf(path);
      const isFile = /\.(?:\w{1,5}|webmanifest)$/.test(path) && !/^\/d\//i.test(path);
      return reply.sendFile(isFile ? rest : `/${PAGE}`, join(folder, name));
    });
  });
}

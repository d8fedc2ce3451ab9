import { createServer, type RequestListener, type Server } from 'node:http';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { uuid7 } from '../ids/uuid7.ts';
import { refuse } from '../outcomes/general.ts';
import { createFront, type Front } from '../site/front.ts';
import { mountPages } from '../site/pages.ts';
import { errorHandler, sendRefusal } from './errors.ts';
import { mountEndpoint } from './mount.ts';
import { securityHeaders } from './security-headers.ts';
import type { HttpOptions } from './types.ts';

/** The server, and what stands before it. */
export type Http = { readonly app: FastifyInstance; readonly front: Front };

const BODY_LIMIT = 256 * 1024;
/** Twice what Node takes: the address of a file of 500 orders names each of them. */
const HEADER_LIMIT = 32 * 1024;
/** Longer than the idle time of usual proxies, so that they close first. */
const KEEP_ALIVE_MS = 72_000;

/**
 * Builds the HTTP server from the contract. Fastify's own request logging stays off: two lines a request cost
 * more than the framework, and would carry personal data in addresses.
 */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const headers = securityHeaders(options.secure);
  const front = createFront(options.clock, headers);
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy,
    genReqId: () => uuid7(),
    forceCloseConnections: true,
    serverFactory: (handler) => serverBehind(front, handler),
    routerOptions: { maxParamLength: 200 },
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false, useDefaults: true },
    },
  });
  validators ??= makeValidators();
  const { strict, coercing } = await validators;
  app.setValidatorCompiler((route) => (route.httpPart === 'body' ? strict(route) : coercing(route)));
  await app.register(cookie);
  await app.register(rateLimit, { global: false, hook: 'preHandler' });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(headers);
  });
  app.setErrorHandler(errorHandler(options.log));
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, refuse('not-found')));
  await app.register(
    (api, _options, registered) => {
      for (const mounted of options.endpoints) {
        mountEndpoint(api, mounted, options);
      }
      registered();
    },
    { prefix: '/api/v1' },
  );
  mountPages(app, options.pages, front);
  return { app, front };
}

/** Each keeps what it compiled: another server of the same process, on the same contract, need not compile it again. */
let validators: ReturnType<typeof makeValidators> | null = null;

/** Query strings are text: numbers and booleans there are coerced, in bodies they never are. */
async function makeValidators() {
  const { default: ajvCompiler } = await import('@fastify/ajv-compiler');
  const validator = (coerceTypes: boolean) =>
    ajvCompiler()({}, { customOptions: { coerceTypes, removeAdditional: false, useDefaults: true } });
  return { strict: validator(false), coercing: validator(true) };
}

function serverBehind(front: Front, handler: RequestListener): Server {
  const server = createServer({ maxHeaderSize: HEADER_LIMIT }, (request, response) => {
    if (!front.answer(request, response)) {
      handler(request, response);
    }
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // The framework's own bounds hold for what reaches it; a stream has no end.
  server.requestTimeout = 0;
  return server;
}

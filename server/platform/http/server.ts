import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import type { Endpoint } from '../../../contract/kit.ts';
import type { Sessions } from '../access/sessions.ts';
import type { Clock } from '../clock/clock.ts';
import { uuid7 } from '../ids/uuid7.ts';
import type { Log } from '../log/log.ts';
import { refuse } from '../outcomes/general.ts';
import { errorHandler, sendRefusal } from './errors.ts';
import type { Handler } from './handler.ts';
import { mountEndpoint } from './mount.ts';
import { securityHeaders } from './security-headers.ts';

export type MountedEndpoint = {
  readonly key: string;
  readonly endpoint: Endpoint;
  readonly handler: Handler<never>;
};

export type HttpOptions = {
  readonly endpoints: readonly MountedEndpoint[];
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** Served over TLS (PUBLIC_URL is https): cookies get `Secure`, browsers get HSTS. */
  readonly secure: boolean;
  readonly trustProxy: boolean;
  /** Dataset of a caller without a session. */
  readonly publicDataset: () => string;
};

const BODY_LIMIT = 256 * 1024;

/**
 * Builds the HTTP server from the contract. Fastify's own request logging stays off: two lines a request cost
 * more than the framework, and would carry personal data in addresses.
 */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy,
    genReqId: () => uuid7(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false, useDefaults: true },
    },
  });
  // Query strings are text: numbers and booleans there are coerced, in bodies they never are.
  const { default: ajvCompiler } = await import('@fastify/ajv-compiler');
  const strict = ajvCompiler()(
    {},
    { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: true } },
  );
  const coercing = ajvCompiler()(
    {},
    { customOptions: { coerceTypes: true, removeAdditional: false, useDefaults: true } },
  );
  app.setValidatorCompiler((route) => (route.httpPart === 'body' ? strict(route) : coercing(route)));
  await app.register(cookie);
  await app.register(rateLimit, { global: false, hook: 'preHandler' });
  app.addHook('onRequest', securityHeaders(options.secure));
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
  return app;
}

import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ping } from '../db/database.ts';
import type { Platform } from '../module.ts';
import type { Front } from '../site/front.ts';

/**
 * /healthz (the process lives), /readyz (it can serve: the database answers) and /metrics (Prometheus), at the
 * root. Labels are route patterns, never addresses.
 */
export function mountOperations(
  app: FastifyInstance,
  platform: Platform,
  pool: { totalCount: number; idleCount: number; waitingCount: number },
  front: Front,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'vx_http_seconds',
    help: 'Duration of requests by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3],
    registers: [registry],
  });
  const pools = new Gauge({
    name: 'vx_db_connections',
    help: 'Connections of the pool',
    labelNames: ['state'],
    registers: [registry],
  });
  const prepared = new Gauge({
    name: 'vx_prepared_answers',
    help: 'Requests answered from prepared pages, before the framework',
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) =>
    (await ping(platform.db))
      ? { status: 'ok' }
      : await reply.code(503).header('retry-after', '2').send({ status: 'database away' }),
  );
  app.get('/metrics', async (_request, reply) => {
    prepared.set(front.answered());
    pools.set({ state: 'total' }, pool.totalCount);
    pools.set({ state: 'idle' }, pool.idleCount);
    pools.set({ state: 'waiting' }, pool.waitingCount);
    return await reply.type(registry.contentType).send(await registry.metrics());
  });
}

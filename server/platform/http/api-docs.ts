import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** /api/v1/openapi.json and a page to browse it at /api/docs, from our own server alone. Written out for the first who asks. */
export async function mountApiDocs(app: FastifyInstance, document: object): Promise<void> {
  let text: string | null = null;
  app.get(
    '/api/v1/openapi.json',
    async (_request, reply) =>
      await reply.type('application/json; charset=utf-8').send((text ??= JSON.stringify(document))),
  );
  await app.register(async (docs) => {
    await docs.register(swagger, { mode: 'static', specification: { document: document as never } });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      staticCSP:
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    });
  });
}

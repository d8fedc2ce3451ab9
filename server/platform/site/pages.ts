import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Front } from './front.ts';
import { type Prepared, sendPrepared } from './prepared.ts';

/** What a page is made from. */
export type PageRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
};

/** A page, and for how long it may be sent again without asking; 0: never. */
export type PageAnswer = { readonly prepared: Prepared; readonly freshMs: number };

/**
 * A page or file of the site itself, outside /api: the same for everybody, whoever asks. A module lists its pages;
 * the platform mounts them and sends them from memory while they are fresh.
 */
export type SitePage = {
  /** Address with parameters as the router writes them: `/xa/:code`. */
  readonly path: string;
  readonly make: (request: PageRequest) => Promise<PageAnswer>;
};

const PER_MINUTE = 3_000;
const LONGEST_QUERY = 400;

/** Mounts the pages. An answer of status 200 is given to the front for as long as it is fresh. */
export function mountPages(app: FastifyInstance, pages: readonly SitePage[], front: Front): void {
  for (const { path, make } of pages) {
    app.get(
      path,
      { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } },
      async (request: FastifyRequest, reply) => {
        const query = request.url.split('?')[1] ?? '';
        const { prepared, freshMs } = await make({
          params: request.params as Record<string, string>,
          query: new URLSearchParams(query.slice(0, LONGEST_QUERY)),
        });
        if (prepared.status === 200 && freshMs > 0 && query.length <= LONGEST_QUERY) {
          front.keep(request.url, prepared, freshMs);
        }
        reply.hijack();
        const headers = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]);
        sendPrepared(request.raw, reply.raw, prepared, Object.fromEntries(headers));
        return reply;
      },
    );
  }
}

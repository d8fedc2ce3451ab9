import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { StreamAnswer } from '../../platform/http/handler.ts';

/** A JSON answer made once and sent to many: its bytes, plain and compressed, and its tag. */
export type Prepared = { readonly etag: string; readonly json: Buffer; readonly gzip: Buffer };

const compress = promisify(gzip);

export async function prepare(value: unknown): Promise<Prepared> {
  const json = Buffer.from(JSON.stringify(value));
  // Weak: plain and compressed bytes carry the same tag.
  const etag = `W/"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  return { etag, json, gzip: await compress(json) };
}

/** Answers a prepared body, or 304 where the browser has it already. Browsers ask again every time, by the tag. */
export function preparedAnswer(prepared: Prepared): StreamAnswer {
  return {
    ok: true,
    stream: async (response) => {
      send(response, prepared);
    },
  };
}

function send(response: ServerResponse, { etag, json, gzip: compressed }: Prepared): void {
  const { 'if-none-match': known, 'accept-encoding': encodings } = response.req.headers;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('vary', 'accept-encoding, cookie, authorization');
  if (known?.split(',').some((tag) => tag.trim() === etag) === true) {
    response.writeHead(304).end();
    return;
  }
  const body = /\bgzip\b/.test(String(encodings ?? '')) ? compressed : json;
  if (body === compressed) {
    response.setHeader('content-encoding', 'gzip');
  }
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

/**
 * Keeps what `make` made for `freshMs` (Infinity: until the key changes); callers at the same moment share one run,
 * and a failure is not kept. At most `limit` keys.
 */
export function createCache<T>(freshMs: number, limit: number, clock: { readonly now: () => number }) {
  const entries = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return async (key: string, make: () => Promise<T>): Promise<T> => {
    const now = clock.now();
    const entry = entries.get(key);
    if (entry !== undefined && entry.until > now) {
      return await entry.value;
    }
    if (entries.size >= limit) {
      entries.clear();
    }
    const value = make();
    entries.set(key, { value, until: now + freshMs });
    try {
      return await value;
    } catch (error) {
      entries.delete(key);
      throw error;
    }
  };
}

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** An answer made once and sent to many: its bytes, plain and compressed, and its headers. */
export type Prepared = {
  readonly status: number;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  /** Headers of the answer but the length, the coding and the tag. */
  readonly headers: Readonly<Record<string, string>>;
};

const compress = promisify(gzip);

/** Prepares a body. `headers` name its type and how it may be kept. */
export async function prepareBody(
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Promise<Prepared> {
  const plain = Buffer.from(body);
  // Weak: plain and compressed bytes carry the same tag.
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const packed = await compress(plain, { level: constants.Z_BEST_SPEED });
  return { status, etag: `W/"${tag}"`, plain, gzip: packed, headers };
}

/** Sends a prepared body, or 304 where the caller has it already. `more` are headers of every answer of the server. */
export function sendPrepared(
  request: IncomingMessage,
  response: ServerResponse,
  prepared: Prepared,
  more: Readonly<Record<string, string>> = {},
): void {
  const { 'if-none-match': known, 'accept-encoding': encodings } = request.headers;
  const { etag, headers } = prepared;
  if (known?.split(',').some((tag) => tag.trim() === etag) === true) {
    response.writeHead(304, { ...more, ...headers, etag }).end();
    return;
  }
  const packed = encodings !== undefined && /\bgzip\b/.test(String(encodings));
  const body = packed ? prepared.gzip : prepared.plain;
  response.writeHead(prepared.status, {
    ...more,
    ...headers,
    etag,
    'content-length': body.length,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

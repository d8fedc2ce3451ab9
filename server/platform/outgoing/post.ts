import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLinkLocal, isLinkLocalHost, isPrivateHost, isPrivateIp } from './addresses.ts';

/** What came of one request: an answer, or why there is none. */
export type Sent =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'network'; readonly code: string };

export type PostOptions = {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether private networks and this machine may be reached. */
  readonly allowPrivate: boolean;
  /** Made-up data: nobody outside may take them for real ones, so they reach a machine of one's own network at most. */
  readonly simulated: boolean;
  /** The whole request, to the end of its answer. */
  readonly patienceMs: number;
  readonly mostAnswerBytes: number;
  /** Gives the request up before its time. */
  readonly signal?: AbortSignal;
};

/** A name's addresses, none of which may be closed: checked at the connection itself, so that no second look-up differs. */
const lookupBut =
  (isClosed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '', 4);
        return;
      }
      if (found.some(({ address }) => isClosed(address))) {
        callback(Object.assign(new Error('private address'), { code: 'VX_PRIVATE' }), '', 4);
        return;
      }
      if (options.all === true) {
        callback(null, found);
      } else {
        callback(null, found[0]!.address, found[0]!.family);
      }
    });
  };

/**
 * Posts a JSON body to an address that somebody typed. Follows no redirect, reads a bounded answer within a bounded
 * time, and unless told connects to no private address (to a link-local one never), whatever its name says at that moment. No connection is kept:
 * one that was checked for another purpose is none.
 */
export async function postOut(url: string, body: string, options: PostOptions): Promise<Sent> {
  const target = new URL(url);
  const isClosedHost = options.allowPrivate ? isLinkLocalHost : isPrivateHost;
  if (isClosedHost(target.hostname)) {
    return { kind: 'blocked' };
  }
  if (options.simulated && !isPrivateHost(target.hostname)) {
    return { kind: 'network', code: 'SIMULATED' };
  }
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise((resolve) => {
    const request = send(
      target,
      {
        method: 'POST',
        agent: false,
        headers: {
          ...options.headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
        timeout: options.patienceMs,
        signal: AbortSignal.any([
          AbortSignal.timeout(options.patienceMs),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
        lookup: lookupBut(options.allowPrivate ? isLinkLocal : isPrivateIp),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > options.mostAnswerBytes) {
            // The end may be here already: first what came of it, then the end.
            resolve({ kind: 'network', code: 'VX_TOO_LONG' });
            request.destroy();
          } else {
            chunks.push(chunk);
          }
        });
        response.on('end', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', (error: NodeJS.ErrnoException) => resolve(failed(error)));
      },
    );
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', (error: NodeJS.ErrnoException) => resolve(failed(error)));
    request.end(body);
  });
}

function failed(error: NodeJS.ErrnoException): Sent {
  return error.code === 'VX_PRIVATE'
    ? { kind: 'blocked' }
    : { kind: 'network', code: (error.code ?? error.name).slice(0, 40) };
}

import { lookup as systemLookup } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { exchangeAuths } from '../../../../contract/exchange.ts';
import { isPrivateIp } from './address.ts';

export type ExchangeAuth = (typeof exchangeAuths)[number];
const TIMEOUT_MS = 30_000;
const MOST_ANSWER_BYTES = 2_000_000;

/** What came of one request: an answer, or why there is none. */
export type Sent =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'network'; readonly code: string };

/** A name's addresses, none of which may be private: checked at the connection itself, so that no second look-up differs. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, '', 4);
      return;
    }
    if (found.some(({ address }) => isPrivateIp(address))) {
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
 * Posts a JSON body. Follows no redirect, reads a bounded answer, waits at most half a minute.
 * @param authorization value of the header of that name.
 */
export async function post(
  url: string,
  body: string,
  given: { readonly authorization: string; readonly allowPrivate: boolean },
): Promise<Sent> {
  const target = new URL(url);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise((resolve) => {
    const request = send(
      target,
      {
        method: 'POST',
        headers: {
          authorization: given.authorization,
          accept: 'application/json',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
        timeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(given.allowPrivate ? {} : { lookup: publicLookup }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MOST_ANSWER_BYTES) {
            request.destroy(Object.assign(new Error('answer too long'), { code: 'VX_TOO_LONG' }));
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

/** The header by which we say who we are, from the secret file; null where there is no file. */
export async function authorizationOf(auth: ExchangeAuth, secretFile: string): Promise<string | null> {
  let secret: string;
  try {
    secret = (await readFile(secretFile, 'utf8')).trim();
  } catch {
    return null;
  }
  if (secret === '' || /[\r\n]/.test(secret)) {
    return null;
  }
  return auth === 'token' ? `ApiToken ${secret}` : `Basic ${Buffer.from(secret).toString('base64')}`;
}

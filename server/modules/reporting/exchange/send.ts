import { readFile } from 'node:fs/promises';
import type { exchangeAuths } from '../../../../contract/exchange.ts';
import { postOut, type Sent } from '../../../platform/outgoing/post.ts';

export type ExchangeAuth = (typeof exchangeAuths)[number];
const TIMEOUT_MS = 30_000;
const MOST_ANSWER_BYTES = 2_000_000;

/**
 * Posts values, waits at most half a minute.
 * @param authorization value of the header of that name.
 */
export async function post(
  url: string,
  body: string,
  given: { readonly authorization: string; readonly allowPrivate: boolean; readonly simulated: boolean },
): Promise<Sent> {
  return await postOut(url, body, {
    headers: { authorization: given.authorization, accept: 'application/json' },
    allowPrivate: given.allowPrivate,
    simulated: given.simulated,
    patienceMs: TIMEOUT_MS,
    mostAnswerBytes: MOST_ANSWER_BYTES,
  });
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

import type { Api } from '../../../contract/index.ts';
import type { Query } from '../../../contract/kit.ts';
import {
  type ApiKey,
  type CallOptions,
  type CallResult,
  type DataOf,
  type ErrorReply,
  type Failure,
  createClient,
} from '../../shared/client.ts';
import { createSignal } from './signal.ts';

export type { ApiKey, CallOptions, CallResult, DataOf, ErrorReply };

/** Keys of endpoints that read. */
export type GetKey = Extract<ApiKey, `GET ${string}`>;
type Undefinable<T> = { readonly [name in keyof T]?: T[name] | undefined };
/** What a read needs; query values may be undefined, they are then not sent. */
export type Input<K extends ApiKey> = Omit<CallOptions<K>, 'query' | 'signal'> & {
  readonly query?: Undefinable<Query<Api[K]>>;
};
/** A refused call as an error, for the query cache. */
export type ApiError = Error & { readonly status: number; readonly reply: ErrorReply };

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/** Whether the last call reached the server. */
export const reachable = createSignal(true);
/** Counts answers that said that the session is over. */
export const sessionLost = createSignal(0);
/** Counts what this officer made the server keep: writes, and files that left (each is on record). */
export const written = createSignal(0);
/** Says that the server keeps something new of this officer. */
export const noteWritten = (): void => written.set(written.get() + 1);

let csrfToken: string | null = null;
/** Keep the token that writes of the cookie session must send. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The token that writes send, for a file that is asked for with a body. */
export function csrf(): string | null {
  return csrfToken;
}

const client = createClient({
  csrf,
  onUnauthorised: () => sessionLost.set(sessionLost.get() + 1),
  onWritten: noteWritten,
});
export const { fileUrl } = client;

type Loose = (
  key: ApiKey,
  options?: object,
) => Promise<{ ok: true; status: number; data: unknown } | Failure>;

/** Call an endpoint; a failure is an answer, never an exception. Keeps track of whether the server is reached. */
export async function call<K extends ApiKey>(key: K, options: object = {}): Promise<CallResult<K>> {
  const result = await (client.call as Loose)(key, options);
  const code = result.ok ? '' : result.error.code;
  if (code !== 'net.aborted') {
    reachable.set(code !== 'net.offline');
  }
  return result as CallResult<K>;
}

/** A refused call as an Error. */
export function apiError(failure: Failure): ApiError {
  return Object.assign(new Error(failure.error.code), { status: failure.status, reply: failure.error });
}

/** Read an endpoint; throws an ApiError when refused, as the query cache expects. */
export async function read<K extends GetKey>(key: K, input: object = {}): Promise<DataOf<K>> {
  const result = await call(key, input);
  if (!result.ok) {
    throw apiError(result);
  }
  return result.data as DataOf<K>;
}

import type { Api, ApiKey } from '../../contract/index.ts';
import type { ErrorReply, Params, Query } from '../../contract/kit.ts';
import type { Static, TSchema } from 'typebox';

export type { ErrorReply } from '../../contract/kit.ts';
export type { ApiKey } from '../../contract/index.ts';

type Empty = Record<never, never>;
type Optionality<Name extends string, T> = Empty extends T
  ? { readonly [key in Name]?: T }
  : { readonly [key in Name]: T };
type BodyPart<E> = E extends { readonly body: infer B extends TSchema }
  ? { readonly body: Static<B> }
  : Empty;

/** What a call of endpoint K needs: `params` and `body` where the contract has them, `query` if anything in it is required. */
export type CallOptions<K extends ApiKey> = Optionality<'params', Params<Api[K]>> &
  Optionality<'query', Query<Api[K]>> &
  BodyPart<Api[K]> & { readonly signal?: AbortSignal | undefined };

type Replies<E> = E extends { readonly reply: infer R } ? R : { readonly 200: never };
type Success<E> = {
  [S in keyof Replies<E> & number]: {
    readonly ok: true;
    readonly status: S;
    readonly data: Replies<E>[S] extends TSchema ? Static<Replies<E>[S]> : unknown;
  };
}[keyof Replies<E> & number];

/** A refused call. `status` 0 with code `net.offline`: no answer came; `net.aborted`: the caller gave up. */
export type Failure = { readonly ok: false; readonly status: number; readonly error: ErrorReply };
/** Outcome of a call; `data` is narrowed by `status` where an endpoint has several answers (200 or 202). */
export type CallResult<K extends ApiKey> = Success<Api[K]> | Failure;
/** Data of any successful answer of endpoint K. */
export type DataOf<K extends ApiKey> = Success<Api[K]>['data'];
/** Body that endpoint K takes. */
export type BodyOf<K extends ApiKey> = Api[K] extends { readonly body: infer B extends TSchema }
  ? Static<B>
  : never;

export type ClientOptions = {
  /** Where the API is; `/api/v1` unless told. */
  readonly baseUrl?: string;
  /** CSRF token of the cookie session, sent with writes. */
  readonly csrf?: () => string | null;
  /** Called on every 401 except that of the log-in itself. */
  readonly onUnauthorised?: () => void;
  /** Called with the endpoint of every write that the server took. */
  readonly onWritten?: (key: string) => void;
  /** `omit` for pages that never act for a logged-in officer. */
  readonly credentials?: RequestCredentials;
};

export type Client = {
  /** Call an endpoint. Never throws: a failure is an answer. */
  readonly call: <K extends ApiKey>(
    key: K,
    ...options: Empty extends CallOptions<K> ? [options?: CallOptions<K>] : [options: CallOptions<K>]
  ) => Promise<CallResult<K>>;
  /** Address of a PDF, CSV or event stream, for links and downloads. */
  readonly fileUrl: <K extends ApiKey>(
    key: K,
    ...options: Empty extends FileOptions<K> ? [options?: FileOptions<K>] : [options: FileOptions<K>]
  ) => string;
};
type FileOptions<K extends ApiKey> = Optionality<'params', Params<Api[K]>> &
  Optionality<'query', Query<Api[K]>>;

type LooseOptions = {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
};

const failureTexts: { readonly [code: string]: readonly [vi: string, en: string] } = {
  'net.offline': ['Không kết nối được máy chủ.', 'The server cannot be reached.'],
  'net.aborted': ['Đã dừng yêu cầu.', 'The request was stopped.'],
  'net.malformed': ['Máy chủ trả lời không đọc được.', 'The server’s answer cannot be read.'],
};

function failure(status: number, code: string): Failure {
  const [message, messageEn] = failureTexts[code] ?? [`Lỗi ${status}.`, `Error ${status}.`];
  return { ok: false, status, error: { code, message, messageEn } };
}

function isErrorReply(value: unknown): value is ErrorReply {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

/** Path and query of a call, below the base: `/cases/1?limit=5`. Undefined and null query values are left out. */
export function addressOf(key: string, options: LooseOptions = {}): string {
  const template = key.slice(key.indexOf(' ') + 1);
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(options.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== null) {
      query.set(name, String(value as string | number | boolean));
    }
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) {
    return null;
  }
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? response.json() : undefined;
}

/** The typed client of the API, the same for every app: `call('GET /cases/{id}', { params: { id } })`. */
export function createClient(options: ClientOptions = {}): Client {
  const base = options.baseUrl ?? '/api/v1';

  const send = async (key: string, call: LooseOptions = {}): Promise<unknown> => {
    const method = key.slice(0, key.indexOf(' '));
    const headers: Record<string, string> = { accept: 'application/json' };
    if (call.body !== undefined) {
      headers['content-type'] = 'application/json';
    }
    const token = method === 'GET' ? null : (options.csrf?.() ?? null);
    if (token !== null) {
      headers['x-csrf-token'] = token;
    }
    let response: Response;
    let data: unknown;
    try {
      response = await fetch(base + addressOf(key, call), {
        method,
        headers,
        credentials: options.credentials ?? 'same-origin',
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: call.signal ?? null,
      });
      data = await readBody(response);
    } catch (error) {
      if (call.signal?.aborted) {
        return failure(0, 'net.aborted');
      }
      return error instanceof SyntaxError ? failure(0, 'net.malformed') : failure(0, 'net.offline');
    }
    if (response.status === 401 && key !== 'POST /session') {
      options.onUnauthorised?.();
    }
    if (response.ok && data !== undefined) {
      if (method !== 'GET') {
        options.onWritten?.(key);
      }
      return { ok: true, status: response.status, data };
    }
    return isErrorReply(data)
      ? { ok: false, status: response.status, error: data }
      : failure(response.status, response.ok ? 'net.malformed' : `http.${response.status}`);
  };

  return {
    call: send as Client['call'],
    fileUrl: ((key: string, call?: LooseOptions) => base + addressOf(key, call)) as Client['fileUrl'],
  };
}

/** Message of an error in one language. */
export function errorText(error: ErrorReply, language: 'vi' | 'en'): string {
  return language === 'vi' ? error.message : error.messageEn;
}

import type { FastifyInstance } from 'fastify';

/** An answer of the public API. */
export type ApiAnswer = { readonly status: number; readonly body: unknown };

/** The public API as the simulator's account speaks it; rejects only when nobody answers. */
export type Api = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
) => Promise<ApiAnswer>;

const TIMEOUT_MS = 20_000;

/** Over HTTP, as every other client. @param baseUrl `http://host:port`. */
export function httpApi(baseUrl: string, token: string): Api {
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
}

/** The same requests before the port is open. */
export function injectedApi(http: Pick<FastifyInstance, 'inject'>, token: string): Api {
  return async (method, path, body) => {
    const response = await http.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  };
}

/** The body of a successful answer. @throws Error with the code of a refusal: the simulator asked for nonsense. */
export function bodyOf<T>(answer: ApiAnswer, asked: string): T {
  if (answer.status >= 300) {
    const code = (answer.body as { code?: string } | null)?.code ?? '';
    throw new Error(`${asked}: ${answer.status} ${code}`);
  }
  return answer.body as T;
}

/** Asks, and answers the body. @throws Error as above. */
export async function expectOk<T>(api: Api, ...request: Parameters<Api>): Promise<T> {
  const [method, path] = request;
  return bodyOf<T>(await api(...request), `${method} ${path.replace(/[0-9a-f-]{36}/g, '…')}`);
}

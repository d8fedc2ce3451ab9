import type { TestApp } from '../../../../test/support/app.ts';

type Answer = Awaited<ReturnType<TestApp['http']['inject']>>;
/** Whatever the API answers, as `json()` of a test gives it. */
type Body = ReturnType<Answer['json']>;

/** A trainee of a test: calls as the cookie of the enrolment does. */
export type Trainee = {
  readonly get: (path: string) => Promise<Body>;
  readonly post: (path: string, payload: object) => Promise<Answer>;
  /** The body of a good answer; throws with the refusal. */
  readonly good: (path: string, payload: object) => Promise<Body>;
  readonly file: (path: string) => Promise<Answer>;
};

/** Enrols somebody with a role. */
export async function enrolled(t: TestApp, role: string, name: string): Promise<Trainee> {
  const answer = await t.anonymous.post('/training/enrol', { name, unit: 'Lớp tập huấn', role });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  const session = await t.http.inject({ url: '/api/v1/session', headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': session.json().csrfToken ?? '' };
  const post: Trainee['post'] = async (path, payload) =>
    await t.http.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
  return {
    post,
    get: async (path) => (await t.http.inject({ url: `/api/v1${path}`, headers })).json(),
    good: async (path, payload) => {
      const given = await post(path, payload);
      if (given.statusCode >= 300) {
        throw new Error(`${path}: ${given.statusCode} ${JSON.stringify(given.json())}`);
      }
      return given.json();
    },
    file: async (path) =>
      await t.http.inject({ url: `/api/v1${path}`, headers: { ...headers, accept: 'text/csv' } }),
  };
}

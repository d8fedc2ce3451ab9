import type { TestApp } from '../../../../test/support/app.ts';

/** A trainee of a test: calls as the cookie of the enrolment does. */
export type Trainee = Awaited<ReturnType<typeof enrolled>>;

/** Enrols somebody with a role. */
export async function enrolled(t: TestApp, role: string, name: string) {
  const answer = await t.anonymous.post('/training/enrol', { name, unit: 'Lớp tập huấn', role });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  const session = await t.http.inject({ url: '/api/v1/session', headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': session.json().csrfToken ?? '' };
  const post = async (path: string, payload: object) =>
    await t.http.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
  return {
    post,
    patch: async (path: string, payload: object) =>
      await t.http.inject({ method: 'PATCH', url: `/api/v1${path}`, headers, payload }),
    get: async (path: string) => (await t.http.inject({ url: `/api/v1${path}`, headers })).json(),
    /** The body of a good answer; throws with the refusal. */
    good: async (path: string, payload: object) => {
      const given = await post(path, payload);
      if (given.statusCode >= 300) {
        throw new Error(`${path}: ${given.statusCode} ${given.body}`);
      }
      return given.json();
    },
    file: async (path: string) =>
      await t.http.inject({ url: `/api/v1${path}`, headers: { ...headers, accept: 'text/csv' } }),
  };
}

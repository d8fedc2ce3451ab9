import { expect } from 'vitest';
import type { Caller, TestApp } from '../../../../test/support/app.ts';
import { cookieOf, walkProvider } from '../../../../test/support/oidc-provider.ts';
import { uuid7 } from '../../ids/uuid7.ts';

export const PUBLIC_URL = 'https://vungxanh.test';

/** Begins a sign-in: where the browser is sent, and what it carries meanwhile. */
export async function begin(t: TestApp, body: object = {}) {
  const answer = await t.anonymous.post('/session/sso', body);
  const flow = cookieOf(answer.headers['set-cookie'], 'vx_flow')!;
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  return { url: answer.json().url as string, flow };
}

/** The browser is back from the provider. */
export async function comeBack(t: TestApp, back: URL, flow: string | undefined) {
  return await t.http.inject({
    url: `${back.pathname}${back.search}`,
    ...(flow === undefined ? {} : { headers: { cookie: flow } }),
  });
}

/** A whole sign-in of whoever the provider takes the browser for. */
export async function signIn(t: TestApp, body: object = {}) {
  const { url, flow } = await begin(t, body);
  return await comeBack(t, await walkProvider(url), flow);
}

/** The session that an answer opened. */
export async function sessionOf(t: TestApp, answer: { headers: object }) {
  const cookie = cookieOf((answer.headers as Record<string, unknown>)['set-cookie'], 'vx_session');
  const found = await t.http.inject({ url: '/api/v1/session', headers: { cookie: cookie! } });
  return { cookie: cookie!, session: found.json() };
}

/** Headers of a write of a session. */
export function csrf(one: { cookie: string; session: { csrfToken: string } }) {
  return { cookie: one.cookie, 'x-csrf-token': one.session.csrfToken };
}

/** An account that an administrator opens for whoever comes with this e-mail or staff code. */
export async function invite(t: TestApp, administrator: Caller, contact: object, login: string) {
  const made = await administrator.post('/users', {
    login,
    name: 'Nguyễn Thị Mời',
    roles: [{ role: 'tracer', areaId: t.areaId('20') }],
    contact,
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json() as { id: string; oneTimePassword: string };
}

/** Lets a group of the provider give a role in a unit. @returns id of the rule. */
export async function give(
  t: TestApp,
  administrator: Caller,
  group: string,
  role = 'commune-officer',
  area = '06184',
): Promise<string> {
  const body = { id: uuid7(), group, role, areaId: t.areaId(area) };
  const answer = await administrator.post('/group-roles', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id as string;
}

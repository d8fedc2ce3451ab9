import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { api } from '../../../contract/index.ts';
import type { Endpoint } from '../../../contract/kit.ts';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { createSharedRate } from './shared-rate.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

it('counts the acts of two processes together, each key by itself, and begins anew with the minute', async () => {
  let now = Date.parse('2026-11-16T08:00:40Z');
  const [one, other] = [
    createSharedRate(t.app.platform, () => now),
    createSharedRate(t.app.platform, () => now),
  ];
  expect([await one.note('a', 2), await other.note('a', 2)]).toEqual([0, 0]);
  expect([await one.note('a', 2), await other.note('a', 2), await other.note('b', 2)]).toEqual([20, 20, 0]);
  now += 20_000;
  expect(await other.note('a', 2)).toBe(0);
  const rows = async () =>
    (
      await sql<{ line: string }>`select row_to_json(r)::text as line from rate_minute r`.execute(
        t.app.platform.db,
      )
    ).rows;
  expect((await rows()).length).toBeGreaterThanOrEqual(2);
  now += 120_000;
  await one.tidy();
  expect(await rows()).toHaveLength(0);
});

it('refuses a log-in from an address whose minute another process has seen used up', async () => {
  const login = async () => {
    const payload = { login: 'ai.do', password: 'không đúng đâu' };
    return await t.http.inject({ method: 'POST', url: '/api/v1/session', payload });
  };
  expect((await login()).statusCode).toBe(401);
  const other = createSharedRate(t.app.platform);
  // A minute may turn over while this one is used up: then there is another one to fill.
  await expect
    .poll(async () => {
      for (let n = 0; n < 60; n++) {
        await other.note('POST /session 127.0.0.1', 60);
      }
      return (await login()).json();
    })
    .toMatchObject({ code: 'request.too-many' });
  const refused = await login();
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
});

it('holds for what guards a secret or data that leave', () => {
  const shared = Object.entries<Endpoint>(api).filter(([, { rateAcross }]) => rateAcross === true);
  expect(shared.map(([key]) => key).toSorted()).toEqual([
    'GET /exports/{id}/file',
    'POST /assistance',
    'POST /assistance/end',
    'POST /assistance/history',
    'POST /command/screens/pairing',
    'POST /exports',
    'POST /messages/notices/open',
    'POST /public/completions/verify',
    'POST /public/privacy/proofs',
    'POST /public/privacy/proofs/{id}',
    'POST /session',
    'POST /session/password',
    'POST /session/recovery-codes',
    'POST /session/reset',
    'POST /session/reset/confirm',
    'POST /session/sso/code',
    'POST /session/sso/link',
    'POST /session/sso/unlink',
    'POST /session/totp',
  ]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../test/support/app.ts';
import { firstAdministrator } from './greeting.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const passwordIn = (lines: readonly string[]) =>
  lines.flatMap((line) => /^ {2}admin {3}(\S+)$/.exec(line)?.[1] ?? [])[0];
const logIn = async (password: string) =>
  (await t.anonymous.post('/session', { login: 'admin', password })).statusCode;

it('gives the first administrator another password when nobody used the one before it ended, and never otherwise', async () => {
  const first = passwordIn(await firstAdministrator(t.app))!;
  expect(await firstAdministrator(t.app)).toEqual([]);
  t.clock.advance(73 * 3_600_000);
  expect(await logIn(first)).toBe(401);
  const second = passwordIn(await firstAdministrator(t.app))!;
  expect(await logIn(second)).toBe(200);
  expect(await logIn(first)).toBe(401);
  expect(await firstAdministrator(t.app)).toEqual([]);
});

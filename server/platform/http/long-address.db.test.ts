import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await t.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t.close());

it('takes an address that names as many records as a file may hold', async () => {
  const { port } = t.http.server.address() as AddressInfo;
  const ids = Array.from({ length: 500 }, () => uuid7()).join(',');
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/orders/decisions.pdf?ids=${ids}`);
  // Nobody is logged in: it was read and refused for that, not for its length.
  expect(answer.status).toBe(401);
});

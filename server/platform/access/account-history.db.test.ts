import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

let t: TestApp;
let admin: Caller;
beforeAll(async () => {
  t = await testApp();
  admin = await t.as('administrator');
});
afterAll(() => t.close());

it('tells what was changed on an account, and nothing else that a request carried', async () => {
  const made = await admin.post('/users', {
    login: 'hoang.doi',
    name: 'Hoàng Thị Cũ',
    roles: [{ role: 'tracer', areaId: t.areaId('20') }],
  });
  expect(made.statusCode, made.body).toBe(201);
  const { id } = made.json();
  const edit = {
    version: 1,
    name: 'Hoàng Thị Đổi',
    phone: '0912000321',
    contact: { email: 'doi@example.vn' },
  };
  const changed = await admin.patch(`/users/${id}`, edit);
  expect(changed.statusCode, changed.body).toBe(200);
  const [told] = (await admin.get(`/users/${id}/history`)).json().items;
  expect(told.changes.map(({ field }: { field: string }) => field).sort()).toEqual(['email', 'name']);
});

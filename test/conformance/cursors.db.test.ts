import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint } from '../../contract/kit.ts';
import { type Right, type Role, roles, roleTable } from '../../contract/rights.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { encodeCursor } from '../../server/platform/http/paging.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';

type WithCursor = { readonly query?: { readonly properties?: { readonly cursor?: unknown } } };
const lists = (Object.entries(api) as [string, Endpoint][]).filter(
  ([key, endpoint]) =>
    key.startsWith('GET ') && (endpoint as WithCursor).query?.properties?.cursor !== undefined,
);
/** Cut off in the middle, of another list, of another sort, and nothing at all. */
const unreadable = [
  'khong-doc-duoc',
  encodeCursor(['2026-11-16T02:00:00.000Z', uuid7()]),
  encodeCursor([0]),
  '',
];

let t: TestApp;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  t = await testApp();
  for (const role of roles) {
    callers.set(role, await t.as(role, '20'));
  }
});
afterAll(async () => await t.close());

function callerOf({ access }: Endpoint): Caller {
  const holds = (role: Role) => access === 'session' || roleTable[role].rights.includes(access as Right);
  return access === 'public' ? t.anonymous : callers.get(roles.find(holds)!)!;
}

/** What the endpoint asks for besides. */
function others({ query }: Endpoint): string {
  const { required = [] } = query as { readonly required?: readonly string[] };
  return required.map((name) => `&${name}=${encodeURIComponent(name)}`).join('');
}

describe('a list that is asked to go on from a place that it never gave', () => {
  it('is every list', () => {
    expect(lists.length).toBeGreaterThan(70);
  });

  it.each(lists)('%s refuses, and never begins again', async (key, endpoint) => {
    const path = key
      .slice('GET '.length)
      .replaceAll(/\{(?:id|\w+Id)\}/gu, () => uuid7())
      .replace('{code}', 'K1234567')
      .replaceAll(/\{\w+\}/gu, 'none');
    for (const cursor of unreadable) {
      const answer = await callerOf(endpoint).get(`${path}?cursor=${cursor}${others(endpoint)}`);
      expect([answer.statusCode, answer.json().code], answer.body).toEqual([400, 'request.bad-cursor']);
    }
  });
});

describe('the place to read on from', () => {
  it('goes on in its own list, under its own filters and in its own order', async () => {
    const officer = callers.get('health-officer')!;
    for (const name of ['Đèo Văn Thứ Nhất', 'Đèo Văn Thứ Hai', 'Đèo Văn Thứ Ba']) {
      const place = { name, kind: 'market', areaId: t.areaId('06184') };
      expect((await officer.post('/places', place)).statusCode).toBe(201);
    }
    const first = (await officer.get('/places?limit=1&sort=name')).json();
    const on = async (address: string) => await officer.get(`${address}cursor=${first.next}`);
    const second = await on('/places?limit=2&sort=name&');
    expect(second.json().items).toHaveLength(2);
    for (const elsewhere of [
      '/places?sort=-name&',
      '/places?',
      '/places?sort=name&q=deo&',
      '/organisations?sort=name&',
    ]) {
      const answer = await on(elsewhere);
      expect([answer.statusCode, answer.json().code], elsewhere).toEqual([400, 'request.bad-cursor']);
    }
    const cut = await officer.get(`/places?sort=name&cursor=${(first.next as string).slice(0, -2)}`);
    expect([cut.statusCode, cut.json().code]).toEqual([400, 'request.bad-cursor']);
  });
});

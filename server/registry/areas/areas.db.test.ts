import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { parseAreaList } from '../../../lib/vietnamese/index.ts';
import { loadReferenceAreas } from './index.ts';
import { readAreas } from './store/areas.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => {
  await t.close();
});

const listed = (name: string) =>
  parseAreaList(readFileSync(new URL(`../../../data/areas/${name}`, import.meta.url), 'utf8')).rows;

type Item = {
  id: string;
  code: string;
  name: string;
  kind: string;
  parentId: string | null;
  path: string;
  population: number | null;
};
type List = { items: Item[]; next: string | null; total: number };

async function list(query: string): Promise<List> {
  const response = await t.anonymous.get(`/areas?${query}`);
  expect(response.statusCode).toBe(200);
  return response.json();
}

describe('reference areas', () => {
  it('hold every shipped unit', async () => {
    const stored = await readAreas(t.app.platform.db);
    expect(stored).toHaveLength(listed('units-2021.csv').length + listed('units-2025.csv').length);
    expect(stored.every((area) => area.path.endsWith(`/${area.no}/`))).toBe(true);
  });

  it('are loaded once; a second full load, when the list is new again, changes no number', async () => {
    const { db, clock } = t.app.platform;
    expect(await loadReferenceAreas(db, clock.now())).toBeNull();
    const before = await readAreas(db);
    await sql`update area_list set hash = 'other'`.execute(db);
    const started = performance.now();
    expect(await loadReferenceAreas(db, clock.now())).toMatchObject({ added: [], changed: [] });
    // A second on a quiet machine.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await readAreas(db)).toEqual(before);
  });
});

describe('GET /areas', () => {
  it('answers today by default, and another list on another day', async () => {
    const province = (await list('code=20')).items;
    expect(province.map((one) => one.name)).toEqual(['Tỉnh Lạng Sơn']);
    const communes = await list(`parentId=${province[0]!.id}&limit=500`);
    expect([communes.total, communes.items.length, communes.next]).toEqual([65, 65, null]);
    const before = (await list('code=20&at=2021-11-01')).items[0]!;
    const districts = await list(`parentId=${before.id}&at=2021-11-01`);
    expect([districts.total, districts.items[0]?.kind]).toEqual([11, 'district']);
    expect((await list(`parentId=${before.id}`)).total).toBe(0);
  });

  it('pages through all, each unit once, in the order asked for', async () => {
    const seen: Item[] = [];
    let cursor = '';
    do {
      const page = await list(`kind=commune&limit=100&sort=-population${cursor}`);
      seen.push(...page.items);
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(new Set(seen.map((one) => one.id)).size).toBe(
      listed('units-2025.csv').filter((one) => one.kind === 'commune').length,
    );
    const people = seen.map((one) => one.population ?? -1);
    expect(people).toEqual([...people].sort((a, b) => b - a));
  });

  it('finds by a name without marks', async () => {
    expect((await list('q=dong dang')).items[0]?.name).toBe('Xã Đồng Đăng');
    expect(
      (await list(`q=${encodeURIComponent('Lạng Sơn'.normalize('NFD'))}&kind=province`)).items[0]?.code,
    ).toBe('20');
  });

  it.each([
    ['at=2026-02-30', 400, 'areas.bad-date'],
    ['at=x', 400, 'request.malformed'],
    ['sort=path', 400, 'request.malformed'],
    ['kind=village', 400, 'request.malformed'],
    ['parentId=01890000-0000-7000-8000-000000000000', 404, 'areas.unknown'],
  ])('refuses %s', async (query, status, code) => {
    const response = await t.anonymous.get(`/areas?${query}`);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });
});

describe('GET /areas/{id}', () => {
  it('answers one unit, or 404', async () => {
    const id = t.areaId('20');
    expect((await t.anonymous.get(`/areas/${id.toUpperCase()}`)).json()).toMatchObject({
      id,
      code: '20',
      parentId: null,
    });
    expect((await t.anonymous.get('/areas/01890000-0000-7000-8000-000000000000')).statusCode).toBe(404);
  });
});

describe('GET /areas/{id}/successors', () => {
  it('says where an old commune went, and when only a person can tell', async () => {
    const changes = readFileSync(new URL('../../../data/areas/changes-2025.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const divided = changes.filter((line) => line.split(',')[2] === '1');
    const [code] = divided[0]!.split(',');
    const old = (await list(`code=${code}&at=2021-11-01`)).items[0]!;
    const answer = (await t.anonymous.get(`/areas/${old.id}/successors`)).json() as {
      divided: boolean;
      items: Item[];
    };
    expect(answer.divided).toBe(true);
    expect(answer.items.map((one) => one.code).sort()).toEqual(
      divided
        .filter((line) => line.startsWith(`${code},`))
        .map((line) => line.split(',')[1])
        .sort(),
    );
  });
});

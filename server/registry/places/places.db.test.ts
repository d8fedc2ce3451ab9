import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { anonymousScope, systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { createPlaceDirectory, createPlaces } from './index.ts';

const TAM_THANH = '05986';
const LUONG_VAN_TRI = '05983';

let t: TestApp;
let officer: Caller;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer', TAM_THANH);
});
afterAll(() => t.close());

function market(extra: object = {}): Record<string, unknown> {
  return { name: 'Chợ Kỳ Lừa', kind: 'market', areaId: t.areaId(TAM_THANH), ...extra };
}

async function newPlace(extra: object = {}): Promise<{ id: string; code: string; url: string }> {
  const answer = await officer.post('/places', market(extra));
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

describe('registering a place', () => {
  it('answers a code and the address of its poster, which the public can read', async () => {
    const place = await newPlace({ address: 'Đường Phan Chu Trinh' });
    expect(place.url).toBe(`HTTPS://VUNGXANH.TEST/D/${place.code}`);
    const shown = await t.anonymous.get(`/public/places/${place.code.toLowerCase()}`);
    expect(shown.json()).toMatchObject({
      code: place.code,
      name: 'Chợ Kỳ Lừa',
      areaName: 'Phường Tam Thanh',
      dataset: 'demo',
    });
    expect((await t.anonymous.get('/public/places/A1C2D3E4.F5G')).json().code).toBe('place.unknown-code');
  });

  it('is repeatable by its id, and refuses other content under it', async () => {
    const id = uuid7();
    const first = await newPlace({ id });
    const again = await officer.post('/places', market({ id }));
    expect([again.statusCode, again.json()]).toEqual([200, first]);
    const other = await officer.post('/places', market({ id, name: 'Chợ khác' }));
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.conflict']);
  });

  it('keeps a number for everybody, which an edit changes and takes away, and refuses one that is none', async () => {
    const { id } = await newPlace({ publicPhone: '0205 3870 123' });
    const read = async () => (await officer.get(`/places/${id}`)).json();
    expect((await read()).publicPhone).toBe('02053870123');
    const edit = async (publicPhone: string | null) =>
      await officer.patch(`/places/${id}`, { version: (await read()).version, publicPhone });
    expect((await edit('1022')).json().publicPhone).toBe('1022');
    expect((await edit('abc')).json()).toMatchObject({ code: 'place.bad-public-phone' });
    expect((await edit(null)).json().publicPhone).toBeNull();
  });

  it('refuses areas outside the own one, units of the past, half positions and unreadable phones', async () => {
    const outside = await officer.post('/places', market({ areaId: t.areaId(LUONG_VAN_TRI) }));
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'place.area-outside']);
    const unknown = await officer.post('/places', market({ areaId: uuid7() }));
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'place.unknown-area']);
    const half = await officer.post('/places', market({ lat: 21.8 }));
    expect(half.json().fields).toEqual({ lon: 'both or none' });
    const phone = await officer.post('/places', market({ ownerPhone: '12345' }));
    expect(phone.json().code).toBe('place.bad-phone');
  });
});

describe('the list of places', () => {
  it('finds names without accents, by word beginnings, and codes; only in the own areas', async () => {
    const place = await newPlace({ name: 'Nhà hàng Hữu Nghị Quan' });
    const found = async (caller: Caller, q: string) =>
      (await caller.get(`/places?q=${encodeURIComponent(q)}`))
        .json()
        .items.map((item: { id: string }) => item.id);
    expect(await found(officer, 'nghi huu')).toEqual([place.id]);
    expect(await found(officer, place.code)).toEqual([place.id]);
    expect(await found(officer, 'uan')).toEqual([]);
    expect(await found(await t.as('commune-officer', LUONG_VAN_TRI), 'nghi huu')).toEqual([]);
    expect(await found(await t.as('tracer', '20'), 'nghi huu')).toEqual([place.id]);
    expect(await found(await t.as('tracer', '20', 'live'), 'nghi huu')).toEqual([]);
  });

  it('pages in both directions without losing or doubling one, whatever the sort', async () => {
    for (const sort of ['name', '-name', 'code']) {
      const seen: string[] = [];
      let cursor = '';
      let total: number | null = null;
      do {
        const page = (await officer.get(`/places?limit=2&sort=${sort}${cursor}`)).json();
        total ??= page.total;
        seen.push(...page.items.map((item: { id: string }) => item.id));
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      expect(seen.length).toBe(total);
      expect(new Set(seen).size).toBe(total);
    }
  });

  it('is exported as CSV with the same filter', async () => {
    await newPlace({ name: '=HYPERLINK("x")', kind: 'worship' });
    const csv = await t.http.inject({
      url: '/api/v1/places?kind=worship',
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    const lines = csv.body.trim().split('\r\n');
    expect(lines[0]).toContain('id,code,url,name');
    expect(lines.length).toBe(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('editing a place', () => {
  it('merges different fields and answers a true conflict with the current record', async () => {
    const { id } = await newPlace();
    expect(
      (await officer.patch(`/places/${id}`, { version: 1, name: 'Chợ Đông Kinh' })).json(),
    ).toMatchObject({ version: 2 });
    const merged = await officer.patch(`/places/${id}`, { version: 1, capacity: 300 });
    expect(merged.json()).toMatchObject({ name: 'Chợ Đông Kinh', capacity: 300, version: 3 });
    const conflict = await officer.patch(`/places/${id}`, { version: 1, name: 'Chợ Giếng Vuông' });
    expect(conflict.statusCode).toBe(409);
    expect(conflict.json()).toMatchObject({
      code: 'request.version-conflict',
      current: { name: 'Chợ Đông Kinh', version: 3 },
    });
    expect(Object.keys(conflict.json().fields)).toEqual(['name']);
    const same = await officer.patch(`/places/${id}`, { version: 1, name: 'Chợ Đông Kinh' });
    expect([same.statusCode, same.json().version]).toEqual([200, 3]);
  });

  it('can neither reach a place outside nor move one there', async () => {
    const { id } = await newPlace();
    const neighbour = await t.as('commune-officer', LUONG_VAN_TRI);
    expect((await neighbour.patch(`/places/${id}`, { version: 1, name: 'x' })).statusCode).toBe(404);
    expect((await neighbour.get(`/places/${id}`)).statusCode).toBe(404);
    const moved = await officer.patch(`/places/${id}`, { version: 1, areaId: t.areaId(LUONG_VAN_TRI) });
    expect(moved.json().code).toBe('place.area-outside');
  });

  it('shows the owner’s phone by data class, and keeps it encrypted', async () => {
    const { id } = await newPlace({ ownerPhone: '+84 912 345 678' });
    const phoneFor = async (caller: Caller) => (await caller.get(`/places/${id}`)).json().ownerPhone;
    expect(await phoneFor(officer)).toBe('0912345678');
    expect(await phoneFor(await t.as('administrator', '20'))).toBe('•••678');
  });
});

describe('re-issuing a code', () => {
  it('keeps the former code as an alias', async () => {
    const old = await newPlace();
    const fresh = await officer.post(`/places/${old.id}/reissue`);
    expect(fresh.statusCode).toBe(201);
    expect(fresh.json().code).not.toBe(old.code);
    const behindOld = (await t.anonymous.get(`/public/places/${old.code}`)).json();
    expect(behindOld.code).toBe(fresh.json().code);
  });
});

describe('posters', () => {
  it('come as one PDF of the active places chosen', async () => {
    const [one, two] = [await newPlace(), await newPlace()];
    await officer.patch(`/places/${two.id}`, { version: 1, active: false });
    const pdf = await officer.get(`/places/posters.pdf?ids=${one.id},${two.id}&size=A5`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBe(1);
    expect((await officer.get(`/places/posters.pdf?ids=${two.id}`)).json().code).toBe('place.no-posters');
    expect((await officer.get('/places/posters.pdf?ids=1;drop')).statusCode).toBe(400);
  });

  it('are at most 500 a file', async () => {
    const { db } = t.app.platform;
    const areaNo = t.app.areas.byId(t.areaId(LUONG_VAN_TRI))!.no;
    const inputs = Array.from({ length: 501 }, (_, i) => ({
      name: `Nhà ${i}`,
      kind: 'household' as const,
      areaNo,
    }));
    await db
      .transaction()
      .execute((tx) => createPlaces(t.app.platform, systemScope('test', 'demo'), tx, inputs));
    const neighbour = await t.as('commune-officer', LUONG_VAN_TRI);
    const answer = await neighbour.get('/places/posters.pdf');
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'place.too-many-posters']);
  });
});

describe('the directory', () => {
  it('answers addresses in any case, bare codes and aliases under the very text asked', async () => {
    const { db } = t.app.platform;
    const old = await newPlace();
    const fresh = (await officer.post(`/places/${old.id}/reissue`)).json();
    const directory = createPlaceDirectory(t.app.platform, t.app.areas);
    const asked = [
      old.url,
      old.url.toLowerCase(),
      old.code,
      old.code.replace('.', ' '),
      fresh.url,
      'nothing',
      'A1C2D3E4.F5G',
    ];
    const found = await directory.byCodes(db, asked);
    expect([...found.keys()]).toEqual(asked.slice(0, 5));
    expect(new Set([...found.values()].map((ref) => ref.placeId))).toEqual(new Set([old.id]));
    const ref = found.get(old.code)!;
    expect(ref).toMatchObject({ code: fresh.code, dataset: 'demo', active: true });
    expect(ref.areaPath.endsWith(`/${ref.areaNo}/`)).toBe(true);
    const scope = anonymousScope('demo');
    expect((await directory.byNos(scope, db, [ref.placeNo])).get(ref.placeNo)?.placeId).toBe(old.id);
    expect((await directory.byIds(scope, db, [old.id])).get(old.id)?.placeNo).toBe(ref.placeNo);
    expect((await directory.byIds(anonymousScope('live'), db, [old.id])).size).toBe(0);
  });

  it('believes what it read for five seconds', async () => {
    const { db } = t.app.platform;
    const place = await newPlace();
    const elsewhere = createPlaceDirectory(t.app.platform, t.app.areas);
    const name = async () => (await elsewhere.byCodes(db, [place.code])).get(place.code)?.name;
    expect(await name()).toBe('Chợ Kỳ Lừa');
    await officer.patch(`/places/${place.id}`, { version: 1, name: 'Chợ mới' });
    expect(await name()).toBe('Chợ Kỳ Lừa');
    t.clock.advance(5_000);
    expect(await name()).toBe('Chợ mới');
  });
});

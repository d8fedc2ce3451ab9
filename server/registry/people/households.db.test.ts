import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { currentRevocations, createSigner } from '../../platform/credentials/module.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { decodeCard } from './testing/decode-card.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const COMMUNE = '06184';
let t: TestApp;
let officer: Caller;
let unitId: string;
const made = new Map<string, string>();

async function person(fullName: string, more: object = {}): Promise<string> {
  const answer = await officer.post('/people', { fullName, areaId: t.areaId(COMMUNE), ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  made.set(fullName, answer.json().id);
  return answer.json().id;
}

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer', COMMUNE);
  const administrator = await t.as('administrator');
  const unit = await administrator.post('/areas', {
    parentId: t.areaId(COMMUNE),
    name: 'Thôn Bản Mới',
    kind: 'hamlet',
    validFrom: '2026-01-01',
  });
  expect(unit.statusCode, unit.body).toBe(201);
  unitId = unit.json().id;
  const address = 'Số 12, thôn Bản Mới, xã Đồng Đăng';
  await person('Lý Văn Ông', { birthYear: 1940, address });
  await person('Lý Thị Con', {
    birthYear: 1975,
    address: 'so 12,  thon ban moi, xa dong dang',
    phones: ['0912000777'],
  });
  await person('Hà Thị Bên', { birthYear: 1988, address: 'Số 13, thôn Bản Mới, xã Đồng Đăng' });
  await person('Vũ Không Nhà', { birthYear: 1990, address: 'Thôn Bản Mới, xã Đồng Đăng' });
  await person('Chu Thiếu Năm', { address: 'Số 14, thôn Bản Mới, xã Đồng Đăng' });
});
afterAll(async () => await t.close());

const list = async (query = '') =>
  (await officer.get(`/households${query}`)).json() as {
    items: { id: string; headName: string; members: number; unitName: string | null; address: string }[];
    total: number;
  };

describe('households', () => {
  it('are built from addresses once, with the unit that the address names', async () => {
    const built = await officer.post('/households/from-addresses', { areaId: t.areaId(COMMUNE) });
    expect(built.json()).toEqual({ made: 3, people: 4, placed: 3, withoutUnit: 0 });
    const again = await officer.post('/households/from-addresses', { areaId: t.areaId(COMMUNE) });
    expect(again.json()).toEqual({ made: 0, people: 0, placed: 0, withoutUnit: 0 });
    const { items, total } = await list(`?area=${unitId}`);
    expect(total).toBe(3);
    expect(items.find(({ members }) => members === 2)).toMatchObject({
      headName: 'Lý Văn Ông',
      headNamed: false,
      unitName: 'Thôn Bản Mới',
    });
    expect((await list(`?q=${encodeURIComponent('Hà Bên')}`)).items).toHaveLength(1);
  });

  it('keep who belonged when, and let the head be named', async () => {
    const { items } = await list();
    const [of2, of1] = [
      items.find(({ members }) => members === 2)!,
      items.find(({ headName }) => headName === 'Hà Thị Bên')!,
    ];
    const moved = await officer.post(`/households/${of1.id}/members`, {
      personId: made.get('Lý Thị Con'),
      move: 'in',
    });
    expect(moved.statusCode, moved.body).toBe(200);
    expect(moved.json()).toMatchObject({ members: 2 });
    const former = (await officer.get(`/households/${of2.id}`)).json();
    expect(former.people).toEqual([
      expect.objectContaining({ name: 'Lý Văn Ông', until: null }),
      expect.objectContaining({ name: 'Lý Thị Con', until: '2026-11-16' }),
    ]);
    const { version } = moved.json();
    const head = await officer.patch(`/households/${of1.id}`, { version, headId: made.get('Lý Thị Con') });
    expect(head.json()).toMatchObject({ headName: 'Lý Thị Con', headNamed: true });
    expect(
      (await officer.patch(`/households/${of1.id}`, { version, headId: made.get('Hà Thị Bên') })).statusCode,
    ).toBe(409);
    expect(
      (
        await officer.patch(`/households/${of2.id}`, {
          version: former.version,
          headId: made.get('Lý Thị Con'),
        })
      ).json().code,
    ).toBe('person.not-member');
    // The person's own record shows the new household, too.
    expect((await officer.get(`/people/${made.get('Lý Thị Con')}`)).json().household).toHaveLength(1);
  });

  it('are made by hand and closed to officers of other communes', async () => {
    const id = uuid7();
    const body = { id, areaId: t.areaId(COMMUNE), unitId, personIds: [made.get('Vũ Không Nhà')] };
    expect((await officer.post('/households', body)).statusCode).toBe(201);
    expect((await officer.post('/households', body)).statusCode).toBe(200);
    const elsewhere = await t.as('commune-officer', '06529');
    expect((await elsewhere.get('/households')).json().items).toEqual([]);
    expect((await elsewhere.get(`/households/${id}`)).statusCode).toBe(404);
    expect((await elsewhere.patch(`/households/${id}`, { version: 1 })).statusCode).toBe(403);
    expect(
      (await elsewhere.post('/households/from-addresses', { areaId: t.areaId(COMMUNE) })).statusCode,
    ).toBe(403);
    const wrongUnit = { ids: [id], unitId: t.areaId('06529') };
    expect((await officer.post('/households/units', wrongUnit)).json().code).toBe('person.unit-elsewhere');
  });
});

describe('a household loaded with many others', () => {
  it('has its members like one that was typed', async () => {
    const householdId = uuid7();
    const { people } = t.app.doors;
    const areaNo = t.app.areas.byId(t.areaId('06187'))!.no;
    const drafts = Array.from({ length: 120 }, (_, i) => ({
      fullName: `Mã Văn Đông ${i}`,
      birthYear: 1990,
      areaNo,
      householdId,
      source: 'officer' as const,
      assurance: 'unverified' as const,
    }));
    const scope = systemScope('test', 'demo');
    await t.app.platform.db.transaction().execute(async (tx) => await people.createPeople(scope, tx, drafts));
    const health = await t.as('health-officer');
    expect((await health.get(`/households/${householdId}`)).json().people).toHaveLength(120);
  });
});

describe('cards of a hamlet', () => {
  const id = uuid7();

  it('are issued to who has none, told what is missing, and printed once for the same id', async () => {
    const body = { id, areaId: unitId, which: 'without-card' };
    const printed = await officer.post('/people/cards/prints', body);
    expect(printed.statusCode, printed.body).toBe(201);
    expect(printed.json()).toMatchObject({ cards: 4, issued: 4, left: 0 });
    expect(printed.json().skipped).toEqual([
      { personId: made.get('Chu Thiếu Năm'), name: 'Chu Thiếu Năm', lacks: ['birthYear'] },
    ]);
    expect((await officer.post('/people/cards/prints', body)).json()).toMatchObject({ cards: 4, issued: 0 });
    const more = await officer.post('/people/cards/prints', { ...body, id: uuid7() });
    expect(more.json()).toMatchObject({ cards: 0, issued: 0 });
    const log = (await officer.get('/people/cards/prints')).json().items;
    expect(log).toEqual([expect.objectContaining({ id, kind: 'sheet', cards: 4, unitName: 'Thôn Bản Mới' })]);
  });

  it.skipIf(!existsSync('/usr/bin/pdftotext'))(
    'say nothing of health and no number (needs pdftotext)',
    async () => {
      const pdf = await officer.get(`/people/cards/prints/${id}/cards.pdf`);
      expect(pdf.headers['content-type']).toBe('application/pdf');
      const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload }).toString(
        'utf8',
      );
      expect(text).toContain('Lý Văn Ông');
      expect(text).toContain('DỮ LIỆU MÔ PHỎNG');
      // A card's code may hold any letter and digit.
      const words = text.replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/gu, '');
      expect(words).not.toMatch(/0912000777|F0|F1|cách ly|dương tính/u);
    },
  );

  it.skipIf(!existsSync('/usr/bin/pdftoppm'))(
    'are read by a camera from the printed page, each where it is cut (needs pdftoppm)',
    async () => {
      const pdf = await officer.get(`/people/cards/prints/${id}/cards.pdf`);
      // 300 dots an inch as a printer makes them, and 110 as a cheap camera sees them.
      for (const dpi of [300, 110]) {
        const args = ['-gray', '-r', String(dpi), '-f', '1', '-l', '1', '-'];
        const image = execFileSync('pdftoppm', args, { input: pdf.rawPayload, maxBuffer: 1 << 28 });
        const read = [0, 1, 2, 3].map((n) => decodeCard(image, dpi, n));
        const keys = await createSigner(t.app.platform).publicKeys('demo');
        const names = await Promise.all(
          read.map(async (code) => {
            const verdict = await verifyCode(code, keys, new Date(t.clock.now()), webCrypto);
            return [verdict.verdict, (verdict.payload as { data: { name: string } }).data.name];
          }),
        );
        expect(names.map(([verdict]) => verdict)).toEqual(['VALID', 'VALID', 'VALID', 'VALID']);
        expect(names.map(([, name]) => name)).toContain('Lý Văn Ông');
        expect(new Set(read).size).toBe(4);
      }
    },
  );

  it('of one household come on one sheet, the cards they have among them', async () => {
    const { items } = (await officer.get('/households?limit=500')).json();
    const home = items.find(({ headName }: { headName: string | null }) => headName === 'Lý Văn Ông');
    const body = { id: uuid7(), areaId: t.areaId(COMMUNE), householdId: home.id, which: 'all' };
    const printed = await officer.post('/people/cards/prints', body);
    expect(printed.statusCode, printed.body).toBe(201);
    expect(printed.json()).toMatchObject({ cards: home.members, issued: 0, left: 0 });
    const pdf = await officer.get(`/people/cards/prints/${body.id}/cards.pdf`);
    expect(pdf.statusCode).toBe(200);
    const [log] = (await officer.get('/people/cards/prints')).json().items;
    expect(log).toMatchObject({ id: body.id, cards: home.members, unitName: 'Thôn Bản Mới' });
    const elsewhere = { ...body, id: uuid7(), householdId: uuid7() };
    expect((await officer.post('/people/cards/prints', elsewhere)).json().code).toBe(
      'person.unknown-household',
    );
  });

  it('that were lost are replaced: the old code is on the list that the gates carry', async () => {
    const personId = made.get('Lý Văn Ông')!;
    const first = (await officer.post(`/people/${personId}/card`)).json<{ code: string; cardCode: string }>();
    const next = (await officer.post(`/people/${personId}/card`)).json<{ code: string; cardCode: string }>();
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const revocations = await currentRevocations(t.app.platform, 'demo');
    const verdict = async (code: string) =>
      (await verifyCode(code, keys, new Date(t.clock.now()), webCrypto, revocations)).reason;
    expect(await verdict(first.code)).toBe('REVOKED');
    expect(await verdict(next.code)).toBeNull();
    const log = (await officer.get('/people/cards/prints')).json().items;
    expect(log.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'reissue',
      'reissue',
      'sheet',
      'sheet',
    ]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markCursor } from '../../server/platform/http/page-cursor.ts';
import { encodeCursor } from '../../server/platform/http/paging.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

let t: TestApp;
let officer: Caller;
let code: string;
let communeId: string;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  communeId = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.id;
  const made = await officer.post('/places', {
    name: 'Quán Phở Thìn',
    kind: 'restaurant',
    areaId: communeId,
  });
  expect(made.statusCode, made.body).toBe(201);
  code = made.json().code;
});
afterAll(async () => await t.close());

const at = (ms: number) => new Date(ms).toISOString();
const checkIn = (more: object = {}) => ({
  id: uuid7(),
  placeCode: code,
  person: { phone: '0912345678' },
  at: at(TEST_NOW),
  ...more,
});
const person = (more: object = {}) => ({ id: uuid7(), fullName: 'Lộc Thị Mai', areaId: communeId, ...more });
const megabyte = 'Ơ'.repeat(500_000);
const unknownId = '01890000-0000-7000-8000-000000000000';

/** Rows that a request could have left anywhere. */
async function stored(): Promise<Record<string, number>> {
  const tables = [
    'person',
    'person_phone',
    'person_key',
    'place',
    'presence',
    'receipt',
    'case_file',
    'outbox',
    'figure',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const rows = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      t.app.platform.db,
    );
    counts[table] = rows.rows[0]!.n;
  }
  return counts;
}

type Bad = {
  readonly what: string;
  readonly path: string;
  readonly body: () => unknown;
  readonly refused: readonly [status: number, code: string];
  /** The field that the answer must name. */
  readonly field?: string;
};

const malformed = [400, 'request.malformed'] as const;
const bad: readonly Bad[] = [
  // Wrong types and shapes.
  { what: 'a number for the time', path: '/presence', body: () => checkIn({ at: 5 }), refused: malformed, field: 'at' },
  { what: 'no person', path: '/presence', body: () => checkIn({ person: undefined }), refused: malformed, field: 'person' },
  { what: 'an array for a body', path: '/presence', body: () => [checkIn()], refused: malformed },
  { what: 'an id that is none', path: '/presence', body: () => checkIn({ id: '7' }), refused: malformed, field: 'id' },
  { what: 'a time without its zone', path: '/presence', body: () => checkIn({ at: '2026-11-16T10:00:00' }), refused: malformed, field: 'at' },
  { what: 'a day that does not exist', path: '/presence', body: () => checkIn({ at: '2026-13-40T10:00:00Z' }), refused: [400, 'presence.bad-time'], field: 'at' },
  { what: 'a word for a year', path: '/people', body: () => person({ birthYear: 'năm 1990' }), refused: malformed, field: 'birthYear' },
  { what: 'an unknown kind of place', path: '/places', body: () => ({ name: 'Bãi', kind: 'moon', areaId: communeId }), refused: malformed, field: 'kind' },
  // Unknown area, code, person.
  { what: 'an unknown place code', path: '/presence', body: () => checkIn({ placeCode: 'A1C2D3E4.F5G' }), refused: [404, 'presence.unknown-place'] },
  { what: 'an unknown area', path: '/people', body: () => person({ areaId: unknownId }), refused: [422, 'person.unknown-area'], field: 'areaId' },
  { what: 'an unknown person', path: '/presence', body: () => checkIn({ person: { personId: unknownId } }), refused: [404, 'person.unknown'] },
  { what: 'two ways to name the person', path: '/presence', body: () => checkIn({ person: { phone: '0912345678', personId: unknownId } }), refused: [400, 'presence.one-person'], field: 'person' },
  // Times.
  { what: 'leaving before arriving', path: '/presence', body: () => checkIn({ leftAt: at(TEST_NOW - 1) }), refused: [422, 'presence.left-before-at'], field: 'leftAt' },
  { what: 'leaving on arriving', path: '/presence', body: () => checkIn({ leftAt: at(TEST_NOW) }), refused: [422, 'presence.left-before-at'], field: 'leftAt' },
  // Too long, and characters that no keyboard makes.
  { what: 'a name of 1 MB', path: '/people', body: () => person({ fullName: megabyte }), refused: [413, 'request.too-large'] },
  { what: 'a name of 121 letters', path: '/people', body: () => person({ fullName: 'a'.repeat(121) }), refused: malformed, field: 'fullName' },
  { what: 'NUL in a name', path: '/people', body: () => person({ fullName: 'Mai\u0000 Lan' }), refused: malformed, field: 'fullName' },
  { what: 'NUL in a phone', path: '/presence', body: () => checkIn({ person: { phone: '0912\u0000345678' } }), refused: malformed, field: 'person.phone' },
  { what: 'an escape sequence in a place name', path: '/places', body: () => ({ name: '\u001b[31mQuán', kind: 'shop', areaId: communeId }), refused: malformed, field: 'name' },
  // Phones.
  { what: 'letters for a phone', path: '/presence', body: () => checkIn({ person: { phone: 'không có' } }), refused: [400, 'person.bad-phone'], field: 'phone' },
  { what: 'a hotline number', path: '/presence', body: () => checkIn({ person: { phone: '1900 1234' } }), refused: [400, 'person.bad-phone'], field: 'phone' },
  { what: 'a foreign phone', path: '/presence', body: () => checkIn({ person: { phone: '+86 138 0013 8000' } }), refused: [400, 'person.bad-phone'], field: 'phone' },
]; // prettier-ignore

describe('bad input', () => {
  it.each(bad)(
    '$what: one clear sentence in both languages, nothing stored',
    async ({ path, body, refused, field }) => {
      const before = await stored();
      const answer = await officer.post(path, body());
      const reply = answer.json();
      expect([answer.statusCode, reply.code], answer.body).toEqual(refused);
      expect(reply.message).toMatch(/\p{Lu}.{15,}[.]$/u);
      expect(reply.message.normalize('NFC')).toBe(reply.message);
      expect(reply.messageEn).toMatch(/^[A-Z].{10,}[.]$/);
      expect(reply.messageEn).not.toBe(reply.message);
      if (field !== undefined) {
        expect(Object.keys(reply.fields ?? {})).toContain(field);
      }
      expect(answer.body.length).toBeLessThan(1_000);
      expect(await stored()).toEqual(before);
    },
  );

  it('that is no JSON at all is malformed too', async () => {
    for (const payload of ['', '{', '{"id":', 'null', '"text"', '\u0000']) {
      const answer = await t.http.inject({
        method: 'POST',
        url: '/api/v1/presence',
        headers: { 'content-type': 'application/json' },
        payload,
      });
      expect([answer.statusCode, answer.json().code], JSON.stringify(payload)).toEqual(malformed);
    }
  });

  it.each([
    '/cases?from=2026-02-31',
    '/cases?to=2026-13-40',
    `/cases?cursor=${markCursor({ key: 'GET /cases', params: {}, query: {} }, encodeCursor(['x', 'y']))}`,
    `/contacts?cursor=${markCursor({ key: 'GET /contacts', params: {}, query: {} }, encodeCursor(['a', 'b', 'c']))}`,
    '/presence/totals?places=abc',
  ])('in the address %s is malformed, not a failure of the system', async (path) => {
    const answer = await officer.get(path);
    expect([answer.statusCode, answer.json().code], answer.body).toEqual(malformed);
  });

  it('in one item of a batch is refused alone', async () => {
    const items = [
      checkIn({ person: { phone: '0987000001' } }),
      checkIn({ at: 5 }),
      'no object',
      checkIn({ placeCode: 'nowhere' }),
      checkIn({ person: { phone: '12' } }),
      checkIn({ person: { phone: '0987000002' }, leftAt: at(TEST_NOW - 5) }),
      checkIn({ person: { phone: '0987000003' } }),
    ];
    const answer = await officer.post('/presence/batch', { items });
    expect(
      answer.json().outcomes.map((one: { status: number; code?: string }) => [one.status, one.code]),
    ).toEqual([
      [201, undefined],
      [400, 'request.malformed'],
      [400, 'request.malformed'],
      [404, 'presence.unknown-place'],
      [400, 'person.bad-phone'],
      [422, 'presence.left-before-at'],
      [201, undefined],
    ]);
  });

  it('as the same id with other content is a conflict, and the former content stays', async () => {
    const body = person();
    expect((await officer.post('/people', body)).statusCode).toBe(201);
    const before = await stored();
    const other = await officer.post('/people', { ...body, fullName: 'Lộc Thị Lan' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.conflict']);
    const scan = checkIn({ person: { phone: '0987111222' } });
    expect((await officer.post('/presence', scan)).statusCode).toBe(201);
    // The other content names somebody new: a refused check-in must not make a person either.
    const middle = await stored();
    const clash = await officer.post('/presence', { ...scan, person: { phone: '0987333444' } });
    expect([clash.statusCode, clash.json().code]).toEqual([409, 'request.conflict']);
    expect(await stored()).toEqual(middle);
    expect(before['person']).toBe(middle['person']! - 1);
    expect((await officer.get(`/people/${body.id}`)).json().fullName).toBe('Lộc Thị Mai');
  });
});

describe('input that looks bad and is not', () => {
  it.each([
    ['an hour ahead', 3_600_000, '0987222331'],
    ['a year ahead', 365 * 86_400_000, '0987222332'],
    ['at the beginning of time', -TEST_NOW, '0987222333'],
  ])('a device clock %s: the check-in is kept under the time of receipt, marked', async (_, off, phone) => {
    const scan = checkIn({ person: { phone }, at: at(TEST_NOW + off), leftAt: at(TEST_NOW + off + 60_000) });
    const answer = await officer.post('/presence', scan);
    expect(answer.statusCode, answer.body).toBe(201);
    const rows = await sql<{ in_at: Date; device_at: Date; time_quality: number }>`
      select in_at, device_at, time_quality from presence where id = ${answer.json().stayId}`.execute(
      t.app.platform.db,
    );
    expect(rows.rows[0]?.in_at.getTime()).toBe(TEST_NOW);
    expect(rows.rows[0]?.device_at.toISOString()).toBe(scan.at);
  });

  it('decomposed Vietnamese is stored composed, and found either way', async () => {
    const made = await officer.post('/people', person({ fullName: 'Nông Đức Hoà'.normalize('NFD') }));
    expect(made.statusCode, made.body).toBe(201);
    const kept = await officer.get(`/people/${made.json().id}`);
    expect(kept.json().fullName).toBe('Nông Đức Hoà'.normalize('NFC'));
    const found = await officer.get(`/people?q=${encodeURIComponent('Nông Đức Hòa'.normalize('NFD'))}`);
    expect(found.json().items.map(({ id }: { id: string }) => id)).toContain(made.json().id);
  });

  it('a phone is one person in every usual writing', async () => {
    const before = await stored();
    const writings = ['0978 123 456', '+84978123456', '84 978.123.456', '+84-978-123-456', '0978123456'];
    for (const phone of writings) {
      const answer = await officer.post('/presence', checkIn({ person: { phone } }));
      expect(answer.statusCode, `${phone} ${answer.body}`).toBe(201);
    }
    const after = await stored();
    expect(after['person']! - before['person']!).toBe(1);
    expect(after['presence']! - before['presence']!).toBe(1);
  });
});

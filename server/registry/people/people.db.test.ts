import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

let t: TestApp;
let officer: Caller;
let commune: Caller;
let hanoi: Caller;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
  commune = await t.as('commune-officer', '06184');
  hanoi = await t.as('tracer', '33');
});
afterAll(async () => await t.close());

type Body = Record<string, unknown> & { id: string };

async function add(body: object, by: Caller = officer): Promise<Body> {
  const answer = await by.post('/people', body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Body>();
}

async function find(q: string, by: Caller = officer): Promise<string[]> {
  const answer = await by.get(`/people?q=${encodeURIComponent(q)}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: { fullName: string }[] }>().items.map((item) => item.fullName);
}

describe('adding people', () => {
  it('keeps a person with everything in canonical form, and shows it to who may see it', async () => {
    const { id } = await add({
      fullName: 'Hoàng Thị Mùi'.normalize('NFD'),
      sex: 'female',
      birthDate: '1962-04-30',
      identifiers: [{ kind: 'cccd', value: '020 162 000 111' }],
      phones: ['+84 912 000 111', '0912.000.111'],
      address: 'Số 5, khu ga',
      areaId: t.areaId('06184'),
    });
    const shown = (await commune.get(`/people/${id}`)).json<Body>();
    expect(shown).toMatchObject({
      fullName: 'Hoàng Thị Mùi',
      birthYear: 1962,
      phones: ['0912000111'],
      identifiers: [{ kind: 'cccd', value: '020162000111' }],
      address: 'Số 5, khu ga',
      areaName: 'Xã Đồng Đăng',
      assurance: 'officer',
      dataset: 'demo',
      version: 1,
      mergedInto: null,
    });
  });

  it('stores no number and no address in the clear', async () => {
    const dump = await sql<{ text: string }>`
      select (select string_agg(person::text, '') from person) || (select string_agg(person_phone::text, '') from person_phone)
        || (select string_agg(person_identifier::text, '') from person_identifier)
        || (select string_agg(body::text, '') from receipt) || (select string_agg(detail::text, '') from audit) as text`.execute(
      t.app.platform.db,
    );
    expect(dump.rows[0]!.text).toContain('Hoàng Thị Mùi');
    expect(dump.rows[0]!.text).not.toMatch(/912000111|020162000111|khu ga/);
  });

  it('answers a repeated id the same, and other content with a conflict', async () => {
    const body = {
      id: '019a8d00-0000-7000-8000-0000000000a1',
      fullName: 'Lý Văn Sáu',
      areaId: t.areaId('06184'),
    };
    const first = await officer.post('/people', body);
    const again = await officer.post('/people', { ...body, id: body.id.toUpperCase() });
    const other = await officer.post('/people', { ...body, fullName: 'Lý Văn Bảy' });
    expect([first.statusCode, again.statusCode, other.statusCode]).toEqual([201, 200, 409]);
    expect(again.json()).toEqual(first.json());
    expect((await find('lý sáu')).length).toBe(1);
  });

  it('makes one person of twenty equal requests at once', async () => {
    const body = {
      id: '019a8d00-0000-7000-8000-0000000000a2',
      fullName: 'Chu Văn Đua',
      areaId: t.areaId('06184'),
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => officer.post('/people', body)));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect((await find('Đua')).length).toBe(1);
  });

  it('refuses what it cannot read, in both languages, and other areas', async () => {
    const bad = await officer.post('/people', { fullName: 'A', phones: ['12'], birthDate: '2001-02-29' });
    expect(bad.statusCode).toBe(400);
    expect(bad.json()).toMatchObject({
      fields: { 'phones.0': 'phone.length', birthDate: 'date.impossible' },
    });
    const unknown = await officer.post('/people', {
      fullName: 'A',
      areaId: '019a8d00-0000-7000-8000-0000000000ff',
    });
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'person.unknown-area']);
    const outside = await commune.post('/people', { fullName: 'A', areaId: t.areaId('06529') });
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'request.forbidden']);
    expect((await t.anonymous.post('/people', { fullName: 'A' })).statusCode).toBe(401);
  });

  it('shows a household side by side', async () => {
    const householdId = '019a8d00-0000-7000-8000-0000000000b1';
    const a = await add({ fullName: 'Vi Văn Cha', householdId, areaId: t.areaId('06184') });
    await add({ fullName: 'Vi Thị Con', householdId, areaId: t.areaId('06184') });
    const shown = (await officer.get(`/people/${a.id}`)).json<{
      householdId: string;
      household: { fullName: string }[];
    }>();
    expect(shown.householdId).toBe(householdId);
    expect(shown.household.map((member) => member.fullName)).toEqual(['Vi Thị Con']);
  });
});

describe('searching people', () => {
  beforeAll(async () => {
    for (const [fullName, area] of [
      ['Nguyễn Văn An', '06184'],
      ['Nguyễn Văn Hoài An', '06184'],
      ['Nguyễn Thị Ân', '06529'],
      ['An Văn Nguyên', '06529'],
      ['Trần An Bình', '06529'],
      ['Nguyễn Ân Yên', '06529'],
      ['Nguyễn Ân An', '06529'],
      ['Nguyễn Văn An', '12452'],
    ] as const) {
      await add({ fullName, areaId: t.areaId(area) }, area === '12452' ? hanoi : officer);
    }
    await add({
      fullName: 'Đàm Quang Tý',
      phones: ['0977000222'],
      identifiers: [{ kind: 'bhyt', value: 'GD4202099000222' }],
    });
  });

  it('finds by words in any order without accents, whole names and own areas first', async () => {
    const names = await find('nguyen van an', commune);
    expect(names.slice(0, 2)).toEqual(['Nguyễn Văn An', 'Nguyễn Văn Hoài An']);
    // The two others lie outside the commune: the searcher sees a family name and initials.
    expect(names.slice(2).sort()).toEqual(['An V. N.', 'Nguyễn V. A.']);
  });

  it('lets typed marks count, and words without marks match any', async () => {
    const names = await find('An Nguyễn', commune);
    expect(names).toContain('Nguyễn Văn An');
    expect(names).toContain('Nguyễn T. Â.');
    expect(names).not.toContain('An V. N.');
    expect(await find('nguyễn ân', commune)).toEqual(['Nguyễn T. Â.']);
  });

  it('needs the given name: a middle name finds nobody, a family name alone is refused', async () => {
    expect(await find('hoài', officer)).toEqual([]);
    const refused = await officer.get('/people?q=nguyen');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'person.given-name-needed']);
    expect(refused.json().message).toContain('tên');
  });

  it('finds by phone and by identity number in any writing', async () => {
    expect(await find('+84 977 000 222')).toEqual(['Đàm Quang Tý']);
    expect(await find('2099000222')).toEqual(['Đàm Quang Tý']);
    expect(await find('0977000223')).toEqual([]);
  });

  it('never leaves the dataset', async () => {
    const live = await t.as('health-officer', '20', 'live');
    expect(await find('nguyen van an', live)).toEqual([]);
    expect(await find('0977000222', live)).toEqual([]);
  });

  it('shows more of people elsewhere for a reason, which the audit keeps', async () => {
    const q = encodeURIComponent('nguyen van an');
    const reason = encodeURIComponent('tiếp xúc gần ca 12');
    const answer = await commune.get(`/people?q=${q}&reason=${reason}`);
    const names = answer.json<{ items: { fullName: string }[] }>().items.map((item) => item.fullName);
    expect(names.filter((name) => name === 'Nguyễn Văn An').length).toBe(2);
    const kept = await sql<{ n: number }>`select count(*) as n from audit
      where action = 'person.search' and reason = 'tiếp xúc gần ca 12'`.execute(t.app.platform.db);
    expect(kept.rows[0]!.n).toBe(1);
  });
});

describe('reading one person', () => {
  it('asks for a reason outside the own areas, and audits every look', async () => {
    const { id } = await add({ fullName: 'Bế Thị Xa', phones: ['0966000333'], areaId: t.areaId('06529') });
    const refused = await commune.get(`/people/${id}`);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'person.reason-required']);
    expect(refused.body).not.toContain('0966000333');
    const shown = await commune.get(`/people/${id}?reason=${encodeURIComponent('F1 của ca tại chợ')}`);
    expect(shown.json()).toMatchObject({ fullName: 'Bế Thị Xa', phones: ['0966000333'] });
    const kept = await sql<{ reason: string | null }>`select reason from audit
      where action = 'person.read' and subject_id = ${id}`.execute(t.app.platform.db);
    expect(kept.rows).toEqual([{ reason: 'F1 của ca tại chợ' }]);
    const live = await t.as('health-officer', '20', 'live');
    expect((await live.get(`/people/${id}`)).statusCode).toBe(404);
  });
});

describe('editing a person', () => {
  it('merges edits of different fields and shows both on a true conflict', async () => {
    const { id } = await add({
      fullName: 'Lương Văn Hai',
      phones: ['0955000444'],
      areaId: t.areaId('06184'),
    });
    const first = await officer.patch(`/people/${id}`, { version: 1, fullName: 'Lương Văn Hải' });
    expect(first.json()).toMatchObject({ version: 2, fullName: 'Lương Văn Hải' });
    const other = await commune.patch(`/people/${id}`, { version: 1, address: 'Số 7' });
    expect(other.json()).toMatchObject({ version: 3, fullName: 'Lương Văn Hải', address: 'Số 7' });
    const clash = await commune.patch(`/people/${id}`, { version: 1, fullName: 'Lương Văn Hài' });
    expect(clash.statusCode).toBe(409);
    expect(clash.json()).toMatchObject({
      code: 'request.version-conflict',
      fields: { fullName: 'changed' },
      current: { version: 3, fullName: 'Lương Văn Hải', address: 'Số 7' },
    });
    const same = await commune.patch(`/people/${id}`, { version: 1, fullName: 'Lương Văn Hải' });
    expect([same.statusCode, same.json().version]).toEqual([200, 3]);
  });

  it('keeps search and numbers in step', async () => {
    const { id } = await add({ fullName: 'Mã Văn Cũ', phones: ['0944000555'], areaId: t.areaId('06184') });
    await officer.patch(`/people/${id}`, {
      version: 1,
      fullName: 'Mã Văn Mới',
      phones: ['0944000666', '0944000777'],
    });
    expect(await find('Cũ')).toEqual([]);
    expect(await find('ma moi')).toEqual(['Mã Văn Mới']);
    expect(await find('0944000555')).toEqual([]);
    expect(await find('0944000777')).toEqual(['Mã Văn Mới']);
    const { phones } = (await officer.get(`/people/${id}`)).json<{ phones: string[] }>();
    expect(phones).toEqual(['0944000666', '0944000777']);
  });

  it('hands a freed citizen number to its next holder', async () => {
    const number = { kind: 'cccd', value: '020085700700' };
    const a = await add({ fullName: 'Triệu Văn Sai', identifiers: [number], areaId: t.areaId('06184') });
    const b = await add({ fullName: 'Triệu Văn Đúng', identifiers: [number], areaId: t.areaId('06184') });
    await officer.patch(`/people/${a.id}`, { version: 1, identifiers: [] });
    const scope = { actor: { kind: 'system', id: null, name: 't' }, dataset: 'demo', grants: [] } as const;
    const found = await t.app.platform.db
      .transaction()
      .execute(
        async (tx) => await t.app.doors.people.resolve(scope, tx, [{ kind: 'cccd', value: number.value }]),
      );
    expect(found.get(`cccd:${number.value}`)).toMatchObject({ personId: b.id });
  });

  it('refuses a birth year against the stored date, other areas and unknown people', async () => {
    const { id } = await add({
      fullName: 'Nông Thị Năm',
      birthDate: '1990-05-05',
      areaId: t.areaId('06529'),
    });
    const wrong = await officer.patch(`/people/${id}`, { version: 1, birthYear: 1991 });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'person.birth-contradiction']);
    expect((await commune.patch(`/people/${id}`, { version: 1, address: 'x' })).statusCode).toBe(403);
    const nobody = await officer.patch('/people/019a8d00-0000-7000-8000-0000000000fe', {
      version: 1,
      address: 'x',
    });
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'person.unknown']);
  });

  it('lets one of ten editors of one field win, and loses nobody in silence', async () => {
    const { id } = await add({ fullName: 'Hứa Văn Mười', areaId: t.areaId('06184') });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        officer.patch(`/people/${id}`, { version: 1, address: `Số ${i}` }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFixture, type Fixture } from '../../../test/security/fixture.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';

let t: TestApp;
let f: Fixture;
let officer: Caller;

beforeAll(async () => {
  t = await testApp();
  f = await buildFixture(t);
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

type Item = { action: string; changes: { field: string }[]; values: string };
const historyOf = async (path: string, caller = officer): Promise<Item[]> => {
  const reply = await caller.get(`${path}/history`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().items;
};
const post = async (path: string, body: object, status = 200) => {
  const reply = await officer.post(path, body);
  expect(reply.statusCode, reply.body).toBe(status);
  return reply.json();
};
const word = (vi: string, en = vi) => ({ vi, en });

it('tells of each contact that was changed with others what stood there', async () => {
  const { caseId } = f;
  const { items } = (await officer.get(`/cases/${caseId}/contacts`)).json();
  const { id, personId } = items.find((one: { id: string | null }) => one.id === f.contactId);
  const details = { personIds: [personId], officer: 'Chị Hoa', relation: 'same-workplace' };
  await post(`/cases/${caseId}/contacts/details`, details);
  await post(`/cases/${caseId}/contacts/details`, { personIds: [personId], officer: 'Anh Bảy' });
  const [latest, former] = await historyOf(`/contacts/${id}`);
  expect(latest).toMatchObject({
    action: 'contact.details',
    changes: [{ field: 'officer', from: word('Chị Hoa'), to: word('Anh Bảy'), hidden: false }],
  });
  expect(former!.changes.map(({ field }) => field)).toEqual(['relation', 'officer']);
  // The same said again changes nobody, and nothing is told of them.
  await post(`/cases/${caseId}/contacts/details`, { personIds: [personId], officer: 'Anh Bảy' });
  expect(await historyOf(`/contacts/${id}`)).toHaveLength(2);
});

describe('households put into units together', () => {
  const unit = async (name: string) => {
    const admin = await t.as('administrator');
    const body = { parentId: f.communeId, name, kind: 'hamlet', validFrom: '2026-01-01' };
    return (await admin.post('/areas', body)).json().id as string;
  };

  it('each tell their former and their new one', async () => {
    const [one, other] = [await unit('Thôn Một'), await unit('Thôn Hai')];
    const ids = [f.householdId];
    await post('/households/units', { ids, unitId: one });
    const { version } = (await officer.get(`/households/${f.householdId}`)).json();
    await post('/households/units', { ids, unitId: other });
    const [latest] = await historyOf(`/households/${f.householdId}`);
    expect(latest).toMatchObject({
      action: 'household.place',
      changes: [{ field: 'unitId', from: { vi: expect.stringContaining('Thôn Một') }, hidden: false }],
    });
    await post('/households/units', { ids, unitId: other });
    expect((await officer.get(`/households/${f.householdId}`)).json().version).toBe(version + 1);
  });

  it('by their addresses too, where they stood without one before', async () => {
    const hamlet = await unit('Thôn Ba Cây');
    const personIds = [];
    for (const fullName of ['Mã Thị Cây', 'Mã Văn Cây']) {
      const person = { fullName, areaId: f.communeId, address: 'Số 4, thôn Ba Cây' };
      personIds.push((await post('/people', person, 201)).id);
    }
    const id = uuid7();
    await post('/households', { id, areaId: f.communeId, personIds }, 201);
    const alone = await post(
      '/people',
      { fullName: 'Mã Cô', areaId: f.communeId, address: 'Số 9, thôn Ba Cây' },
      201,
    );
    await post('/households/from-addresses', { areaId: f.communeId });
    expect((await historyOf(`/households/${id}`))[0]).toMatchObject({
      action: 'household.place',
      changes: expect.arrayContaining([
        {
          field: 'unitId',
          from: null,
          to: { vi: expect.stringContaining('Thôn Ba Cây'), en: expect.any(String) },
          hidden: false,
        },
        { field: 'address', from: null, to: word('Số 4, thôn Ba Cây'), hidden: false },
      ]),
    });
    // One that was made in the same act was not changed by it.
    const { items } = (
      await officer.get(`/households?area=${hamlet}&q=${encodeURIComponent('Mã Cô')}`)
    ).json();
    expect(await historyOf(`/households/${items[0].id}`)).toEqual([]);
    expect(alone.id).toBeTruthy();
  });
});

it('who moves in or out of a household is told in both histories', async () => {
  const { id } = await post('/people', { fullName: 'Nông Thị Chuyển', areaId: f.communeId }, 201);
  await post(`/households/${f.householdId}/members`, { personId: id, move: 'in' });
  expect((await historyOf(`/households/${f.householdId}`))[0]).toMatchObject({
    action: 'household.move-in',
    changes: [{ field: 'memberId', from: null, to: word('Nông Thị Chuyển') }],
  });
  expect((await historyOf(`/people/${id}`))[0]!.changes).toMatchObject([
    { field: 'householdId', from: null },
  ]);
  await post(`/households/${f.householdId}/members`, { personId: id, move: 'out' });
  expect((await historyOf(`/households/${f.householdId}`))[0]).toMatchObject({
    action: 'household.move-out',
    changes: [{ field: 'memberId', from: word('Nông Thị Chuyển'), to: null }],
  });
});

describe('records that were merged', () => {
  const twins = async (name: string) => {
    const same = { birthDate: '1983-03-04', sex: 'female', areaId: f.communeId };
    const a = await post('/people', { ...same, fullName: name, phones: ['0913555001'] }, 201);
    const b = await post(
      '/people',
      { ...same, fullName: name, phones: ['0913555002'], address: 'Số 8' },
      201,
    );
    const { items } = (await officer.get('/people/duplicates?limit=500')).json();
    const ids = [a.id, b.id];
    const pair = items.find(
      (one: { left: { id: string }; right: { id: string } }) =>
        ids.includes(one.left.id) && ids.includes(one.right.id),
    );
    const merge = async () =>
      (await post(`/people/duplicates/${pair.id}`, { decision: 'merge', keepId: a.id })).mergeId as string;
    return { a: a.id as string, b: b.id as string, merge };
  };
  const of = async (id: string, action: string) =>
    (await historyOf(`/people/${id}`)).filter((one) => one.action === action);

  it('tell what the kept one got and who went into it, and the same back when undone', async () => {
    const { a, b, merge } = await twins('Lương Thị Gộp');
    const mergeId = await merge();
    const gained = [
      { field: 'mergedId', from: null, to: word('Lương Thị Gộp'), hidden: false },
      { field: 'phones', from: word('0913555001'), to: word('0913555001; 0913555002'), hidden: false },
      { field: 'address', from: null, to: word('Số 8'), hidden: false },
    ];
    const merged = await of(a, 'person.merge');
    expect(merged.find(({ changes }) => changes.length > 1)!.changes).toEqual(expect.arrayContaining(gained));
    expect(merged.map(({ changes }) => changes.map(({ field }) => field))).toContainEqual(['mergedInto']);
    await post(`/people/merges/${mergeId}/undo`, {});
    const [undone] = await of(a, 'person.merge-undone');
    expect(undone!.changes).toEqual(
      expect.arrayContaining(gained.map((one) => ({ ...one, from: one.to, to: one.from }))),
    );
    expect(await of(b, 'person.merge-undone')).toMatchObject([
      { changes: [{ field: 'mergedInto', to: null }] },
    ]);
  });

  it('lose these values when either of them is anonymised, also after undoing', async () => {
    const { a, b, merge } = await twins('Lương Thị Xóa');
    await post(`/people/merges/${await merge()}/undo`, {});
    const { db } = t.app.platform;
    const keptOf = async (id: string) =>
      (await sql`select 1 from record_change where subject_id = ${id}::uuid`.execute(db)).rows.length;
    expect(await keptOf(a)).toBe(2);
    const wish = {
      id: uuid7(),
      personId: b,
      wish: 'erasure',
      channel: 'desk',
      proof: 'document',
      words: 'Xin xóa',
    };
    await post('/privacy/requests', wish, 201);
    await post(`/privacy/requests/${wish.id}/answer`, { state: 'done', answer: 'Đã ẩn danh' });
    expect([await keptOf(a), await keptOf(b)]).toEqual([0, 0]);
    expect(await of(a, 'person.merge-undone')).toMatchObject([{ values: 'erased', changes: [] }]);
  });

  it('name the other record to a reader as that reader may see it', async () => {
    const { a, b, merge } = await twins('Lương Thị Kín');
    await post(`/people/merges/${await merge()}/undo`, {});
    await sql`update person set restricted_at = now() where id = ${b}::uuid`.execute(t.app.platform.db);
    const [undone] = await of(a, 'person.merge-undone');
    expect(undone!.changes).toContainEqual({
      field: 'mergedId',
      from: expect.objectContaining({ vi: expect.not.stringContaining('Kín') }),
      to: null,
      hidden: false,
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

const MINUTE_MS = 60_000;
let t: TestApp;
let officer: Caller;
let elsewhere: Caller;
let auditor: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
  elsewhere = await t.as('commune-officer', '06184');
  auditor = await t.as('auditor', '20');
});
afterAll(() => t.close());

async function person(code = '06040'): Promise<string> {
  const answer = await officer.post('/people', {
    fullName: 'Nông Văn Páo',
    birthDate: '1971-03-05',
    phones: ['0912000333'],
    address: 'Thôn Nà Pá',
    areaId: t.areaId(code),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}
const open = async (id: string, reason?: string) =>
  await elsewhere.get(`/people/${id}${reason === undefined ? '' : `?reason=${encodeURIComponent(reason)}`}`);
const passes = async (query = '') => (await auditor.get(`/access-passes${query}`)).json().items;

describe('a record outside one’s areas', () => {
  it('is open for half an hour after a reason, to the one who gave it and to nobody else', async () => {
    const id = await person();
    expect((await open(id)).json().code).toBe('person.reason-required');
    expect((await open(id, 'Truy vết ca 12')).json()).toMatchObject({ phones: ['0912000333'] });
    t.clock.advance(29 * MINUTE_MS);
    const again = await open(id);
    expect(again.json()).toMatchObject({ fullName: 'Nông Văn Páo', phones: ['0912000333'] });
    const other = await t.as('commune-officer', '06184');
    expect((await other.get(`/people/${id}`)).json().code).toBe('person.reason-required');
    t.clock.advance(2 * MINUTE_MS);
    expect((await open(id)).json().code).toBe('person.reason-required');
    const [pass] = await passes();
    expect(pass).toMatchObject({ subjectId: id, reason: 'Truy vết ca 12', looks: 2, verdict: null });
  });

  it('is closed again by the one who opened it', async () => {
    const id = await person();
    await open(id, 'Dân gọi đến');
    const { items } = (await elsewhere.get('/access-passes/own')).json();
    expect(items).toMatchObject([{ subjectKind: 'person', subjectId: id, reason: 'Dân gọi đến' }]);
    expect((await officer.post(`/access-passes/${items[0].id}/end`)).statusCode).toBe(204);
    expect((await open(id)).statusCode).toBe(200);
    expect((await elsewhere.post(`/access-passes/${items[0].id}/end`)).statusCode).toBe(204);
    expect((await open(id)).json().code).toBe('person.reason-required');
  });

  it('is reviewed by somebody else, who must say what was wrong', async () => {
    const id = await person();
    await open(id, 'Xem thử');
    const [pass] = await passes('?state=unreviewed');
    expect(pass).toMatchObject({ subjectId: id });
    const judge = async (by: Caller, body: object) =>
      (await by.post(`/access-passes/${pass.id}/review`, body)).json();
    expect((await judge(auditor, { verdict: 'unjustified' })).code).toBe('session.pass-note');
    expect(await judge(auditor, { verdict: 'unjustified', note: 'Không có ca nào' })).toMatchObject({
      verdict: 'unjustified',
      note: 'Không có ca nào',
    });
    expect(await passes('?state=unjustified')).toMatchObject([{ subjectId: id }]);
    const far = await t.as('auditor', '33');
    expect((await judge(far, { verdict: 'justified' })).code).toBe('request.not-found');
  });
});

describe('a record that its person wants held back', () => {
  it('takes a reason in its own area too, until it is let go', async () => {
    const id = await person();
    const own = await t.as('commune-officer', '06040');
    const { people } = t.app.doors;
    const scope = systemScope('test', 'demo');
    const { personNo } = (await people.byIds(scope, [id])).get(id)!;
    const restrict = async (on: boolean) =>
      await t.app.platform.db
        .transaction()
        .execute(async (tx) => await people.restrict(scope, tx, [personNo], on));
    expect((await own.get(`/people/${id}`)).statusCode).toBe(200);
    await restrict(true);
    expect((await own.get(`/people/${id}`)).json().code).toBe('person.reason-required');
    const shown = (await own.get(`/people/${id}?reason=theo%20d%C3%B5i`)).json();
    expect(shown.restrictedAt).toBe(new Date(t.clock.now()).toISOString());
    await restrict(false);
    expect((await (await t.as('commune-officer', '06040')).get(`/people/${id}`)).statusCode).toBe(200);
  });
});

describe('what is held back', () => {
  it('is masked in searches, pairs and files of its own area, and edited only by who gave a reason', async () => {
    const id = await person();
    const own = await t.as('commune-officer', '06040');
    const { people } = t.app.doors;
    const { db } = t.app.platform;
    const scope = systemScope('test', 'demo');
    const { personNo } = (await people.byIds(scope, [id])).get(id)!;
    const found = async (query = '') => {
      const { items } = (await own.get(`/people?q=0912000333${query}`)).json();
      return items.find((one: { id: string }) => one.id === id);
    };
    expect(await found()).toMatchObject({ fullName: 'Nông Văn Páo', phone: '0912000333' });
    await db.transaction().execute(async (tx) => await people.restrict(scope, tx, [personNo], true));
    expect(await found()).toMatchObject({
      fullName: 'Nông V. P.',
      phone: '•••333',
      address: null,
      birthDate: null,
    });
    const grants = [{ role: 'commune-officer', areaId: t.areaId('06040'), areaPath: '' }] as const;
    const reader = {
      actor: { kind: 'account', id: own.accountId, name: 'x' },
      dataset: 'demo',
      grants,
    } as const;
    expect((await people.namesByNo(reader, [personNo])).get(personNo)?.name).toBe('Nông V. P.');
    // Counted in a file, but not named.
    expect((await people.recordsOf(reader, db, [personNo])).get(personNo)).toMatchObject({
      personId: id,
      fullName: null,
      phones: [],
      birthYear: 1971,
    });
    const { version } = (await people.detailsByNo(scope, [personNo])).get(personNo)!;
    const edit = async () => (await own.patch(`/people/${id}`, { version, address: 'Thôn Nà Sầm' })).json();
    expect((await edit()).code).toBe('person.reason-required');
    await own.get(`/people/${id}?reason=${encodeURIComponent('Sửa theo đơn')}`);
    expect(await edit()).toMatchObject({ fullName: 'Nông Văn Páo', address: 'Thôn Nà Sầm' });
  });
});

describe('a search with a reason', () => {
  it('opens whom it shows whole like a record: with a pass that is reviewed, and known to the person', async () => {
    const id = await person();
    const seeker = await t.as('commune-officer', '06184');
    const q = `/people?q=${encodeURIComponent('Nông Văn Páo')}`;
    await seeker.get(q);
    const before = (await auditor.get('/access-passes')).json().items.length;
    const { items } = (await seeker.get(`${q}&reason=${encodeURIComponent('Tìm người nhà')}`)).json();
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({ fullName: 'Nông Văn Páo' });
    const after = (await passes()) as { subjectId: string; reason: string }[];
    expect(after.length - before).toBe(items.length);
    expect(after).toContainEqual(expect.objectContaining({ subjectId: id, reason: 'Tìm người nhà' }));
    const trail = (await (await t.as('auditor', null)).get(`/audit?subject=${id}&action=person.read`)).json();
    expect(trail.items).toContainEqual(expect.objectContaining({ reason: 'Tìm người nhà' }));
  });
});

describe('an anonymised record', () => {
  it('keeps sex, year of birth, area and what hangs from it, and is found by nothing else', async () => {
    const id = await person();
    const { people } = t.app.doors;
    const scope = systemScope('test', 'demo');
    const { personNo } = (await people.byIds(scope, [id])).get(id)!;
    await t.app.platform.db
      .transaction()
      .execute(async (tx) => await people.anonymise(scope, tx, [personNo]));
    expect((await officer.get(`/people/${id}`)).json()).toMatchObject({
      fullName: 'Đã ẩn danh',
      birthDate: null,
      birthYear: 1971,
      phones: [],
      address: null,
      areaName: 'Xã Thất Khê',
    });
    const left = (await officer.get('/people?q=0912000333'))
      .json()
      .items.map((one: { id: string }) => one.id);
    expect(left).not.toContain(id);
    expect((await people.byIds(scope, [id])).get(id)).toMatchObject({ personNo });
  });
});

describe('a reason that nobody asked for', () => {
  const unasked = `reason=${encodeURIComponent('Xem cho biết')}`;
  it('opens nobody who stands beside what was opened: visitors, household, contacts', async () => {
    const far = await person('06184');
    const own = await t.as('health-officer', '06184');
    const near = (
      await officer.post('/people', { fullName: 'Nông Thị Mẩy', birthYear: 1975, areaId: t.areaId('06184') })
    ).json();
    const place = (
      await officer.post('/places', { name: 'Quán Bờ Sông', kind: 'restaurant', areaId: t.areaId('06184') })
    ).json();
    const at = (hours: number) => new Date(t.clock.now() - hours * 60 * MINUTE_MS).toISOString();
    for (const personId of [far, near.id]) {
      const stay = { id: uuid7(), placeCode: place.code, person: { personId }, at: at(30), leftAt: at(28) };
      expect((await officer.post('/presence', stay)).statusCode).toBe(201);
    }
    const home = { id: uuid7(), areaId: t.areaId('06184'), address: 'Số 1', personIds: [near.id, far] };
    const built = await officer.post('/households', home);
    expect(built.statusCode, built.body).toBe(201);
    const { version } = (await officer.get(`/people/${far}`)).json();
    expect((await officer.patch(`/people/${far}`, { version, areaId: t.areaId('06040') })).statusCode).toBe(
      200,
    );
    const opened = await officer.post('/cases', {
      id: uuid7(),
      personId: near.id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: new Date(t.clock.now()).toISOString().slice(0, 10),
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const caseId = opened.json().id;
    expect((await officer.post(`/cases/${caseId}/trace`, {})).statusCode).toBeLessThan(300);
    await officer.post(`/cases/${caseId}/contacts/decisions`, { personIds: [far], decision: 'confirm' });
    const before = (await own.get('/access-passes/own')).json().items;
    for (const path of [
      `/presence?place=${place.id}&`,
      `/people/${near.id}?`,
      `/cases/${caseId}/contacts?`,
      `/cases/${caseId}/chain?contacts=true&`,
      `/chains?around=${caseId}&contacts=true&`,
    ]) {
      const shown = await own.get(`${path}${unasked}`);
      expect(shown.statusCode, `${path}: ${shown.body}`).toBe(200);
      expect(shown.body, path).toContain(far);
      expect(shown.body, path).not.toContain('Nông Văn Páo');
    }
    expect((await own.get('/access-passes/own')).json().items).toEqual(before);
  });
});

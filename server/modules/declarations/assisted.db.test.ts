import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CaseToLoad, loadCases } from '../cases/index.ts';

const COMMUNE = '06184';
let t: TestApp;
let officer: Caller;
let personId: string;
let card: { cardCode: string; birthYear: number };
let token: string;
let assistanceId: string;

const declare = async (more: object, who: Caller = t.anonymous) =>
  await who.post('/declarations', {
    id: uuid7(),
    person: { fullName: 'Tên Gõ Nhầm', birthYear: 1999, areaId: t.areaId(COMMUNE) },
    symptoms: ['fever'],
    exposures: [],
    declaredAt: new Date(t.clock.now()).toISOString(),
    ...more,
  });
const history = async () => (await t.anonymous.post('/assistance/history', card)).json();

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer', COMMUNE);
  const made = await officer.post('/people', {
    fullName: 'Nông Thị Bà',
    birthYear: 1938,
    areaId: t.areaId(COMMUNE),
  });
  personId = made.json().id;
  const { cardCode } = (await officer.post(`/people/${personId}/card`)).json();
  card = { cardCode, birthYear: 1938 };
});
afterAll(async () => await t.close());

describe('a relative who acts for a person', () => {
  it('begins with the card and the year of birth, and with neither alone', async () => {
    const helper = { helperName: 'Nông Văn Con', relation: 'child' };
    const begin = async (more: object) =>
      await t.anonymous.post('/assistance', { id: uuid7(), ...card, ...helper, ...more });
    expect((await begin({ birthYear: 1939 })).json().code).toBe('person.check-failed');
    expect((await begin({ cardCode: 'ZZZZZZZZ' })).json().code).toBe('person.check-failed');
    const begun = await begin({});
    expect(begun.statusCode, begun.body).toBe(201);
    expect(begun.json()).toMatchObject({ name: 'Nông Thị Bà', birthYear: 1938 });
    ({ token, id: assistanceId } = begun.json());
  });

  it('declares for the person of the register, whatever was typed, and the record says who did it', async () => {
    const answer = await declare({ assistance: token });
    expect(answer.statusCode, answer.body).toBe(201);
    const shown = (await officer.get(`/declarations/${answer.json().id}`)).json();
    expect(shown).toMatchObject({
      personId,
      name: 'Nông Thị Bà',
      declaredBy: 'relative',
      actedBy: { name: 'Nông Văn Con', relation: 'child' },
    });
    expect(await history()).toMatchObject({
      name: 'Nông Thị Bà',
      helpers: [{ id: assistanceId, name: 'Nông Văn Con', relation: 'child', check: 'card', endedAt: null }],
      acts: [{ kind: 'declaration', by: 'Nông Văn Con', relation: 'child', factId: answer.json().id }],
    });
    const mine = (await t.anonymous.post('/assistance/mine', { tokens: [token] })).json();
    expect(mine.items).toMatchObject([
      { name: 'Nông Thị Bà', ended: false, acts: [{ kind: 'declaration' }] },
    ]);
    // Nobody else stands in the register for what was typed.
    expect((await officer.get(`/people?q=${encodeURIComponent('Tên Gõ Nhầm')}`)).json().items).toEqual([]);
  });

  it('is sent away by the person, and then neither acts nor sees', async () => {
    const ended = await t.anonymous.post('/assistance/end', { ...card, id: assistanceId });
    expect(ended.json().helpers[0].endedAt).not.toBeNull();
    expect((await declare({ assistance: token })).json().code).toBe('person.assistance-ended');
    const mine = (await t.anonymous.post('/assistance/mine', { tokens: [token] })).json();
    expect(mine.items).toMatchObject([{ ended: true, acts: [] }]);
  });

  it('is confirmed or ended by an officer of the area, too', async () => {
    const body = { id: uuid7(), helperName: 'Hà Thị Bên', relation: 'neighbour' };
    const elsewhere = await t.as('commune-officer', '06529');
    expect((await elsewhere.post(`/people/${personId}/assistance`, body)).statusCode).toBe(403);
    const made = await officer.post(`/people/${personId}/assistance`, body);
    expect(made.statusCode, made.body).toBe(201);
    expect((await declare({ assistance: made.json().token })).statusCode).toBe(201);
    const seen = (await officer.get(`/people/${personId}/assistance`)).json();
    expect(seen.helpers[0]).toMatchObject({ check: 'officer', begunBy: expect.any(String) });
    const end = { assistanceId: made.json().id };
    expect((await elsewhere.post(`/people/${personId}/assistance/end`, end)).statusCode).toBe(403);
    expect((await officer.post(`/people/${personId}/assistance/end`, end)).statusCode).toBe(200);
    expect((await declare({ assistance: made.json().token })).json().code).toBe('person.assistance-ended');
    const one = { id: body.id, helperName: 'x', relation: 'other' };
    expect((await officer.post(`/people/${personId}/assistance`, one)).statusCode).toBe(409);
  });

  it('of the kind officer stands in the history of who was declared for at the desk', async () => {
    const done = await officer.post('/declarations/assisted', {
      id: uuid7(),
      person: { fullName: 'Vũ Thị Ở Bàn', birthYear: 1950, areaId: t.areaId(COMMUNE) },
      symptoms: [],
      exposures: [],
      declaredAt: new Date(t.clock.now()).toISOString(),
      declaredBy: 'officer',
    });
    const shown = (await officer.get(`/declarations/${done.json().id}`)).json();
    expect(shown.actedBy).toMatchObject({ relation: 'officer' });
  });

  it('finds no year of birth by trying them: five wrong ones end the day, however the code is written', async () => {
    const plain = card.cardCode.replaceAll(/[^A-Z0-9]/giu, '');
    const spellings = [
      plain,
      plain.toLowerCase(),
      `${plain.slice(0, 4)}-${plain.slice(4)}`,
      `${plain.slice(0, 4)} ${plain.slice(4)}`,
      `${plain.slice(0, 2)}-${plain.slice(2)}`,
      ` ${plain}`,
    ];
    const codes: string[] = [];
    for (const [n, cardCode] of spellings.entries()) {
      const guess = { cardCode, birthYear: 1940 + n };
      codes.push((await t.anonymous.post('/assistance/history', guess)).json().code);
    }
    expect(codes.at(-1)).toBe('person.check-locked');
    // Also for the right one, until tomorrow.
    expect((await history()).code).toBe('person.check-locked');
    t.clock.advance(24 * 3_600_000);
    expect((await history()).name).toBe('Nông Thị Bà');
  });
});

describe('the right to act for somebody', () => {
  beforeAll(async () => {
    // A day has passed.
    officer = await t.as('commune-officer', COMMUNE);
  });
  const person = async (more: object) => {
    const made = await officer.post('/people', { areaId: t.areaId(COMMUNE), ...more });
    expect(made.statusCode, made.body).toBe(201);
    return made.json<{ id: string }>().id;
  };
  const cardOf = async (id: string) =>
    (await officer.post(`/people/${id}/card`)).json<{ cardCode: string }>().cardCode;
  const begin = async (cardCode: string, birthYear: number, helperName: string, relation = 'parent') =>
    await t.anonymous.post('/assistance', { id: uuid7(), cardCode, birthYear, helperName, relation });
  const ended = async (one: string) =>
    (await t.anonymous.post('/assistance/mine', { tokens: [one] })).json().items[0].ended as boolean;
  const today = () => new Date(t.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);

  it('is told apart from a card that was replaced', async () => {
    const id = await person({ fullName: 'Vi Thị Mất Thẻ', birthYear: 1940 });
    const lost = await cardOf(id);
    const next = await cardOf(id);
    expect((await begin(lost, 1940, 'Vi Văn Con')).json().code).toBe('person.card-revoked');
    expect((await begin(next, 1940, 'Vi Văn Con')).statusCode).toBe(201);
  });

  it('is held by several relatives at once; each sees and ends only their own', async () => {
    const id = await person({ fullName: 'Lý Thị Hai Con', birthYear: 1941 });
    const cardCode = await cardOf(id);
    const [first, second] = [
      (await begin(cardCode, 1941, 'Lý Văn Cả', 'child')).json(),
      (await begin(cardCode, 1941, 'Lý Thị Út', 'child')).json(),
    ];
    const answers = await Promise.all([
      declare({ assistance: first.token }),
      declare({ assistance: second.token }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const seen = (await t.anonymous.post('/assistance/history', { cardCode, birthYear: 1941 })).json();
    expect(seen.acts.map(({ by }: { by: string }) => by).toSorted()).toEqual(['Lý Thị Út', 'Lý Văn Cả']);
    expect((await t.anonymous.post('/assistance/leave', { token: first.token })).json().ended).toBe(true);
    expect((await declare({ assistance: second.token })).statusCode).toBe(201);
    expect((await declare({ assistance: first.token })).json().code).toBe('person.assistance-ended');
    // Nobody was made one with anybody: the helpers stand nowhere in the register.
    const found = (await officer.get(`/people?q=${encodeURIComponent('Lý Văn Cả')}`)).json();
    expect(found.items).toEqual([]);
  });

  it('over a child ends on the sixteenth birthday, and the young person may give it again', async () => {
    const birthDate = `${Number(today().slice(0, 4)) - 16}${today().slice(4)}`;
    const eve = t.clock.now() - 24 * 3_600_000;
    t.clock.advance(-24 * 3_600_000);
    const birthYear = Number(birthDate.slice(0, 4));
    const id = await person({ fullName: 'Hoàng Văn Sắp Lớn', birthDate });
    const cardCode = await cardOf(id);
    const asChild = (await begin(cardCode, birthYear, 'Hoàng Thị Mẹ')).json();
    expect((await declare({ assistance: asChild.token })).statusCode).toBe(201);
    t.clock.advance(24 * 3_600_000);
    expect(t.clock.now()).toBe(eve + 24 * 3_600_000);
    expect((await declare({ assistance: asChild.token })).json().code).toBe('person.assistance-ended');
    expect(await ended(asChild.token)).toBe(true);
    const shown = (await officer.get(`/people/${id}/assistance`)).json();
    expect(shown.helpers[0].endedAt).toBe(new Date(`${today()}T00:00:00+07:00`).toISOString());
    const again = (await begin(cardCode, birthYear, 'Hoàng Thị Mẹ')).json();
    expect((await declare({ assistance: again.token })).statusCode).toBe(201);
  });

  it('ends when the person dies, and not when they move or get a phone of their own', async () => {
    const id = await person({ fullName: 'Bế Văn Cụ', birthYear: 1935 });
    const cardCode = await cardOf(id);
    const helper = (await begin(cardCode, 1935, 'Bế Thị Cháu', 'grandchild')).json();
    const { version } = (await officer.get(`/people/${id}`)).json();
    const doctor = await t.as('health-officer', '20');
    const moved = await doctor.patch(`/people/${id}`, {
      version,
      areaId: t.areaId('06529'),
      phones: ['0912345678'],
    });
    expect(moved.statusCode, moved.body).toBe(200);
    expect((await declare({ assistance: helper.token })).statusCode).toBe(201);
    // From now on the commune they live in ends it, and no longer the former one.
    const end = { assistanceId: helper.id };
    expect((await officer.post(`/people/${id}/assistance/end`, end)).statusCode).toBe(403);
    const made = await doctor.post('/cases', {
      personId: id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: today(),
    });
    expect(made.statusCode, made.body).toBe(201);
    const file = (await doctor.get(`/cases/${made.json().id}`)).json();
    const died = await doctor.patch(`/cases/${file.id}`, {
      version: file.version,
      outcome: 'DECEASED',
      outcomeDate: today(),
    });
    expect(died.statusCode, died.body).toBe(200);
    expect((await declare({ assistance: helper.token })).json().code).toBe('person.assistance-ended');
    expect(await ended(helper.token)).toBe(true);
  });

  it('ends as well when a case is taken in that tells of the death at once', async () => {
    const id = await person({ fullName: 'Bế Thị Cố', birthYear: 1931 });
    const named = { id: uuid7(), helperName: 'Bế Văn Cháu', relation: 'grandchild' };
    const begun = await officer.post(`/people/${id}/assistance`, named);
    expect(begun.statusCode, begun.body).toBe(201);
    const helper = begun.json();
    expect((await declare({ assistance: helper.token })).statusCode).toBe(201);
    const { db } = t.app.platform;
    const scope = systemScope('test', 'demo');
    const { personNo } = (await t.app.doors.people.byIds(scope, [id])).get(id)!;
    const died: CaseToLoad = {
      id: uuid7(),
      person_no: personNo,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      outcome: 'DECEASED',
      outcome_date: today(),
      report_date: today(),
      onset_date: null,
      sample_date: null,
      rapid_positive_date: null,
      pcr_positive_date: null,
      announced_date: null,
      area_no: null,
      stay_area_no: null,
      isolated_at: null,
      created_at: new Date(t.clock.now()),
    };
    await db.transaction().execute(async (tx) => await loadCases(t.app.doors.cases, scope, tx, [died]));
    expect((await declare({ assistance: helper.token })).json().code).toBe('person.assistance-ended');
  });

  it('goes with the person into the record that is kept when two are merged', async () => {
    const [kept, gone] = [
      await person({ fullName: 'Chu Thị Một', birthYear: 1944, phones: ['0912345671'] }),
      await person({ fullName: 'Chu Thị Một', birthYear: 1944, phones: ['0912345671'] }),
    ];
    const named = { id: uuid7(), helperName: 'Chu Văn Con', relation: 'child' };
    const begun = await officer.post(`/people/${gone}/assistance`, named);
    expect(begun.statusCode, begun.body).toBe(201);
    const helper = begun.json();
    const doctor = await t.as('health-officer', '20');
    const { items } = (await doctor.get('/people/duplicates?limit=500')).json();
    const pair = items.find((one: object) => JSON.stringify(one).includes(gone));
    const merged = await doctor.post(`/people/duplicates/${pair.id}`, { decision: 'merge', keepId: kept });
    expect(merged.statusCode, merged.body).toBe(200);
    const answer = await declare({ assistance: helper.token });
    expect(answer.statusCode, answer.body).toBe(201);
    const shown = (await officer.get(`/declarations/${answer.json().id}`)).json();
    expect(shown).toMatchObject({ personId: kept, name: 'Chu Thị Một', actedBy: { name: 'Chu Văn Con' } });
    expect((await officer.get(`/people/${kept}/assistance`)).json().acts).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

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

  it('finds no year of birth by trying them: five wrong ones end the day', async () => {
    const wrong = async (birthYear: number) =>
      (await t.anonymous.post('/assistance/history', { ...card, birthYear })).json().code;
    const codes: string[] = [];
    for (let year = 1940; year < 1946; year += 1) {
      codes.push(await wrong(year));
    }
    expect(codes.at(-1)).toBe('person.check-locked');
    // Also for the right one, until tomorrow.
    expect((await history()).code).toBe('person.check-locked');
    t.clock.advance(24 * 3_600_000);
    expect((await history()).name).toBe('Nông Thị Bà');
  });
});

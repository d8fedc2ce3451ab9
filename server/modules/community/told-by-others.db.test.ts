import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { COMMUNE, type CommunityKit, communityKit } from './testing/community-kit.ts';

let kit: CommunityKit;
let token: string;
/** The old man of the first household; his daughter acts for him. */
let personId: string;
let card: { cardCode: string; birthYear: number };

type Need = {
  kind: string;
  urgency: string;
  times: number;
  raisedBy: string;
  toldAs: string | null;
  teamName: string | null;
  note: string | null;
  householdId: string;
  people: { id: string }[];
};
const needsOf = async (id: string) =>
  ((await kit.nurse.get('/community/needs?open=true')).json().items as Need[]).filter(({ people }) =>
    people.some((one) => one.id === id),
  );
const told = (more: object = {}) => ({
  id: uuid7(),
  at: new Date(kit.t.clock.now()).toISOString(),
  feels: 'well',
  needs: [],
  ...more,
});
const tell = async (more: object) => await kit.t.anonymous.post('/community/reports', told(more));
const helperOf = async (id: string, helperName: string) =>
  (
    await kit.post<{ token: string }>(kit.officer, `/people/${id}/assistance`, {
      id: uuid7(),
      helperName,
      relation: 'child',
    })
  ).token;
const actsOf = async (id: string, who: Caller = kit.officer) =>
  (await who.get(`/people/${id}/assistance`)).json().acts as { kind: string; by: string; relation: string }[];

beforeAll(async () => {
  kit = await communityKit();
  personId = kit.homes[0]!.people[0]!;
  const { cardCode } = await kit.post<{ cardCode: string }>(kit.officer, `/people/${personId}/card`, {});
  card = { cardCode, birthYear: 1950 };
  const began = { id: uuid7(), ...card, helperName: 'Nông Thị Gái', relation: 'child' };
  token = (await kit.t.anonymous.post('/assistance', began)).json().token;
}, 120_000);
afterAll(() => kit.t.close());

describe('a helper tells for a person', () => {
  it('that they feel worse and have no food: both wait for the commune, with who said it', async () => {
    const body = told({
      assistance: token,
      feels: 'worse',
      danger: true,
      needs: ['food'],
      note: 'Nhà hết gạo',
    });
    const answer = await kit.t.anonymous.post('/community/reports', body);
    expect(answer.statusCode, answer.body).toBe(201);
    const minutes = (at: string) => (Date.parse(at) - kit.t.clock.now()) / 60_000;
    expect(
      answer.json().needs.map((one: { kind: string; dueAt: string }) => [one.kind, minutes(one.dueAt)]),
    ).toEqual([
      ['worse', 15],
      ['food', 720],
    ]);
    const said = { raisedBy: 'Nông Thị Gái', toldAs: 'child', teamName: 'Tổ Nà Lừa', note: 'Nhà hết gạo' };
    expect(await needsOf(personId)).toMatchObject([
      { kind: 'worse', urgency: 'emergency', ...said },
      { kind: 'food', urgency: 'today', ...said },
    ]);
    // A repeat changes nothing.
    const again = await kit.t.anonymous.post('/community/reports', body);
    expect([again.statusCode, again.json()]).toEqual([200, answer.json()]);
    expect((await needsOf(personId)).map(({ times }) => times)).toEqual([1, 1]);
  });

  it('and each thing said stands in the history of the person, who sees it by the card', async () => {
    expect((await tell({ assistance: token })).statusCode).toBe(201);
    const acts = [
      ['food', 'Nông Thị Gái'],
      ['well', 'Nông Thị Gái'],
      ['worse', 'Nông Thị Gái'],
    ];
    const named = (list: { kind: string; by: string }[]) => list.map(({ kind, by }) => [kind, by]).toSorted();
    expect(named(await actsOf(personId))).toEqual(acts);
    expect(named((await kit.t.anonymous.post('/assistance/history', card)).json().acts)).toEqual(acts);
  });

  it('of one household who share a phone: each stays who they are', async () => {
    const [, son] = kit.homes[0]!.people as [string, string];
    const phones = ['0912001001'];
    const { version } = (await kit.officer.get(`/people/${son}`)).json();
    expect((await kit.officer.patch(`/people/${son}`, { version, phones })).statusCode).toBe(200);
    const forSon = await helperOf(son, 'Nông Thị Gái');
    expect((await tell({ assistance: forSon, needs: ['medicine'] })).statusCode).toBe(201);
    const medicine = (await needsOf(son)).filter(({ kind }) => kind === 'medicine');
    expect(medicine.map(({ people }) => people.map(({ id }) => id))).toEqual([[son]]);
    expect((await actsOf(son)).map(({ kind }) => kind).toSorted()).toEqual(['medicine', 'well']);
    expect((await actsOf(personId)).map(({ kind }) => kind)).not.toContain('medicine');
    const names = await Promise.all(
      [personId, son].map(async (id) => (await kit.officer.get(`/people/${id}`)).json().fullName),
    );
    expect(new Set(names).size).toBe(2);
  });

  it('who is in no household: one is opened for them, or nobody would come', async () => {
    const alone = await kit.post<{ id: string }>(kit.officer, '/people', {
      fullName: 'Hoàng Thị Một Mình',
      birthYear: 1941,
      areaId: kit.t.areaId(COMMUNE),
      address: 'Ngõ 4',
    });
    const helper = await helperOf(alone.id, 'Hoàng Văn Cháu');
    expect((await tell({ assistance: helper, needs: ['food'] })).statusCode).toBe(201);
    const [need] = await needsOf(alone.id);
    expect(need).toMatchObject({ kind: 'food', teamName: null });
    const { householdId } = (await kit.officer.get(`/people/${alone.id}`)).json();
    expect(householdId).toBe(need!.householdId);
    // Once more for the same home.
    expect((await tell({ assistance: helper, needs: ['food'] })).statusCode).toBe(201);
    expect((await needsOf(alone.id)).map(({ times }) => times)).toEqual([2]);
  });

  it('whose commune is not known: nothing is lost in silence', async () => {
    const nowhere = await kit.post<{ id: string }>(await kit.t.as('health-officer'), '/people', {
      fullName: 'Lý Văn Đâu',
      birthYear: 1960,
    });
    const helper = (
      await kit.post<{ token: string }>(
        await kit.t.as('health-officer'),
        `/people/${nowhere.id}/assistance`,
        { id: uuid7(), helperName: 'Lý Thị Con', relation: 'child' },
      )
    ).token;
    const answer = await tell({ assistance: helper, needs: ['food'] });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'community.no-area']);
    expect(await actsOf(nowhere.id, await kit.t.as('health-officer'))).toEqual([]);
  });

  it('as a relative, never as an officer: that takes an account', async () => {
    const claim = { id: uuid7(), ...card, helperName: 'Cán bộ tự xưng', relation: 'officer' };
    expect((await kit.t.anonymous.post('/assistance', claim)).statusCode).toBe(400);
  });

  it('no more once the person ended it', async () => {
    const before = (await needsOf(personId)).length;
    const { helpers } = (await kit.t.anonymous.post('/assistance/history', card)).json();
    await kit.t.anonymous.post('/assistance/end', { ...card, id: helpers[0].id });
    const answer = await tell({ assistance: token, needs: ['medicine'] });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'community.not-helping']);
    expect((await needsOf(personId)).length).toBe(before);
  });
});

describe('an officer tells for a person', () => {
  it('who rang: the need and the act carry the name of the officer', async () => {
    const id = kit.homes[3]!.people[0]!;
    const path = `/community/people/${id}/reports`;
    const answer = await kit.officer.post(path, told({ needs: ['medicine'] }));
    expect(answer.statusCode, answer.body).toBe(201);
    const [act] = (await actsOf(id)).filter(({ kind }) => kind === 'medicine');
    expect(act).toMatchObject({ relation: 'officer' });
    expect(await needsOf(id)).toMatchObject([{ kind: 'medicine', toldAs: 'officer', raisedBy: act!.by }]);
    const elsewhere = await kit.t.as('commune-officer', '06529');
    expect((await elsewhere.post(path, told())).statusCode).toBe(403);
    // Who is refused has opened no household either.
    const body = { fullName: 'Vi Thị Lẻ', birthYear: 1948, areaId: kit.t.areaId(COMMUNE) };
    const alone = (await kit.post<{ id: string }>(kit.officer, '/people', body)).id;
    expect((await elsewhere.post(`/community/people/${alone}/reports`, told())).statusCode).toBe(403);
    expect((await kit.officer.get(`/people/${alone}`)).json().householdId).toBeNull();
    const nobody = `/community/people/${uuid7()}/reports`;
    expect((await kit.officer.post(nobody, told())).statusCode).toBe(404);
  });
});

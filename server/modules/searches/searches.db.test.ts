import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testApp, type Caller, type TestApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TAM_THANH = '05986';
const THAT_KHE = '06040';
let t: TestApp;
let cdc: Caller;
let ward: Caller;

beforeAll(async () => {
  t = await testApp();
  cdc = await t.as('health-officer', '20');
  ward = await t.as('commune-officer', TAM_THANH);
});
afterAll(async () => {
  await t.close();
});

const iso = (ms: number) => new Date(ms).toISOString();
let made = 0;

async function create(who: Caller, path: string, body: object): Promise<string> {
  const answer = await who.post(path, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

/** A confirmed contact who lives in Tam Thanh. */
async function newContact(): Promise<{ caseId: string; contactId: string; personId: string }> {
  const person = async () => {
    made += 1;
    return await create(cdc, '/people', {
      fullName: `Nông Văn Tìm ${made}`,
      birthYear: 1980,
      phones: [`098${String(1_000_000 + made)}`],
      areaId: t.areaId(TAM_THANH),
    });
  };
  const caseId = await create(cdc, '/cases', {
    personId: await person(),
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: localDate(t.clock.now()),
    areaId: t.areaId(TAM_THANH),
  });
  const personId = await person();
  await cdc.post(`/cases/${caseId}/contacts`, {
    items: [{ personId, lastContactDate: localDate(t.clock.now() - DAY) }],
  });
  const decided = await cdc.post(`/cases/${caseId}/contacts/decisions`, {
    personIds: [personId],
    decision: 'confirm',
  });
  await settled(t.app);
  return { caseId, contactId: decided.json().outcomes[0].contactId, personId };
}

async function visit(contactId: string, result: string, extra: object = {}): Promise<void> {
  const answer = await ward.post(`/contacts/${contactId}/visits`, {
    id: uuid7(),
    at: iso(t.clock.now()),
    result,
    ...extra,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  await settled(t.app);
}

const openSearches = async (who = ward) =>
  (await who.get('/searches?limit=500')).json().items as {
    id: string;
    contactId: string | null;
    cause: string;
    personId: string;
  }[];
const findSearch = async (personId: string) =>
  (await openSearches()).find((one) => one.personId === personId);

/** Events arrive when every older transaction of the machine has ended. */
async function eventually<T>(read: () => Promise<T>): Promise<T> {
  return await vi.waitFor(read, { timeout: 30_000, interval: 50 });
}
const searchOf = async (personId: string) =>
  await eventually(async () => {
    const found = await findSearch(personId);
    expect(found).toBeDefined();
    return found!;
  });
const gone = async (personId: string) =>
  await eventually(async () => expect(await findSearch(personId)).toBeUndefined());

describe('the search list', () => {
  it.each([
    ['WRONG_NUMBER', 'wrong-number'],
    ['MOVED', 'moved'],
    ['NOT_AT_ADDRESS', 'not-at-address'],
    ['REFUSED', 'refused'],
  ])('takes in who could not be reached: %s', async (result, cause) => {
    const { contactId, personId } = await newContact();
    await visit(contactId, result);
    expect(await searchOf(personId)).toMatchObject({ contactId, cause });
    await visit(contactId, result);
    expect((await openSearches()).filter((one) => one.personId === personId)).toHaveLength(1);
  });

  it('lets go who is reached, but not for a result that a phone sends late', async () => {
    const { contactId, personId } = await newContact();
    await visit(contactId, 'MOVED');
    await searchOf(personId);
    await visit(contactId, 'SEEN_OK');
    await gone(personId);
    await visit(contactId, 'WRONG_NUMBER', { at: iso(t.clock.now() - HOUR) });
    expect(await findSearch(personId)).toBeUndefined();
  });

  it('takes in people by their first call too, and shows what was tried', async () => {
    const { caseId, personId } = await newContact();
    const call = await eventually(async () => {
      const [first] = (await cdc.get(`/interviews?case=${caseId}&kind=F1`)).json().items;
      expect(first).toBeDefined();
      return first as { id: string };
    });
    const tried = await ward.post(`/interviews/${call.id}/attempts`, {
      id: uuid7(),
      at: iso(t.clock.now()),
      result: 'NOT_AT_ADDRESS',
    });
    expect(tried.statusCode, tried.body).toBe(201);
    await settled(t.app);
    const search = await searchOf(personId);
    await ward.post(`/searches/${search.id}/attempts`, {
      id: uuid7(),
      at: iso(t.clock.now()),
      manner: 'neighbours',
      result: 'heard-of',
      note: 'Về quê vợ ở Thất Khê',
    });
    const detail = (await ward.get(`/searches/${search.id}`)).json();
    expect(detail.tries).toBe(1);
    expect(detail.tried.map((one: { what: string }) => one.what).toSorted()).toEqual([
      'first-call',
      'search',
    ]);
    expect(detail.lastPlaces).toEqual([]);
    expect(detail.phones).toHaveLength(1);
  });

  it('shows last places only to who may read check-ins, and nothing to another commune', async () => {
    const { contactId, personId } = await newContact();
    const place = await cdc.post('/places', {
      name: 'Quán phở Tìm',
      kind: 'restaurant',
      areaId: t.areaId(THAT_KHE),
    });
    await cdc.post('/presence', {
      id: uuid7(),
      placeCode: place.json().code,
      person: { personId },
      at: iso(t.clock.now() - 5 * HOUR),
      leftAt: iso(t.clock.now() - 4 * HOUR),
    });
    await visit(contactId, 'NOT_AT_ADDRESS');
    const { id } = await searchOf(personId);
    expect((await ward.get(`/searches/${id}`)).json().lastPlaces).toMatchObject([
      { placeName: 'Quán phở Tìm' },
    ]);
    // A place of every day hides no other: it is told once, with its last stay.
    const school = await cdc.post('/places', {
      name: 'Xưởng Tìm',
      kind: 'factory',
      areaId: t.areaId(THAT_KHE),
    });
    const morning = (day: number, hour: number) => iso(t.clock.now() - day * 12 * HOUR - hour * HOUR);
    for (let half = 1; half <= 22; half += 1) {
      await cdc.post('/presence', {
        id: uuid7(),
        placeCode: school.json().code,
        person: { personId },
        at: morning(half - 1, 3),
        leftAt: morning(half - 1, 2),
      });
    }
    expect((await ward.get(`/searches/${id}`)).json().lastPlaces).toMatchObject([
      { placeName: 'Xưởng Tìm', times: 22, outAt: morning(0, 2) },
      { placeName: 'Quán phở Tìm', times: 1 },
    ]);
    const team = await t.as('medical-staff', TAM_THANH);
    expect((await team.get(`/searches/${id}`)).json().lastPlaces).toBeNull();
    const other = await t.as('commune-officer', THAT_KHE);
    expect((await other.get(`/searches/${id}`)).statusCode).toBe(404);
    expect((await openSearches(other)).map((one) => one.id)).not.toContain(id);
  });
});

describe('working on a search', () => {
  it('finds one person of the list by name or phone', async () => {
    const { contactId, personId } = await newContact();
    await visit(contactId, 'MOVED');
    await searchOf(personId);
    const listed = async (q: string) =>
      ((await ward.get(`/searches?q=${encodeURIComponent(q)}`)).json().items as { personId: string }[]).map(
        (one) => one.personId,
      );
    expect(await listed(`098${String(1_000_000 + made)}`)).toEqual([personId]);
    expect(await listed('Lưỡng Quỳnh Trâm')).toEqual([]);
  });

  it('gives it to an officer of the area, not to one of elsewhere', async () => {
    const { contactId, personId } = await newContact();
    await visit(contactId, 'MOVED');
    const { id } = await searchOf(personId);
    const stranger = await t.as('commune-officer', THAT_KHE);
    const wrong = await ward.post('/searches/assignments', { ids: [id], searcherId: stranger.accountId });
    expect(wrong.json().outcomes).toMatchObject([{ code: 'search.unknown-searcher' }]);
    const right = await ward.post('/searches/assignments', { ids: [id], searcherId: ward.accountId });
    expect(right.json().outcomes).toEqual([{ id, status: 200 }]);
    const mine = (await ward.get('/searches?view=mine')).json().items as { id: string }[];
    expect(mine.map((one) => one.id)).toContain(id);
  });

  it('puts who was found back into the flow: followed up, called, with the new phone, off the watch list', async () => {
    const { caseId, contactId, personId } = await newContact();
    await visit(contactId, 'WRONG_NUMBER', { lost: true });
    const { id } = await searchOf(personId);
    const watchId = uuid7();
    const forbidden = await ward.post(`/searches/${id}/watch`, {
      id: watchId,
      until: iso(t.clock.now() + 3 * DAY),
      reason: 'F1 mất liên lạc',
    });
    expect(forbidden.statusCode).toBe(403);
    const tooLong = await cdc.post(`/searches/${id}/watch`, {
      id: watchId,
      until: iso(t.clock.now() + 40 * DAY),
      reason: 'F1 mất liên lạc',
    });
    expect(tooLong.json().code).toBe('search.watch-time');
    const watched = await cdc.post(`/searches/${id}/watch`, {
      id: watchId,
      until: iso(t.clock.now() + 3 * DAY),
      reason: 'F1 mất liên lạc',
    });
    expect(watched.statusCode, watched.body).toBeLessThan(300);
    const watchList = async () =>
      ((await cdc.get('/gates/watch')).json().items as { id: string }[]).map((one) => one.id);
    expect(await watchList()).toContain(watchId);

    const bad = await ward.post(`/searches/${id}/found`, { id: uuid7(), phone: '12' });
    expect(bad.json().code).toBe('search.bad-phone');
    const found = await ward.post(`/searches/${id}/found`, {
      id: uuid7(),
      phone: '0977 123 456',
      areaId: t.areaId(THAT_KHE),
      note: 'Ở nhà anh trai',
    });
    expect(found.statusCode, found.body).toBeLessThan(300);
    // Where the person was found is proposed as the receiver of the hand-over.
    expect(found.json()).toMatchObject({
      status: 'FOUND',
      foundAreaId: t.areaId(THAT_KHE),
      foundAreaName: 'Xã Thất Khê',
      watchUntil: null,
    });
    expect(found.json().phones[0]).toContain('977123456');
    expect(await watchList()).not.toContain(watchId);
    const contact = (
      (await ward.get('/contacts?limit=500')).json().items as { id: string; followUpStatus: string }[]
    ).find((one) => one.id === contactId);
    expect(contact?.followUpStatus).toBe('FOLLOW_UP');
    await eventually(async () =>
      expect((await cdc.get(`/interviews?case=${caseId}&view=due&kind=F1`)).json().items).toHaveLength(1),
    );
    const again = await ward.post(`/searches/${id}/closure`, { id: uuid7(), reason: 'Thử' });
    expect(again.json().code).toBe('search.closed');
  });

  it('goes along with a hand-over to the commune that answers then', async () => {
    const { contactId, personId } = await newContact();
    await visit(contactId, 'MOVED');
    const { id } = await searchOf(personId);
    const admin = await t.as('administrator', '20');
    const office = await create(admin, '/organisations', {
      name: 'UBND phường thử',
      kind: 'peoples-committee',
      areaId: t.areaId(TAM_THANH),
    });
    const sent = await ward.post('/handovers', {
      id: uuid7(),
      items: [{ subject: 'contact', id: contactId }],
      toAreaId: t.areaId(THAT_KHE),
      officeId: office,
      reason: 'moved',
    });
    const receiver = await t.as('commune-officer', THAT_KHE);
    await receiver.post('/handovers/acceptances', { ids: [sent.json().outcomes[0].id] });
    await settled(t.app);
    await eventually(async () => expect((await openSearches(receiver)).map((one) => one.id)).toContain(id));
    await gone(personId);
  });
});

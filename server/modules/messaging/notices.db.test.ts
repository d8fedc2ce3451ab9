import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const COMMUNE = '06184';
const PHONE = '0912777666';
let t: TestApp;
let officer: Caller;
const ids: string[] = [];

const notify = async (personId: string, who = officer) =>
  await who.post('/messages/notices', {
    id: uuid7(),
    smsId: uuid7(),
    personId,
    text: 'Mời đến trạm y tế lấy thuốc',
  });
const texts = async () =>
  (await officer.get('/messages/sms?direction=out'))
    .json()
    .items.map(({ text }: { text: string }) => text) as string[];

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  // A grandmother, her daughter and a tenant share one phone.
  for (const [fullName, birthYear] of [
    ['Nông Thị Bà', 1938],
    ['Nông Thị Mẹ', 1970],
  ] as const) {
    const body = { fullName, birthYear, phones: [PHONE], areaId: t.areaId(COMMUNE) };
    ids.push((await officer.post('/people', body)).json().id);
  }
  const alone = {
    fullName: 'Hà Văn Riêng',
    birthYear: 1990,
    phones: ['0912777555'],
    areaId: t.areaId(COMMUNE),
  };
  ids.push((await officer.post('/people', alone)).json().id);
});
afterAll(async () => await t.close());

describe('a phone that several people share', () => {
  it('stays the phone of several people: nobody is merged', async () => {
    const found = (await officer.get(`/people?q=${PHONE}`)).json().items as { id: string }[];
    expect(found.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 2).toSorted());
  });

  it('is told of a message without a name; the name comes behind the year of birth', async () => {
    const sent = await notify(ids[0]!);
    expect(sent.statusCode, sent.body).toBe(201);
    expect(sent.json()).toMatchObject({ shared: true });
    const [sms] = await texts();
    expect(sms).toMatch(/mot nguoi trong gia dinh/);
    expect(sms).not.toMatch(/nông|nong|bà|thuốc|thuoc/iu);
    const code = /\/tin\/(\w+)/.exec(sms!)![1]!;
    const open = async (birthYear: number) =>
      await t.anonymous.post('/messages/notices/open', { code, birthYear });
    // The daughter who picks up the phone does not learn what is for her mother.
    expect((await open(1970)).json().code).toBe('person.check-failed');
    expect((await open(1938)).json()).toMatchObject({
      name: 'Nông Thị Bà',
      text: 'Mời đến trạm y tế lấy thuốc',
    });
  });

  it('gets no written text that names somebody of it or tells of their health, no more than one of its own', async () => {
    const write = async (to: string, text: string) =>
      await officer.post('/messages/sms', { id: uuid7(), to, text });
    expect((await write(PHONE, 'Moi ba Nong Thi Ba den tram')).json().code).toBe('sms.names-person');
    expect((await write(PHONE, 'Mời bà con đến trạm')).statusCode).toBe(201);
    // A number may have gone to somebody else, and anybody may hold the phone: nobody has been checked.
    expect((await write('0912777555', 'Mời ông Hà Văn Riêng đến trạm')).json().code).toBe('sms.names-person');
    for (const to of [PHONE, '0912777555', '0912000000']) {
      expect((await write(to, 'Mau cua ba DUONG TINH, cho xe den don')).json().code).toBe('sms.tells-health');
    }
    expect((await write('0912777555', 'Mời đến trạm y tế lúc 8 giờ')).statusCode).toBe(201);
  });
});

describe('a message to one person', () => {
  it('names nobody for a phone of their own either, and cannot be guessed open', async () => {
    const sent = await notify(ids[2]!);
    expect(sent.json()).toMatchObject({ shared: false });
    const sms = (await texts()).find((text) => text.includes('cho ban.'))!;
    expect(sms).not.toMatch(/riêng|rieng/iu);
    const code = /\/tin\/(\w+)/.exec(sms)![1]!;
    const codes: string[] = [];
    for (let year = 1950; year < 1956; year += 1) {
      codes.push((await t.anonymous.post('/messages/notices/open', { code, birthYear: year })).json().code);
    }
    expect(codes.at(-1)).toBe('person.check-locked');
  });

  it('is sent by officers of the area, to who has a phone and a year of birth', async () => {
    const elsewhere = await t.as('commune-officer', '06529');
    expect((await notify(ids[0]!, elsewhere)).statusCode).toBe(403);
    const bare = { fullName: 'Vũ Văn Không', birthYear: 1990, areaId: t.areaId(COMMUNE) };
    const { id } = (await officer.post('/people', bare)).json();
    expect((await notify(id)).json().code).toBe('sms.no-phone');
  });

  it('is gone after two weeks', async () => {
    await notify(ids[1]!);
    const code = /\/tin\/(\w+)/.exec((await texts()).find((text) => text.includes('gia dinh'))!)![1]!;
    t.clock.advance(15 * 86_400_000);
    expect((await t.anonymous.post('/messages/notices/open', { code, birthYear: 1970 })).json().code).toBe(
      'person.check-failed',
    );
  });
});

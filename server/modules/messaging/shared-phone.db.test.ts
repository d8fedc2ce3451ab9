import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingText, SmsAdapter } from '../../adapters/sms/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

const KEY = 'khoa-cua-cong-sms-thu';
const COMMUNE = '06184';
const PHONE = '0912888777';
/** What nobody who merely holds the phone may be told. */
const TOLD = /nông|nong|thị bà|thi ba|thị mẹ|thi me|dương tính|duong tinh|\bf[012]\b|ca bệnh|ca benh/iu;
const sent: OutgoingText[] = [];
const adapter: SmsAdapter = {
  name: 'kannel',
  send: async (text) => {
    sent.push(text);
    return await Promise.resolve({ state: 'accepted', detail: null });
  },
  check: async () => await Promise.resolve(true),
};
let t: TestApp;
let officer: Caller;
const ids: string[] = [];

const holders = async () =>
  ((await officer.get(`/people?q=${PHONE}`)).json().items as { id: string; fullName?: string }[]).map(
    ({ id }) => id,
  );
let asked = 0;
/** Asks from another address each time: one address may ask ten times a minute. */
const open = async (code: string, birthYear: number, name?: string) =>
  await t.http.inject({
    method: 'POST',
    url: '/api/v1/messages/notices/open',
    remoteAddress: `10.1.1.${(asked += 1)}`,
    payload: { code, birthYear, ...(name !== undefined && { name }) },
  });
/** Sends a message to one person. @returns the code of its link. */
const codeFor = async (personId: string) => {
  const ask = { id: uuid7(), smsId: uuid7(), personId, text: 'Mời đến trạm y tế lấy thuốc' };
  const answer = await officer.post('/messages/notices', ask);
  expect(answer.statusCode, answer.body).toBe(201);
  const { items } = (await officer.get('/messages/sms?direction=out')).json();
  return /\/tin\/(\w+)/u.exec(items.find(({ id }: { id: string }) => id === ask.smsId).text)![1]!;
};
const now = () => new Date(t.clock.now()).toISOString();

beforeAll(async () => {
  t = await testApp({ sms: { adapter, inbound: { secret: KEY, sources: ['127.0.0.1'] } } });
  officer = await t.as('health-officer', '20');
  for (const [fullName, birthYear] of [
    ['Nông Thị Bà', 1938],
    ['Nông Thị Mẹ', 1970],
  ] as const) {
    const body = { fullName, birthYear, phones: [PHONE], areaId: t.areaId(COMMUNE) };
    ids.push((await officer.post('/people', body)).json().id);
  }
});
afterAll(async () => await t.close());

describe('a phone that several people use', () => {
  it('checks in as itself: the answer names nobody, and the visit is nobody’s of the family', async () => {
    const place = await officer.post('/places', {
      name: 'Chợ thử',
      kind: 'market',
      areaId: t.areaId(COMMUNE),
    });
    const { code } = place.json<{ code: string }>();
    const body = { id: uuid7(), placeCode: code, person: { phone: PHONE }, at: now() };
    const answer = await t.anonymous.post('/presence', body);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.body).not.toMatch(TOLD);
    const key = { kind: 'phone', value: PHONE } as const;
    const found = await t.app.platform.db
      .transaction()
      .execute(async (tx) => await t.app.doors.people.resolve(systemScope('test', 'demo'), tx, [key]));
    const visitor = found.get(`phone:${PHONE}`)!;
    expect('ok' in visitor || ids.includes(visitor.personId)).toBe(false);
  });

  it('declares for three people who stay three, and tells none of the others', async () => {
    const answers = [];
    for (const [fullName, birthYear] of [
      ['Nông Thị Bà', 1938],
      ['Lâm Văn Trọ', 1995],
    ] as const) {
      answers.push(
        await t.anonymous.post('/declarations', {
          id: uuid7(),
          person: { fullName, birthYear, phone: PHONE, areaId: t.areaId(COMMUNE) },
          symptoms: ['fever'],
          exposures: [],
          declaredAt: now(),
        }),
      );
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    // The signed code says what it was made of; its letters may say anything.
    const { code: _signed, shortCode: _short, ...told } = answers[1]!.json<Record<string, unknown>>();
    expect(JSON.stringify(told)).not.toMatch(TOLD);
    const all = await holders();
    // The phone's own, the two of the register, and two that were typed: that one is the grandmother an officer decides.
    expect(all).toHaveLength(5);
    expect(all).toEqual(expect.arrayContaining(ids));
  });

  it('declares by SMS for another one: the answer goes out without a name or a word of health', async () => {
    const before = (await holders()).length;
    const text = 'KB Hứa Thị Khách 1960 xã Đồng Đăng sốt ho';
    const query = new URLSearchParams({ key: KEY, from: PHONE, to: '1022', text, id: 'm-1' });
    const reply = await t.http.inject({
      method: 'GET',
      url: `/api/v1/gateways/sms?${query.toString()}`,
      remoteAddress: '127.0.0.1',
    });
    expect(reply.body).toMatch(/^MO PHONG\. Da nhan to khai/u);
    expect(reply.body).not.toMatch(TOLD);
    expect(reply.body).not.toMatch(/hua|khach|sot\b/iu);
    expect(await holders()).toHaveLength(before + 1);
  });

  it('is where codes and messages go without a name or a word of health', async () => {
    const { cardCode } = (await officer.post(`/people/${ids[0]}/card`)).json();
    const asked = await t.anonymous.post('/public/privacy/proofs', {
      id: uuid7(),
      cardCode,
      birthYear: 1938,
    });
    expect(asked.statusCode, asked.body).toBe(202);
    expect(asked.body).not.toMatch(TOLD);
    const notice = { id: uuid7(), smsId: uuid7(), personId: ids[0], text: 'Kết quả của bà: dương tính' };
    expect((await officer.post('/messages/notices', notice)).statusCode).toBe(201);
    const out = (await officer.get('/messages/sms?direction=out')).json().items as { text: string }[];
    expect(out.length).toBeGreaterThan(0);
    for (const { text } of out) {
      expect(text).not.toMatch(TOLD);
    }
    // Simulated data leaves nowhere, whatever the gateway.
    expect(sent).toEqual([]);
  });

  it('tells two of one year apart by their names, and the wrong one nothing', async () => {
    const phone = '0912888555';
    const twins = { birthYear: 1996, areaId: t.areaId(COMMUNE) };
    const made: string[] = [];
    for (const fullName of ['Hứa Thị Anh', 'Hứa Thị Em']) {
      made.push((await officer.post('/people', { ...twins, fullName, phones: [phone] })).json().id);
    }
    // Alone of her year, she is asked for the year only.
    const mother = { fullName: 'Lò Thị Mẹ', birthYear: 1969, areaId: t.areaId(COMMUNE), phones: [phone] };
    made.push((await officer.post('/people', mother)).json().id);
    const [anh, me] = [await codeFor(made[0]!), await codeFor(made[2]!)];
    expect((await open(me, 1969)).json()).toMatchObject({ name: 'Lò Thị Mẹ' });

    // Whoever asks hears the same, whether or not the message is for their year.
    const both = [await open(anh, 1996), await open(me, 1996)].map((answer) => answer.json());
    expect(both.map(({ code }) => code)).toEqual(['sms.name-needed', 'sms.name-needed']);
    expect(both[0]).toEqual(both[1]);
    expect(JSON.stringify(both)).not.toMatch(/hứa|anh|thuốc/iu);
    const wrong = await open(anh, 1996, 'Hứa Thị Em');
    expect(wrong.json().code).toBe('person.check-failed');
    expect(wrong.json()).toEqual((await open(anh, 1950)).json());
    expect((await open(anh, 1996, 'hua  thi ANH')).json()).toMatchObject({ name: 'Hứa Thị Anh' });
  });

  it('asks for the name also where one of the household uses the phone of another', async () => {
    const birthYear = 1971;
    const people = [];
    for (const [fullName, phones] of [
      ['Bế Văn Chồng', ['0912888444']],
      ['Nông Thị Vợ', []],
    ] as const) {
      const body = { fullName, birthYear, areaId: t.areaId(COMMUNE), phones };
      people.push((await officer.post('/people', body)).json().id as string);
    }
    const husband = await codeFor(people[0]!);
    expect((await open(husband, birthYear)).statusCode).toBe(200);
    const home = await officer.post('/households', {
      id: uuid7(),
      areaId: t.areaId(COMMUNE),
      personIds: people,
    });
    expect(home.statusCode, home.body).toBe(201);
    expect((await open(husband, birthYear)).json().code).toBe('sms.name-needed');
    expect((await open(husband, birthYear, 'Nông Thị Vợ')).json().code).toBe('person.check-failed');
    expect((await open(husband, birthYear, 'Bế Văn Chồng')).statusCode).toBe(200);
  });

  it('counts a year that is not the reader’s although others on the phone have it', async () => {
    const code = await codeFor(ids[1]!);
    for (let tried = 0; tried < 5; tried += 1) {
      expect((await open(code, 1938)).statusCode).toBe(403);
    }
    expect((await open(code, 1970)).json().code).toBe('person.check-locked');
  });

  it('finds everybody who has it for an officer, and decides nothing by itself', async () => {
    expect((await officer.get(`/people?q=${PHONE}`)).json().items.length).toBeGreaterThan(2);
    for (const id of await holders()) {
      expect((await officer.get(`/people/${id}`)).json()).toMatchObject({ id, mergedInto: null });
    }
  });
});

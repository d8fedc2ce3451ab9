import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, localDate } from '../../platform/clock/clock.ts';
import { openScene, type Scene } from './testing/scene.ts';

let s: Scene;
const who: Record<string, string> = {};
const cases: Record<string, string> = {};
const household = '018f0000-0000-7000-8000-000000000001';
const daysAgo = (days: number) => localDate(s.clock.now() - days * DAY_MS);

/** An infected in a restaurant seven days ago by an early case; a later case and two others were there, too. */
beforeAll(async () => {
  s = await openScene();
  const restaurant = await s.place('Quán Phở Thìn', 'restaurant');
  for (const [key, name] of Object.entries({
    an: 'Nguyễn Văn An',
    early: 'Đỗ Văn Sớm',
    later: 'Lý Thị Muộn',
    guest: 'Hồ Văn Khách',
    named: 'Tô Thị Kể',
  })) {
    who[key] = await s.person(name);
  }
  who['an'] = await s.person('Nguyễn Văn Ân', { householdId: household });
  who['mother'] = await s.person('Trần Thị Mẹ', { householdId: household });
  for (const key of ['an', 'early', 'later', 'guest']) {
    await s.stay(who[key]!, restaurant.code, 7 * 24, 60);
  }
  const early = { onsetDate: daysAgo(9), reportDate: daysAgo(5) };
  cases['early'] = await s.caseOf(who['early']!, early);
  cases['later'] = await s.caseOf(who['later']!, { onsetDate: daysAgo(1) });
  cases['measles'] = await s.caseOf(who['guest']!, { ...early, disease: 'measles' });
  cases['an'] = await s.caseOf(who['an']!, { onsetDate: daysAgo(2) });
  await s.officer.post(`/cases/${cases['early']}/contacts`, {
    items: [{ personId: who['an'], lastContactDate: daysAgo(6), relation: 'family-or-friend' }],
  });
});
afterAll(async () => {
  await s.close();
});

type Candidate = {
  kind: string;
  personId: string;
  caseId: string | null;
  daysBefore: number | null;
  isSource: boolean;
  evidence: { source: string; placeName: string | null; minutes: number }[];
};
const back = async (body: object = {}) => {
  const answer = await s.officer.post(`/cases/${cases['an']}/trace-back`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as {
    from: string;
    to: string;
    candidates: Candidate[];
    people: number;
    places: object[];
  };
};

describe('tracing back', () => {
  it('looks through the exposure window and ranks infectious cases, later cases, anybody', async () => {
    const found = await back();
    // Onset 14/11; incubation 2-14 days: 31/10 to the end of 12/11, local days.
    expect([found.from, found.to]).toEqual(['2026-10-30T17:00:00.000Z', '2026-11-12T17:00:00.000Z']);
    expect(found.candidates.map(({ kind, personId, daysBefore }) => [kind, personId, daysBefore])).toEqual([
      ['infectious-case', who['early'], 7],
      ['later-case', who['later'], -1],
      ['person', who['mother'], null],
      ['person', who['guest'], null],
    ]);
    expect(found.candidates[0]).toMatchObject({ caseId: cases['early'], isSource: false });
    expect(found.candidates[0]!.evidence.map((one) => [one.source, one.placeName, one.minutes])).toEqual([
      ['presence', 'Quán Phở Thìn', 60],
      ['named', null, 0],
    ]);
    expect(found.people).toBe(4);
    expect(found.places).toMatchObject([{ placeName: 'Quán Phở Thìn', cases: 2 }]);
  });

  it('takes a window of the officer, and refuses one turned round', async () => {
    const found = await back({
      from: new Date(s.clock.now() - 3 * DAY_MS).toISOString(),
      to: new Date(s.clock.now()).toISOString(),
    });
    expect(found.candidates.map(({ personId }) => personId)).toEqual([who['mother']]);
    const wrong = await s.officer.post(`/cases/${cases['an']}/trace-back`, {
      from: '2026-11-12T00:00:00Z',
      to: '2026-11-11T00:00:00Z',
    });
    expect(wrong.json()).toMatchObject({ code: 'tracing.bad-window' });
  });

  it('finds who left measles in the air before the case came', async () => {
    const hall = await s.place('Rạp Đông Kinh', 'entertainment');
    const sick = await s.person('Vi Văn Sởi');
    const child = await s.person('Vi Thị Con');
    await s.stay(sick, hall.code, 12 * 24 + 2, 30);
    await s.stay(child, hall.code, 12 * 24 + 1, 60);
    const rash = { disease: 'measles', onsetDate: undefined, reportDate: daysAgo(8) };
    const source = await s.caseOf(sick, { ...rash, rashDate: daysAgo(12) });
    const infected = await s.caseOf(child, { ...rash, reportDate: daysAgo(0), rashDate: daysAgo(1) });
    const answer = await s.officer.post(`/cases/${infected}/trace-back`, {});
    expect((answer.json() as { candidates: Candidate[] }).candidates).toMatchObject([
      { kind: 'infectious-case', caseId: source, evidence: [{ source: 'presence', minutes: 60 }] },
    ]);
  });

  it('sets the source once confirmed, and keeps a second one beside it', async () => {
    const record = (await s.officer.get(`/cases/${cases['an']}`)).json() as { version: number };
    const confirm = async (sourceCaseId: string, version = record.version) =>
      (await s.officer.post(`/cases/${cases['an']}/trace-back/source`, { version, sourceCaseId })).json();
    expect(await confirm(cases['an']!)).toMatchObject({ code: 'tracing.source-itself' });
    expect(await confirm(cases['early']!)).toEqual({ sourceCaseId: cases['early'], added: 'source' });
    expect(await confirm(cases['early']!)).toMatchObject({ added: 'known' });
    expect(await confirm(cases['later']!)).toMatchObject({ added: 'link' });
    expect(await confirm(cases['measles']!)).toMatchObject({ code: 'request.not-found' });
    expect((await back()).candidates[0]).toMatchObject({ isSource: true });
    const chain = (await s.officer.get(`/cases/${cases['an']}/chain`)).json() as { edges: object[] };
    expect(chain.edges).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: cases['early'], to: cases['an'] }),
        expect.objectContaining({ from: cases['later'], to: cases['an'] }),
      ]),
    );
  });
});

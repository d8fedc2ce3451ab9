import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../../contract/indicators.ts';
import { incidenceRate, wilson } from '../../../lib/epidemiology/index.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import { addDays } from './rules/days.ts';

/** Today is 16 November 2026. Onset days ago -> cases; all reported two days after onset, as far as that has come. */
const outbreak: readonly (readonly [daysAgo: number, cases: number])[] = [
  [30, 2],
  [27, 3],
  [24, 4],
  [21, 5],
  [18, 6],
  [15, 7],
  [12, 8],
  [9, 9],
  [6, 10],
  [5, 3],
  [4, 3],
  [3, 3],
  [2, 1],
];
const TODAY = '2026-11-16';
const total = outbreak.reduce((sum, [, cases]) => sum + cases, 0);

let s: Scene;
let people = 0;
let lastCase = '';
const person = async (more: object = {}) => {
  people += 1;
  const letters = [...String(people)].map((digit) => 'ABCDEGHIKL'[Number(digit)]).join('');
  return await s.person(`Vi Văn ${letters}`, {
    sex: people % 2 === 0 ? 'male' : 'female',
    birthYear: 1940 + (people % 70),
    ...more,
  });
};
const get = async (path: string) => {
  const answer = await s.officer.get(path);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const items = async (path: string): Promise<Map<string, Measure>> =>
  new Map(((await get(path)) as { items: Measure[] }).items.map((one) => [one.code, one]));

beforeAll(async () => {
  s = await openScene();
  for (const [daysAgo, cases] of outbreak) {
    const onsetDate = addDays(TODAY, -daysAgo);
    for (let i = 0; i < cases; i += 1) {
      const id = await s.caseOf(await person(), {
        onsetDate,
        sampleDate: addDays(onsetDate, 1),
        reportDate: addDays(onsetDate, 2),
      });
      lastCase = id;
    }
  }
}, 120_000);
afterAll(async () => await s.close());

describe('the summary', () => {
  it('gives value, interval, numerator and denominator, and says of itself what it covers', async () => {
    const answer = await get('/indicators');
    expect(answer.stamp).toMatchObject({
      asOf: expect.stringMatching(/Z$/),
      generatedAt: '2026-11-16T03:00:00.000Z',
      lastReport: TODAY,
      area: { name: 'Tỉnh Lạng Sơn' },
      disease: 'covid-19',
      cases: 'confirmed',
      from: '2026-10-06',
      to: TODAY,
    });
    const found = await items('/indicators');
    expect(found.get('new-cases')).toMatchObject({ value: total, reliable: true });
    // Reported in the 7 whole days before today: onset 9 to 3 days ago.
    const population = s.app.areas.byId(s.areaId('20'))!.population!;
    const rate = incidenceRate(9 + 10 + 3 + 3 + 3, population)!;
    expect(found.get('incidence')).toMatchObject({
      value: rate.value,
      low: rate.low,
      high: rate.high,
      numerator: 28,
      denominator: population,
      from: '2026-11-09',
      to: '2026-11-15',
    });
    expect(found.get('growth')).toMatchObject({ reliable: true, unit: 'per-day' });
    const r = found.get('reproduction')!;
    expect(r.value).toBeGreaterThan(0.5);
    expect(r.low).toBeLessThan(r.value!);
    expect(r.high).toBeGreaterThan(r.value!);
    expect(r).toMatchObject({ reliable: true, reason: null });
  });

  it('answers null with a reason where something is missing, never zero', async () => {
    const found = await items('/indicators');
    expect(found.get('positivity-persons')).toMatchObject({
      value: null,
      reason: 'no-tests',
      reliable: false,
    });
    expect(found.get('secondary-attack')).toMatchObject({ value: null, reason: 'no-contacts' });
    expect(found.get('case-fatality')).toMatchObject({
      value: 0,
      denominator: total,
      reason: 'open-outcomes',
    });
    expect(found.get('case-fatality-resolved')).toMatchObject({ value: null, reason: 'open-outcomes' });
    const none = await items('/indicators?disease=measles');
    expect(none.get('new-cases')).toMatchObject({ value: 0 });
    expect(none.get('reproduction')).toMatchObject({ value: null, reason: 'too-few-cases' });
    expect(none.get('case-fatality')).toMatchObject({ value: null, reason: 'no-cases' });
    const timeliness = await items('/indicators/timeliness');
    expect(timeliness.get('interviewed-isolated-24h')).toMatchObject({
      value: null,
      reason: 'no-interviews',
    });
    expect(timeliness.get('isolated-24h')).toMatchObject({ value: 0, denominator: total });
  });

  it('refuses other areas, unknown ones and periods that are none', async () => {
    const other = await s.as('tracer', '01');
    const refused = await other.get(`/indicators?area=${s.areaId('20')}`);
    expect(refused.statusCode).toBe(403);
    const own = (await other.get('/indicators')).json() as { items: Measure[] };
    expect(own.items[0]).toMatchObject({ code: 'new-cases', value: 0 });
    expect((await s.officer.get(`/indicators?area=${uuid7()}`)).json()).toMatchObject({
      code: 'indicators.unknown-area',
    });
    for (const wrong of [
      'from=2026-11-10&to=2026-11-09',
      'from=2026-02-30',
      'from=2020-01-01&to=2026-01-01',
    ]) {
      expect((await s.officer.get(`/indicators?${wrong}`)).json(), wrong).toMatchObject({
        code: 'indicators.bad-period',
      });
    }
  });
});

describe('the epidemic curve', () => {
  it('counts by onset, marks days of which not all is known, and says what to expect', async () => {
    const curve = await get('/indicators/curve?from=2026-11-01');
    expect(curve.delayCases).toBe(total - 1);
    const at = new Map(curve.points.map((one: { date: string }) => [one.date, one]));
    expect(at.get('2026-11-10')).toMatchObject({ cases: 10, incomplete: false, expected: null });
    // Every case takes two days: yesterday's and today's onsets are not known at all.
    expect(at.get('2026-11-14')).toMatchObject({ cases: 1, incomplete: true, share: 0 });
    expect(at.get('2026-11-16')).toMatchObject({ cases: 0, incomplete: true, expected: null });
    const weeks = await get('/indicators/curve?from=2026-11-01&step=week');
    expect(weeks.points.map((one: { date: string; cases: number }) => [one.date, one.cases])).toEqual([
      ['2026-10-26', 7],
      ['2026-11-02', 17],
      ['2026-11-09', 20],
      ['2026-11-16', 0],
    ]);
  });

  it('counts by report and sample too; by report only today is incomplete', async () => {
    const report = await get('/indicators/curve?by=report&from=2026-11-10');
    expect(report.points.map((one: { cases: number }) => one.cases)).toEqual([0, 0, 10, 3, 3, 3, 1]);
    expect(report.points.filter((one: { incomplete: boolean }) => one.incomplete)).toHaveLength(1);
    const sample = await get('/indicators/curve?by=sample&from=2026-11-10&to=2026-11-11');
    expect(sample.points.map((one: { cases: number }) => one.cases)).toEqual([0, 10]);
  });
});

describe('the reproduction number', () => {
  it('is Cori by default, with the windows that must not be read yet', async () => {
    const answer = await get('/indicators/reproduction');
    expect(answer.interval).toMatchObject({ code: 'covid-19-2020', mean: 4.7, certainty: 'unverified' });
    expect(answer.lastComplete).toBe('2026-11-13');
    const last = answer.windows.at(-1);
    expect(last).toMatchObject({ to: TODAY, doubts: ['incomplete'] });
    expect(answer.windows.find((one: { to: string }) => one.to === '2026-11-13')).toMatchObject({
      doubts: [],
    });
  });

  it('takes another interval, gives cohorts, and refuses what is no interval', async () => {
    const own = await get('/indicators/reproduction?mean=2.6&sd=1.5&method=wt');
    expect(own.interval).toMatchObject({ code: null, mean: 2.6 });
    expect(own.windows.at(-1)).toMatchObject({ sd: null, doubts: ['right-censored', 'incomplete'] });
    const wrong = await s.officer.get('/indicators/reproduction?weights=0.5,0.5');
    expect(wrong.json()).toMatchObject({ code: 'indicators.bad-interval' });
  });
});

describe('delays and attack rates', () => {
  it('summarises the delays of the cases, and says which dates nobody has', async () => {
    const delays = new Map(
      (await get('/indicators/delays')).items.map((one: { code: string }) => [one.code, one]),
    );
    expect(delays.get('onset-report')).toMatchObject({ n: total, median: 2, p90: 2, max: 2, reason: null });
    expect(delays.get('sample-report')).toMatchObject({ median: 1 });
    expect(delays.get('onset-death')).toMatchObject({ n: 0, median: null, reason: 'no-dates' });
    expect(delays.get('diagnosis-interview')).toMatchObject({ n: 0, reason: 'no-interviews' });
  });

  it('has rates where people are known, and says where not', async () => {
    const areas = (await get('/indicators/attack-rates?group=area')).items;
    expect(areas[0]).toMatchObject({ key: s.commune, cases: total, share: 1, reason: null });
    const rate = incidenceRate(total, areas[0].population)!;
    expect(areas[0]).toMatchObject({ rate: rate.value, low: rate.low, high: rate.high });
    expect(areas.length).toBeGreaterThan(60);
    const sexes = (await get('/indicators/attack-rates?group=sex')).items;
    expect(sexes).toMatchObject([
      { key: 'female', cases: 32, rate: null, reason: 'no-denominator' },
      { key: 'male', cases: 32 },
    ]);
    const ages = (await get('/indicators/attack-rates')).items as { key: string; cases: number }[];
    expect(ages.reduce((sum, one) => sum + one.cases, 0)).toBe(total);
    // Born 1941 to 2004, once each: 22 to 85 years old.
    expect(ages.map((one) => one.key)).toEqual(['18', '30', '40', '50', '60', '70', '80']);
  });
});

describe('exports and the dictionary', () => {
  it('gives the same rows as CSV', async () => {
    const answer = await s.http.inject({
      url: '/api/v1/indicators/curve?from=2026-11-09&to=2026-11-10',
      headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body.replace('\uFEFF', '').split('\r\n').slice(0, 3)).toEqual([
      'date,days,cases,incomplete,share,expected,low,high',
      '2026-11-09,1,0,false,1,,,',
      '2026-11-10,1,10,false,1,,,',
    ]);
  });

  it('explains every indicator in both languages, with its source', async () => {
    const { items: entries } = await get('/indicators/dictionary');
    expect(entries).toHaveLength(39);
    for (const { code, vi, en, formulaVi, formulaEn, sourceVi, sourceEn } of entries) {
      expect(formulaVi, code).toMatch(/\.$/);
      expect(formulaEn, code).toMatch(/\.$/);
      expect(formulaVi.normalize('NFC'), code).toBe(formulaVi);
      expect(
        [vi, en, sourceVi, sourceEn].every((text) => text.length > 3),
        code,
      ).toBe(true);
    }
  });
});

describe('timeliness', () => {
  const shareOf = (numerator: number, denominator: number) => {
    const { value, low, high } = wilson(numerator, denominator)!;
    return { value, low, high, numerator, denominator };
  };

  it('counts who was interviewed and isolated by the day after the report', async () => {
    const patched = await s.officer.patch(`/cases/${lastCase}`, {
      version: 1,
      isolatedAt: '2026-11-16T01:00:00Z',
      pcrPositiveDate: '2026-11-15',
    });
    expect(patched.statusCode, patched.body).toBe(200);
    const opened = await s.officer.post('/interviews', { id: uuid7(), caseId: lastCase });
    expect(opened.statusCode, opened.body).toBeLessThan(300);
    const attempt = { id: uuid7(), at: new Date(s.clock.now()).toISOString(), result: 'REACHED' };
    const reached = await s.officer.post(`/interviews/${opened.json().id}/attempts`, attempt);
    expect(reached.statusCode, reached.body).toBeLessThan(300);
    const found = await items('/indicators/timeliness');
    expect(found.get('isolated-24h')).toMatchObject(shareOf(1, total));
    expect(found.get('interviewed-isolated-24h')).toMatchObject(shareOf(1, total));
    const { items: delays } = await get('/indicators/delays');
    expect(delays.at(-1)).toMatchObject({ code: 'diagnosis-interview', n: 1, median: 1 });
    expect(delays).toContainEqual(expect.objectContaining({ code: 'onset-diagnosis', n: 1, median: 1 }));
  });

  it('follows contacts from naming to the end of quarantine', async () => {
    const before = await items('/indicators/timeliness');
    expect(before.get('no-contact-named')).toMatchObject(shareOf(total, total));
    expect(before.get('unlinked')).toMatchObject(shareOf(total, total));
    expect(before.get('reported-24h')).toMatchObject(shareOf(total, total));
    expect(before.get('contacts-reached')).toMatchObject({ value: null, reason: 'no-contacts' });

    const near = [await person(), await person(), await person(), await person()];
    const named = await s.officer.post(`/cases/${lastCase}/contacts`, {
      items: near.map((personId) => ({ personId, lastContactDate: '2026-11-15' })),
    });
    expect(named.statusCode, named.body).toBe(200);
    await s.retraceNow(lastCase);
    const confirmed = await s.officer.post(`/cases/${lastCase}/contacts/decisions`, {
      personIds: near,
      decision: 'confirm',
    });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    const contacts = await s.contacts(lastCase);
    const idOf = (personId: string) => contacts.find((one) => one.personId === personId)!.id!;
    s.clock.advance(3 * 3_600_000);
    const visit = async (personId: string, result: string, symptoms: string[] = []) => {
      const answer = await s.officer.post(`/contacts/${idOf(personId)}/visits`, {
        id: uuid7(),
        at: new Date(s.clock.now()).toISOString(),
        result,
        symptoms,
      });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
    };
    await visit(near[0]!, 'SEEN_OK');
    await visit(near[1]!, 'SEEN_NOT_OK', ['fever']);
    await visit(near[2]!, 'NO_ANSWER');
    await s.caseOf(near[1]!, { onsetDate: TODAY });
    // As tracing does when it follows the outbox.
    await sql`update contact_link set is_case = true where id = ${idOf(near[1]!)}::uuid`.execute(
      s.app.platform.db,
    );

    const after = await items('/indicators/timeliness');
    expect(after.get('contacts-reached')).toMatchObject(shareOf(2, 4));
    expect(after.get('contacts-notified-24h')).toMatchObject(shareOf(2, 4));
    expect(after.get('contacts-quarantined-24h')).toMatchObject(shareOf(0, 4));
    expect(after.get('symptomatic-evaluated-24h')).toMatchObject(shareOf(1, 1));
    expect(after.get('no-contact-named')).toMatchObject(shareOf(total, total + 1));
    expect(after.get('known-contacts')).toMatchObject(shareOf(1, total + 1));
    expect(after.get('known-in-quarantine')).toMatchObject(shareOf(0, total + 1));
    expect(after.get('unlinked')).toMatchObject(shareOf(total, total + 1));
    expect(after.get('quarantine-finished')).toMatchObject({ value: null, reason: 'no-orders' });
    const attack = (await items('/indicators')).get('secondary-attack');
    expect(attack).toMatchObject({ ...shareOf(1, 1), reason: 'incomplete', reliable: false });
    s.clock.advance(86_400_000);
    const tomorrow = await s.as('health-officer');
    const next = (await tomorrow.get('/indicators/timeliness')).json();
    expect(next.monitored.at(-2)).toEqual({ date: TODAY, due: 3, reached: 1 });
    const monitored = (next.items as Measure[]).find((one) => one.code === 'monitored-daily');
    expect(monitored).toMatchObject(shareOf(1, 3));
  });
});

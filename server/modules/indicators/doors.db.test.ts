import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../../contract/indicators.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from '../tracing/testing/scene.ts';

let s: Scene;
let people = 0;
const person = async () => {
  people += 1;
  const letters = [...String(people)].map((digit) => 'ABCDEGHIKL'[Number(digit)]).join('');
  return await s.person(`Vi Văn ${letters}`, { birthYear: 1950 + people });
};
const get = async (path: string) => {
  const answer = await s.officer.get(path);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const measure = async (path: string, code: string) =>
  ((await get(path)).items as Measure[]).find((one) => one.code === code);
const sent = async (path: string, body: object, who = s.officer) => {
  const answer = await who.post(path, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};

beforeAll(async () => {
  s = await openScene();
}, 120_000);
afterAll(async () => await s.close());

/** A case with confirmed contacts. @returns their ids by person, in order. */
async function traced(count: number): Promise<{ caseId: string; people: string[]; contactIds: string[] }> {
  const caseId = await s.caseOf(await person());
  const near = await Promise.all(Array.from({ length: count }, person));
  const items = near.map((personId) => ({ personId, lastContactDate: '2026-11-15' }));
  await sent(`/cases/${caseId}/contacts`, { items });
  await s.retraceNow(caseId);
  await sent(`/cases/${caseId}/contacts/decisions`, { personIds: near, decision: 'confirm' });
  const contacts = await s.contacts(caseId);
  const contactIds = near.map((id) => contacts.find((one) => one.personId === id)!.id!);
  return { caseId, people: near, contactIds };
}

describe('what other modules know of contacts', () => {
  it('a first call tells a contact as a follow-up does, and a sample is looking into an illness', async () => {
    const { people: near, contactIds, caseId } = await traced(3);
    const call = await sent('/interviews', { id: uuid7(), caseId, personId: near[0] });
    const at = new Date(s.clock.now()).toISOString();
    await sent(`/interviews/${call.id}/attempts`, { id: uuid7(), at, result: 'REACHED' });
    await sent(`/contacts/${contactIds[1]}/visits`, {
      id: uuid7(),
      at,
      result: 'SEEN_NOT_OK',
      symptoms: ['fever'],
    });
    const notified = await measure('/indicators/timeliness', 'contacts-notified-24h');
    expect(notified).toMatchObject({ numerator: 2, denominator: 3 });
    expect(await measure('/indicators/timeliness', 'contacts-reached')).toMatchObject({ numerator: 2 });
    expect(await measure('/indicators/timeliness', 'symptomatic-evaluated-24h')).toMatchObject({
      numerator: 0,
      denominator: 1,
    });

    const tube = {
      id: uuid7(),
      kind: 'pcr',
      specimen: 'nasopharyngeal',
      purpose: 'contact',
      sampledAt: at,
      personIds: [near[1]],
    };
    await sent('/lab/tubes', tube, await s.as('laboratory'));
    expect(await measure('/indicators/timeliness', 'symptomatic-evaluated-24h')).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
  });

  it('keeps first times and days of a contact whatever the order of its visits', async () => {
    const { contactIds } = await traced(1);
    const visit = async (hoursAgo: number, result: string, symptoms: string[] = []) =>
      await sent(`/contacts/${contactIds[0]}/visits`, {
        id: uuid7(),
        at: new Date(s.clock.now() - hoursAgo * 3_600_000).toISOString(),
        result,
        symptoms,
      });
    await visit(0, 'SEEN_OK', ['cough']);
    await visit(1, 'SEEN_OK');
    await visit(26, 'SEEN_OK', ['fever']);
    await visit(30, 'NO_ANSWER');
    const kept = await sql<{
      seen: Date;
      ill: Date;
      days: string;
    }>`select first_seen_at as seen, first_ill_at as ill,
        array_to_string(seen_days, ' ') as days from contact_link where id = ${contactIds[0]}::uuid`.execute(
      s.app.platform.db,
    );
    const before = new Date(s.clock.now() - 26 * 3_600_000);
    expect(kept.rows).toEqual([{ seen: before, ill: before, days: '2026-11-16 2026-11-15' }]);
  });
});

describe('positivity', () => {
  it('is of the disease asked for', async () => {
    const laboratory = await s.as('laboratory');
    const other = await s.as('laboratory');
    for (const [disease, result] of [
      ['covid-19', 'POSITIVE'],
      ['covid-19', 'NEGATIVE'],
      ['measles', 'NEGATIVE'],
    ]) {
      const { code } = await sent(
        '/lab/tubes',
        {
          id: uuid7(),
          kind: 'pcr',
          disease,
          specimen: 'nasopharyngeal',
          purpose: 'contact',
          sampledAt: new Date(s.clock.now() - 3_600_000).toISOString(),
          personIds: [await person()],
        },
        laboratory,
      );
      await sent('/lab/results', { items: [{ code, result }] }, laboratory);
      await sent('/lab/releases', { items: [{ code, revision: 1 }] }, other);
    }
    expect(await measure('/indicators?disease=covid-19', 'positivity-tests')).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
    expect(await measure('/indicators?disease=measles', 'positivity-tests')).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
  });
});

describe('where cases were infected', () => {
  it('is recorded, edited, exported, and used for R', async () => {
    const before = await get('/indicators/reproduction?disease=covid-19');
    expect(before).toMatchObject({ importedKnown: false, imported: 0 });
    const id = await s.caseOf(await person(), { origin: 'POINT_OF_ENTRY', onsetDate: '2026-11-12' });
    expect(await get(`/cases/${id}`)).toMatchObject({ origin: 'POINT_OF_ENTRY' });
    const known = await get('/indicators/reproduction?disease=covid-19');
    expect(known).toMatchObject({ importedKnown: true, imported: 1, withoutOrigin: before.withoutOrigin });

    const patched = await s.officer.patch(`/cases/${id}`, { version: 1, origin: 'IN_COUNTRY' });
    expect(patched.json()).toMatchObject({ origin: 'IN_COUNTRY', version: 2 });
    const stale = await s.officer.patch(`/cases/${id}`, { version: 1, origin: null });
    expect(stale.statusCode).toBe(409);
    expect(stale.json().fields).toEqual({ origin: 'changed' });
    expect(await get('/indicators/reproduction?disease=covid-19')).toMatchObject({
      importedKnown: true,
      imported: 0,
    });

    const csv = await s.http.inject({
      url: '/api/v1/cases',
      headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
    });
    const [header, ...rows] = csv.body.replace('\uFEFF', '').split('\r\n');
    const column = header!.split(',').indexOf('origin');
    expect(rows.find((row) => row.startsWith(id))!.split(',')[column]).toBe('IN_COUNTRY');
    const wrong = await s.officer.patch(`/cases/${id}`, { version: 2, origin: 'MARS' });
    expect(wrong.statusCode).toBe(400);
  });

  it('an imported case infects, but nobody here infected it: R is lower for it', async () => {
    for (const daysAgo of [9, 8, 7, 6, 5, 4, 4, 3, 3]) {
      const onsetDate = new Date(s.clock.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
      await s.caseOf(await person(), { onsetDate, disease: 'measles' });
    }
    const path = '/indicators/reproduction?disease=measles&mean=2.6&sd=1.5';
    const last = async (method: string) =>
      ((await get(`${path}&method=${method}`)).windows as { to: string; mean: number }[]).find(
        (one) => one.to === '2026-11-14',
      )!.mean;
    const [cori, cohort] = [await last('cori'), await last('wt')];
    await sql`update case_file set origin = 'POINT_OF_ENTRY' where disease = 'measles' and onset_date = '2026-11-13'`.execute(
      s.app.platform.db,
    );
    expect(await last('cori')).toBeLessThan(cori);
    expect(await last('wt')).toBeLessThan(cohort);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../support/app.ts';

let t: TestApp;
let first: Caller;
let second: Caller;
beforeAll(async () => {
  t = await testApp();
  first = await t.as('health-officer');
  second = await t.as('tracer');
});
afterAll(async () => await t.close());

async function openCase(): Promise<{ id: string; version: number }> {
  const person = await first.post('/people', { fullName: 'Hoàng Văn Thụ', areaId: t.areaId('20') });
  expect(person.statusCode, person.body).toBe(201);
  const made = await first.post('/cases', {
    personId: person.json().id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: '2026-11-15',
  });
  expect(made.statusCode, made.body).toBe(201);
  return (await first.get(`/cases/${made.json().id}`)).json();
}

describe('two officers who edit one case at the same moment', () => {
  it('are merged when they change different fields, however the requests fall', async () => {
    const { id, version } = await openCase();
    const answers = await Promise.all([
      first.patch(`/cases/${id}`, { version, onsetDate: '2026-11-12' }),
      second.patch(`/cases/${id}`, { version, sampleDate: '2026-11-14' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const kept = (await first.get(`/cases/${id}`)).json();
    expect(kept).toMatchObject({
      onsetDate: '2026-11-12',
      sampleDate: '2026-11-14',
      version: version + 2,
    });
  });

  it('get one winner when they change the same field; the other is shown what is there now', async () => {
    const { id, version } = await openCase();
    const dates = ['2026-11-10', '2026-11-11'];
    const answers = await Promise.all([
      first.patch(`/cases/${id}`, { version, onsetDate: dates[0] }),
      second.patch(`/cases/${id}`, { version, onsetDate: dates[1], sampleDate: '2026-11-13' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const lost = answers.findIndex(({ statusCode }) => statusCode === 409);
    const refusal = answers[lost]!.json();
    expect(refusal).toMatchObject({
      code: 'request.version-conflict',
      current: { id, onsetDate: dates[1 - lost], version: version + 1 },
    });
    expect(Object.values(refusal.fields)).toEqual(['changed']);
    // Nothing of the loser's edit was kept, its other field neither; sent again on the shown version it is.
    const kept = (await first.get(`/cases/${id}`)).json();
    expect(kept).toMatchObject({ onsetDate: dates[1 - lost], version: version + 1 });
    expect(kept.sampleDate).toBe(lost === 1 ? null : '2026-11-13');
    const again = await [first, second][lost]!.patch(`/cases/${id}`, {
      version: refusal.current.version,
      onsetDate: dates[lost],
    });
    expect(again.statusCode, again.body).toBe(200);
    expect(again.json()).toMatchObject({ onsetDate: dates[lost], version: version + 2 });
  });

  it('never both win, over many races', async () => {
    const { id } = await openCase();
    for (let round = 1; round <= 20; round += 1) {
      const { version } = (await first.get(`/cases/${id}`)).json();
      const day = (n: number) => `2026-${n === 0 ? '09' : '10'}-${String(round).padStart(2, '0')}`;
      const answers = await Promise.all(
        [first, second].map((officer, n) => officer.patch(`/cases/${id}`, { version, onsetDate: day(n) })),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort(), `round ${round}`).toEqual([200, 409]);
    }
  });
});

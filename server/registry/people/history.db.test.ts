import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
});
afterAll(() => t.close());

describe('the history of a record', () => {
  it('names who changed which fields, newest first, and no look', async () => {
    const made = await officer.post('/people', { fullName: 'Vi Văn Ngọc', areaId: t.areaId('06184') });
    const { id } = made.json();
    t.clock.advance(60_000);
    await officer.patch(`/people/${id}`, { version: 1, phones: ['0912000999'], birthYear: 1970 });
    await officer.get(`/people/${id}`);
    const { items } = (await officer.get(`/people/${id}/history`)).json();
    expect(items).toMatchObject([
      {
        action: 'person.edit',
        fields: ['birthYear', 'phones'],
        by: expect.stringContaining('health-officer'),
      },
      { action: 'person.create', fields: [] },
    ]);
    expect((await officer.get(`/people/${id}/history`)).json().items).toHaveLength(2);
  });

  it('of a case names the fields as the contract does, with the reason', async () => {
    const made = await officer.post('/people', { fullName: 'Vi Văn Ca', areaId: t.areaId('06184') });
    const opened = await officer.post('/cases', {
      id: crypto.randomUUID(),
      personId: made.json().id,
      disease: 'covid-19',
      classification: 'SUSPECT',
      reportDate: '2026-11-16',
    });
    const { id } = opened.json();
    const edit = {
      version: 1,
      onsetDate: '2026-11-14',
      classification: 'NO_CASE',
      reason: 'Xét nghiệm âm tính',
    };
    const edited = await officer.patch(`/cases/${id}`, edit);
    expect(edited.statusCode, edited.body).toBe(200);
    const { items } = (await officer.get(`/cases/${id}/history`)).json();
    expect(items[0]).toMatchObject({ action: 'case.change', reason: 'Xét nghiệm âm tính' });
    expect(items[0].fields).toEqual(expect.arrayContaining(['onsetDate', 'classification']));
    expect(items.at(-1)).toMatchObject({ action: 'case.open' });
  });
});

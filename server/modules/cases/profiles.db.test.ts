import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

type Version = {
  id: string;
  version: number;
  validFrom: string;
  shipped: boolean;
  content: Record<string, unknown>;
};
const history = async (disease = 'covid-19', caller = officer) =>
  (await caller.get(`/profiles/${disease}`)).json() as { current: string; items: Version[] };
const draft = async (more: object) => {
  const { items } = await history();
  const newest = items.reduce((a, b) => (a.version > b.version ? a : b));
  return {
    id: uuid7(),
    latestVersion: newest.version,
    validFrom: '2026-11-01',
    source: { vi: 'Công văn thử', en: 'Test letter' },
    certainty: 'unverified',
    reason: 'Chỉ đạo mới',
    content: { ...items[0]!.content, ...more },
  };
};
const openCase = async (reportDate: string) => {
  const person = (
    await officer.post('/people', { fullName: 'Lê Thị Ca', areaId: t.areaId('20') })
  ).json() as { id: string };
  const made = await officer.post('/cases', {
    personId: person.id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate,
    onsetDate: reportDate,
    areaId: t.areaId('20'),
  });
  expect(made.statusCode, made.body).toBe(201);
  return (made.json() as { id: string }).id;
};

describe('disease profiles', () => {
  it('list what is in force, and every version with its source', async () => {
    const { items } = (await officer.get('/profiles')).json() as { items: (Version & { disease: string })[] };
    expect(items.map(({ disease }) => disease)).toEqual(['covid-19', 'measles', 'mers', 'whooping-cough']);
    const covid = await history();
    expect(covid.items.map(({ version, shipped }) => [version, shipped])).toEqual([
      [3, true],
      [2, true],
      [1, true],
    ]);
    expect(covid.current).toBe(covid.items[0]!.id);
  });

  it('say what a new version would do before it is saved', async () => {
    await openCase('2026-10-20');
    await openCase('2026-11-10');
    const asked = await draft({ minMinutes: 5 });
    const answer = await officer.post('/profiles/covid-19/preview', {
      validFrom: '2026-11-01',
      content: asked.content,
    });
    expect(answer.json()).toEqual({ changed: ['minMinutes'], cases: 1, traced: 0 });
    expect((await history()).items).toHaveLength(3);
  });

  it('hold for reports from their first day, in their own dataset, and are saved once', async () => {
    const early = await openCase('2026-10-25');
    const late = await openCase('2026-11-12');
    const body = await draft({ symptomatic: { before: 5, after: 10 } });
    const added = await officer.post('/profiles/covid-19/versions', body);
    expect(added.statusCode, added.body).toBe(201);
    expect(added.json()).toMatchObject({ version: 4, shipped: false, author: expect.any(String) });
    expect((await officer.post('/profiles/covid-19/versions', body)).statusCode).toBe(200);
    const from = async (id: string) =>
      ((await officer.get(`/cases/${id}`)).json() as { infectiousFrom: string }).infectiousFrom;
    expect(await from(early)).toBe('2026-10-22T17:00:00.000Z');
    expect(await from(late)).toBe('2026-11-06T17:00:00.000Z');
    const live = await t.as('health-officer', '20', 'live');
    expect((await history('covid-19', live)).items).toHaveLength(3);
  });

  it('refuse what somebody else changed meanwhile, numbers that can’t be, and a commune', async () => {
    const stale = { ...(await draft({ symptomatic: { before: 9, after: 9 } })), latestVersion: 3 };
    const conflict = await officer.post('/profiles/covid-19/versions', stale);
    expect(conflict.statusCode).toBe(409);
    expect(conflict.json()).toMatchObject({
      code: 'request.version-conflict',
      current: { version: 4, symptomatic: { before: 5, after: 10 } },
      fields: { symptomatic: 'changed' },
    });
    const faulty = await officer.post(
      '/profiles/covid-19/versions',
      await draft({ incubation: { minDays: 9, maxDays: 2 } }),
    );
    expect(faulty.json()).toMatchObject({
      code: 'case.profile-faulty',
      fields: { incubation: 'max before min' },
    });
    const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!;
    const local = await t.as('health-officer', commune.code);
    expect((await local.post('/profiles/covid-19/versions', await draft({}))).json()).toMatchObject({
      code: 'case.profile-elsewhere',
    });
    const tracer = await t.as('tracer');
    expect((await tracer.post('/profiles/covid-19/versions', await draft({}))).statusCode).toBe(403);
    expect((await tracer.get('/profiles')).statusCode).toBe(200);
  });
});

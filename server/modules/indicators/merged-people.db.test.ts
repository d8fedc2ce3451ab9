import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { systemScope } from '../../platform/access/scope.ts';

const DAY = '2026-11-12';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

async function person(about: object): Promise<{ id: string; no: number }> {
  const added = await officer.post('/people', { areaId: t.areaId('06184'), ...about });
  expect(added.statusCode, added.body).toBe(201);
  const { id } = added.json<{ id: string }>();
  const nos = await t.app.doors.people.personNos(systemScope('test', 'demo'), t.app.platform.db, [id]);
  return { id, no: nos.get(id)! };
}

async function openCase(personId: string): Promise<string> {
  const body = { personId, disease: 'covid-19', classification: 'CONFIRMED', reportDate: DAY };
  const opened = await officer.post('/cases', body);
  expect(opened.statusCode, opened.body).toBe(201);
  return opened.json<{ id: string }>().id;
}

/** A contact of a case, as if decided on the day before; who was seen ill became a case. */
async function contact(caseId: string, personNo: number, isIll: boolean): Promise<void> {
  await sql`insert into contact_link (id, dataset, case_id, person_no, decision, decided_at, decided_by, level, ms,
      score, first_at, last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case, first_seen_at,
      first_ill_at, seen_days, last_result)
    values (gen_random_uuid(), 'demo', ${caseId}, ${personNo}, 'CONFIRMED', '2026-11-12T01:30:00Z', 'test', 1, 60000, 1,
      '2026-11-12T01:00:00Z', '2026-11-12T01:20:00Z', 1, ${personNo}, '[]',
      (select area_no from case_file where id = ${caseId}), '2026-11-14', ${isIll}, '2026-11-12T02:00:00Z',
      ${isIll ? '2026-11-12T02:00:00Z' : null}, array['2026-11-12'::date],
      ${isIll ? 'SEEN_ILL' : 'SEEN_OK'})`.execute(t.app.platform.db);
}

type Item = { code: string; key: string; numerator: number; denominator: number; cases: number };
async function items(path: string): Promise<Map<string, Item>> {
  const answer = await officer.get(`${path}from=${DAY}&to=${DAY}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return new Map(answer.json<{ items: Item[] }>().items.map((one) => [one.code ?? one.key, one]));
}

it('know a case as the contact who was merged with it, and count its person once, as the kept record says', async () => {
  const same = { fullName: 'Tô Văn Chung', birthDate: '1969-06-09' };
  const [kept, gone] = [await person({ ...same, sex: 'male' }), await person(same)];
  const sources: string[] = [];
  for (const fullName of ['Lý Thị Nguồn', 'Sầm Văn Gốc']) {
    sources.push(await openCase((await person({ fullName, birthYear: 1950 })).id));
  }
  await openCase(gone.id);
  await settled(t.app);
  await contact(sources[0]!, kept.no, true);
  await contact(sources[1]!, gone.no, false);
  const counted = async () => {
    const timely = await items('/indicators/timeliness?');
    const pivot = await officer.get(`/analysis/pivot?metric=cases.confirmed&rows=sex&from=${DAY}&to=${DAY}`);
    const { rows, cells } = pivot.json<{ rows: { key: string }[]; cells: number[][] }>();
    return {
      known: timely.get('known-contacts')!.numerator,
      evaluated: timely.get('symptomatic-evaluated-24h')!.numerator,
      exposed: (await items('/indicators?')).get('secondary-attack')!.denominator,
      men: (await items('/indicators/attack-rates?group=sex&')).get('male')?.cases ?? 0,
      menInTable: cells[rows.findIndex(({ key }) => key === 'male')]![0],
    };
  };
  const apart = { known: 0, evaluated: 0, exposed: 2, men: 0, menInTable: 0 };
  expect(await counted()).toEqual(apart);
  const merge = await mergeRecords(officer, { keep: kept.id, gone: gone.id });
  expect(await counted()).toEqual({ known: 1, evaluated: 1, exposed: 1, men: 1, menInTable: 1 });
  await undoMerge(officer, merge);
  expect(await counted()).toEqual(apart);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { startOfDate } from '../../platform/clock/clock.ts';

const FEW = 300;
const MANY = 20_000;

let t: TestApp;
let officer: Caller;
let written = 0;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  await addCases(FEW);
}, 120_000);
afterAll(async () => await t.close());

/** Cases of one day with their counters, as the module counts them. */
async function addCases(count: number): Promise<void> {
  const area = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.no;
  const day = '2026-11-10';
  await t.app.platform.db.transaction().execute(async (tx) => {
    await sql`insert into case_file (id, person_no, dataset, label, disease, classification, outcome, report_date,
        onset_date, area_no, stay_area_no, contact_count, version, field_versions, created_at)
      select md5('many' || g)::uuid, g, 'demo', 'LS-' || g, 'covid-19', 'CONFIRMED', 'NO_OUTCOME', ${day}::date,
        ${day}::date - 2, ${area}::int, ${area}::int, 0, 1, '{}', ${day}::date
      from generate_series(${written + 1}::int, ${written + count}::int) g`.execute(tx);
    await sql`insert into case_day_change (dataset, day) values ('demo', ${day})`.execute(tx);
    const at = startOfDate(day);
    await addFigures(
      tx,
      ['cases.reported', 'cases.confirmed'].map((metric) => ({
        metric,
        dataset: 'demo',
        areaNo: area,
        at,
        by: count,
      })),
    );
  });
  written += count;
}

async function newCases(): Promise<{ cases: number; generatedAt: string }> {
  const answer = await officer.get(`/indicators?area=${t.areaId('20')}`);
  expect(answer.statusCode, answer.body).toBe(200);
  const { items, stamp } = answer.json() as {
    items: { code: string; value: number }[];
    stamp: { generatedAt: string };
  };
  return { cases: items.find(({ code }) => code === 'new-cases')!.value, generatedAt: stamp.generatedAt };
}

it('makes indicators over few cases anew each time', async () => {
  expect((await newCases()).cases).toBe(FEW);
  await addCases(1);
  expect((await newCases()).cases).toBe(FEW + 1);
});

it('answers those over very many cases as they were made, with the time of their making, for a minute', async () => {
  await addCases(MANY);
  const made = await newCases();
  expect(made.cases).toBe(FEW + 1 + MANY);
  await addCases(1);
  t.clock.advance(59_000);
  expect(await newCases()).toEqual(made);
  // Older than a minute: answered once more while it is made anew.
  t.clock.advance(2_000);
  expect(await newCases()).toEqual(made);
  await expect.poll(async () => (await newCases()).cases, { timeout: 30_000 }).toBe(made.cases + 1);
  expect((await newCases()).generatedAt > made.generatedAt).toBe(true);
});

it('keeps an answer apart from that of another area, period and question', async () => {
  const other = await officer.get(`/indicators?area=${t.areaId('20')}&cases=all`);
  expect(other.json().stamp).toMatchObject({ cases: 'all' });
  const empty = await officer.get(`/indicators?area=${t.areaId('20')}&from=2026-11-12`);
  expect(empty.json().items.find(({ code }: { code: string }) => code === 'new-cases').value).toBe(0);
  const curve = await officer.get(`/indicators/curve?area=${t.areaId('20')}&by=report`);
  expect(curve.json()).toMatchObject({ by: 'report' });
});

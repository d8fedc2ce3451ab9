import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { type Scope, systemScope } from '../../platform/access/scope.ts';
import type { Tx } from '../../platform/db/database.ts';
import { caseTotals, countByDay, delayCounts } from './store/case-counts.ts';
import { type CallsToCases, checkDays, countNotedDays, noteDaysOfCase } from './store/case-days.ts';
import { interviewCounts } from './store/case-knowledge.ts';
import type { CaseSelection } from './store/case-selection.ts';
import { type CaseRow, updateCase } from './store/cases.ts';
import { casesOfDataset } from './store/all-cases.ts';
import { loadCases } from './usecases/load-cases.ts';

const scope = systemScope('test', 'demo');
const calls: CallsToCases = ({ dataset }: Scope) =>
  sql`select case_id, first_attempt_at, first_reached_at from interview where dataset = ${dataset} and kind = 'F0'`;
const scopeOf = (dataset: string) => systemScope('test', dataset);

let t: TestApp;
let seed = 20;
/** A whole number below a limit (linear congruential, Numerical Recipes). */
const below = (limit: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
};
const oneOf = <T>(values: readonly T[]): T => values[below(values.length)]!;
const maybe = <T>(value: T): T | null => (below(4) === 0 ? null : value);
const day = (n: number): string =>
  new Date(Date.parse('2026-10-01') + n * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  t = await testApp();
}, 120_000);
afterAll(async () => await t.close());

/** The dates and the outcome of a made-up case; some contradict each other. */
function drawn() {
  const report = below(40);
  const onset = maybe(day(report - below(12) + 2));
  return {
    classification: oneOf(['CONFIRMED', 'CONFIRMED', 'PROBABLE', 'SUSPECT', 'NO_CASE'] as const),
    outcome: oneOf(['NO_OUTCOME', 'RECOVERED', 'DECEASED'] as const),
    outcome_date: maybe(day(report + below(20))),
    report_date: day(report),
    onset_date: onset,
    onset_date_to: onset === null || below(3) > 0 ? null : day(report + 4),
    sample_date: maybe(day(report - below(5) + 1)),
    rapid_positive_date: maybe(day(report - below(3))),
    pcr_positive_date: maybe(day(report + 1)),
    isolated_at: maybe(new Date(Date.parse(`${day(report + below(4))}T16:59:00Z`) + below(2) * 120_000)),
    origin: oneOf(['IN_COUNTRY', 'POINT_OF_ENTRY', null] as const),
    disease: oneOf(['covid-19', 'covid-19', 'measles']),
    area_no: maybe(oneOf(communes())),
  };
}

/** Communes of two provinces. */
function communes(): number[] {
  return ['20', '01'].flatMap((code) =>
    t.app.areas
      .childrenOf(t.app.areas.byCode(code, '2026-11-16')!.no, '2026-11-16')
      .slice(0, 3)
      .map(({ no }) => no),
  );
}

async function addCases(count: number): Promise<void> {
  const first = (await casesOfDataset(scope, t.app.platform.db)).length;
  const made = Array.from({ length: count }, (_, i) => ({
    id: `01920000-0000-7000-8000-${String(first + i).padStart(12, '0')}`,
    person_no: first + i + 1,
    label: `LS-${first + i}`,
    announced_date: null,
    stay_area_no: null,
    created_at: new Date(t.clock.now()),
    ...drawn(),
  }));
  await within(async (tx) => await loadCases(t.app.doors.cases, scope, tx, made));
  await sql`insert into interview (case_id, person_no, id, dataset, kind, area_nos, planned, needed, due_since, status,
      attempts, first_attempt_at, first_reached_at, version, field_versions)
    select id, person_no, gen_random_uuid(), dataset, 'F0', '{}', true, true, created_at, 'PLANNED', 0,
      case when person_no % 3 > 0 then report_date::timestamptz end,
      case when person_no % 3 > 1 then report_date::timestamptz + (person_no % 5) * interval '17 hours' end, 1, '{}'
    from case_file c where dataset = 'demo' and not exists (select from interview i where i.case_id = c.id)`.execute(
    t.app.platform.db,
  );
}

async function editCases(count: number): Promise<void> {
  const rows = await casesOfDataset(scope, t.app.platform.db);
  for (let i = 0; i < count; i += 1) {
    const row: CaseRow = oneOf(rows);
    await within(async (tx) => {
      await updateCase(scope, tx, { ...row, ...drawn() });
      if (i % 4 === 0) {
        await sql`update interview set first_reached_at = now() where case_id = ${row.id}`.execute(tx);
        await noteDaysOfCase(scope, tx, row.id, null);
      }
    });
  }
}

async function within(work: (tx: Tx) => Promise<void>): Promise<void> {
  await t.app.platform.db.transaction().execute(work);
}

/** Everything that is read by day, of one selection. */
async function answersOf(one: CaseSelection) {
  const { db } = t.app.platform;
  const interviews = await interviewCounts(scope, db, one, calls);
  return {
    onset: await countByDay(scope, db, one, 'onset'),
    report: await countByDay(scope, db, one, 'report'),
    sample: await countByDay(scope, db, one, 'sample'),
    totals: await caseTotals(scope, db, one),
    delays: (await delayCounts(scope, db, one))
      .map(({ delay, days, count }) => `${delay} ${days} ${count}`)
      .toSorted(),
    interviews: { ...interviews, days: [...interviews.days].toSorted(([a], [b]) => a - b) },
  };
}

/** Compares answers by day with those that look at the cases, for every kind of selection. */
async function expectTheSame(): Promise<void> {
  const lists = [['20'], ['01'], ['20', '01']];
  for (const codes of lists) {
    const provinces = codes.map((code) => t.app.areas.byCode(code, '2026-11-16')!);
    const areaNos = t.app.areas.numbersUnder(provinces.map(({ path }) => path));
    for (const disease of [null, 'covid-19', 'mumps']) {
      for (const confirmedOnly of [true, false]) {
        const [from, to] = [day(below(20)), day(20 + below(25))];
        const one = { areaNos, disease, confirmedOnly, from, to };
        expect(await answersOf({ ...one, provinceNos: provinces.map(({ no }) => no) })).toEqual(
          await answersOf({ ...one, provinceNos: null }),
        );
      }
    }
  }
}

const countAll = async () => await countNotedDays(t.app.platform.db, t.app.areas, scopeOf, calls);
const check = async () => await checkDays(t.app.platform.db, t.app.areas, scopeOf, calls);

it('answers by day as from the cases, before days are counted, after, and while some changed again', async () => {
  await addCases(300);
  await expectTheSame();
  expect(await countAll()).toBeGreaterThan(30);
  await expectTheSame();
  for (let round = 0; round < 3; round += 1) {
    await editCases(8);
    await addCases(3);
    await expectTheSame();
    expect(await check()).toBe(0);
    await countAll();
    await expectTheSame();
    expect(await check()).toBe(0);
  }
  expect(await countAll()).toBe(0);
}, 120_000);

it('counts cases without a unit where everything is asked for', async () => {
  const one = { provinceNos: null, disease: null, confirmedOnly: false, from: day(0), to: day(60) };
  const of = async (areaNos: readonly number[] | null) =>
    (await caseTotals(scope, t.app.platform.db, { ...one, areaNos })).cases;
  const found = await sql<{ n: number }>`select count(*)::int as n from case_file
    where dataset = 'demo' and area_no is null and classification <> 'NO_CASE'`.execute(t.app.platform.db);
  expect(found.rows[0]!.n).toBeGreaterThan(10);
  expect(await of(null)).toBe((await of(t.app.areas.numbersUnder(['']))) + found.rows[0]!.n);
});

it('finds a day whose counts are wrong at night, and counts it anew', async () => {
  await sql`update case_day_count set cases = cases + 1 where kind = 'report' and day = (
    select min(day) from case_day_count)`.execute(t.app.platform.db);
  expect(await check()).toBe(1);
  await expectTheSame();
  expect(await countAll()).toBe(1);
  expect(await check()).toBe(0);
}, 60_000);

it('keeps a day noted that changed while it was counted', async () => {
  const { db } = t.app.platform;
  const [row] = await casesOfDataset(scope, db);
  await within(async (tx) => await noteDaysOfCase(scope, tx, row!.id, null));
  await within(async (tx) => {
    // Not committed yet: the count does not see it, and must leave its note alone.
    await updateCase(scope, tx, { ...row!, ...drawn(), report_date: row!.report_date });
    expect(await countAll()).toBe(1);
  });
  await expectTheSame();
  expect(await countAll()).toBe(1);
  expect(await check()).toBe(0);
}, 60_000);

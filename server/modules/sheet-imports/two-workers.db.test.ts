import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

const ROWS = 4_700;
/** Rows that say of the person of an earlier batch once more. */
const SAME = 40;

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

/** Names and numbers of their own, but for some that stand again two thousand rows below. */
function listOf(rows: number, first: number): Buffer {
  const lines = Array.from({ length: rows }, (_, i) => {
    const twin = i >= 2_400 && i < 2_400 + SAME ? i - 2_000 : i;
    const name = `${'ABCDEGHIKL'[twin % 10]}${'aeiou'[twin % 5]} ${'MNOPQRSTUV'[Math.floor(twin / 10) % 10]}i`;
    const birth = `${1 + (twin % 28)}/${1 + (twin % 12)}/${1940 + (twin % 70)}`;
    return `Sầm Thị ${name},${birth},0200${String(first + twin)}`;
  });
  return Buffer.from(`Họ tên,Ngày sinh,CCCD\n${lines.join('\n')}\n`);
}

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20') }, plan: { disease: 'covid-19', day: '2026-11-16' } }),
);
const { settled } = desk;
const checked = async (rows = ROWS, first = 70_000_000) =>
  await desk.check(await desk.handIn(listOf(rows, first)));

async function written() {
  const found = await sql<{ people: number; cases: number; events: number }>`select
    (select count(*)::int from person where dataset = 'demo') as people,
    (select count(*)::int from case_file where dataset = 'demo') as cases,
    (select count(*)::int from outbox where topic = 'case.opened') as events`.execute(t.app.platform.db);
  return found.rows[0]!;
}

async function questions(): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from duplicate_pair d
    where d.dataset = 'demo' and 'identifier-equal' = any(d.reasons)`.execute(t.app.platform.db);
  return found.rows[0]!.n;
}

describe('a sheet that two workers take in at once', () => {
  it('makes each of its people and cases once, also of people who stand in two batches', async () => {
    const { id, counts } = await checked();
    expect(counts.ready).toBe(ROWS);
    const before = await written();
    await officer.post(`/imports/${id}/commit`);
    // As after a restart that took the first worker for dead.
    const { jobs } = t.app.platform;
    await jobs.add('imports.take', { dataset: 'demo', id }, null);
    const done = await settled(id);
    expect(done.state).toBe('done');
    expect(done.counts.imported + done.counts.duplicate).toBe(ROWS);
    const after = await written();
    expect({
      people: after.people - before.people,
      cases: after.cases - before.cases,
      events: after.events - before.events,
    }).toEqual({ people: ROWS - SAME, cases: ROWS - SAME, events: ROWS - SAME });
    expect(await questions()).toBe(0);
    const differences = await recountFigures(
      t.app.platform.db,
      t.app.modules.flatMap((module) => module.figures ?? []),
      t.clock.now(),
    );
    expect(differences).toEqual([]);
  });
});

describe('one list that two clerks hand in and take in at once', () => {
  it('makes each of its people and cases once', async () => {
    const rows = 1_500;
    const sheets = [await checked(rows, 85_000_000), await checked(rows, 85_000_000)];
    const before = await written();
    await Promise.all(sheets.map(async ({ id }) => await officer.post(`/imports/${id}/commit`)));
    for (const { id } of sheets) {
      expect(await settled(id)).toMatchObject({ state: 'done', counts: { ready: 0, bad: 0 } });
    }
    const after = await written();
    expect({ people: after.people - before.people, cases: after.cases - before.cases }).toEqual({
      people: rows,
      cases: rows,
    });
  });
});

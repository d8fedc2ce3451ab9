import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { until } from '../../../test/support/settled.ts';
import type { Tx } from '../../platform/db/database.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import type { ShownImport } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const HEADING = 'Họ tên,Ngày sinh,CCCD,Giới tính,Xã';

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20') } }),
);
const { settled, bodyOf: rowsOf } = desk;
const checked = async (kind: 'case' | 'person', lines: readonly string[]) =>
  await desk.check(
    await desk.handIn([HEADING, ...lines], { kind }),
    kind === 'case' ? { disease: 'covid-19', day: '2026-11-16' } : {},
  );

const begin = async (id: string) =>
  expect((await officer.post(`/imports/${id}/commit`)).statusCode).toBe(202);

async function add(body: object): Promise<string> {
  const answer = await officer.post('/people', { areaId: t.areaId('06184'), ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}

const person = async (id: string) => (await officer.get(`/people/${id}`)).json();
async function correct(id: string, fields: object): Promise<void> {
  const answer = await officer.patch(`/people/${id}`, { version: (await person(id)).version, ...fields });
  expect(answer.statusCode, answer.body).toBe(200);
}

/** Which record each case of these people hangs from, by id. */
async function caseOwners(ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select p.id from case_file c join person p using (person_no)
    where p.id = any(${[...ids]}::uuid[]) order by 1`.execute(t.app.platform.db);
  return found.rows.map(({ id }) => id);
}

/** Does something in a transaction that ends only when the taking in waits for it, or is over. */
async function whileTakingIn(id: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const { db } = t.app.platform;
  await db.transaction().execute(async (tx) => {
    await work(tx);
    await begin(id);
    await until(
      async () => {
        const waiting = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        const { state } = (await officer.get(`/imports/${id}`)).json<ShownImport>();
        return waiting.rows.length > 0 || state !== 'importing';
      },
      (isTime) => isTime,
    );
  });
}

/** What a merge writes of the record that goes, before it is committed. */
async function mergeInside(tx: Tx, keep: string, gone: string): Promise<void> {
  await sql`select from person where id = any(${[keep, gone]}::uuid[]) order by person_no for update`.execute(
    tx,
  );
  await sql`update person set version = version + 1,
      merged_into_no = case when id = ${gone} then (select person_no from person where id = ${keep}) end
    where id = any(${[keep, gone]}::uuid[])`.execute(tx);
}

const differences = async () =>
  await recountFigures(
    t.app.platform.db,
    t.app.modules.flatMap((module) => module.figures ?? []),
    t.clock.now(),
  );

describe('a record that is merged into another', () => {
  const twins = async (fullName: string, cccd: string, year = 1981) => {
    const same = { fullName, sex: 'female' };
    const kept = await add({ ...same, birthYear: year, phones: [`09${cccd.slice(-8)}`] });
    const gone = await add({
      ...same,
      birthDate: `${year}-03-04`,
      phones: [`09${cccd.slice(-8)}`],
      identifiers: [{ kind: 'cccd', value: cccd }],
    });
    return { kept, gone, row: `${fullName},4/3/${year},${cccd},Nữ,Đồng Đăng` };
  };

  it('between the check and the taking in: the case is of the kept one, and stays there when the merge is undone', async () => {
    const { kept, gone, row } = await twins('Lộc Thị Trước', '020181000201');
    const sheet = await checked('case', [row]);
    expect((await rowsOf(sheet.id))[0]).toMatchObject({ personId: gone });
    const merge = await mergeRecords(officer, { keep: kept, gone });
    await begin(sheet.id);
    expect((await settled(sheet.id)).counts).toMatchObject({ imported: 1, duplicate: 0, bad: 0 });
    expect((await rowsOf(sheet.id))[0]).toMatchObject({ personId: kept });
    expect(await caseOwners([kept, gone])).toEqual([kept]);
    await undoMerge(officer, merge);
    expect(await caseOwners([kept, gone])).toEqual([kept]);
  });

  it('is found by what it says itself, though the kept one says otherwise: between the two steps, and in later lists', async () => {
    const born = async (birthDate: string) =>
      await add({ fullName: 'Lộc Thị Sau', birthDate, sex: 'female' });
    const [kept, gone] = [await born('1991-07-03'), await born('1990-07-03')];
    const row = 'Lộc Thị Sau,3/7/1990,,Nữ,Đồng Đăng';
    const sheet = await checked('case', [row]);
    expect((await rowsOf(sheet.id))[0]).toMatchObject({ personId: gone });
    await mergeRecords(officer, { keep: kept, gone });
    await begin(sheet.id);
    await settled(sheet.id);
    const again = await checked('case', [row]);
    await begin(again.id);
    await settled(again.id);
    for (const { id } of [sheet, again]) {
      expect((await rowsOf(id))[0]).toMatchObject({ state: 'imported', personId: kept });
    }
    expect(await caseOwners([kept, gone])).toEqual([kept]);
    expect(await person(kept)).toMatchObject({ birthDate: '1991-07-03' });
  });

  it('while its row is taken in: the taking in waits, and writes on the kept one', async () => {
    const { kept, gone, row } = await twins('Lộc Thị Trong', '020181000202');
    const sheet = await checked('case', [row]);
    await whileTakingIn(sheet.id, async (tx) => await mergeInside(tx, kept, gone));
    expect(await settled(sheet.id)).toMatchObject({ state: 'done' });
    const [taken] = await rowsOf(sheet.id);
    expect(taken!.caseId).not.toBeNull();
    const owner = await sql<{ merged: number | null }>`select p.merged_into_no as merged
      from case_file c join person p using (person_no) where c.id = ${taken!.caseId}`.execute(
      t.app.platform.db,
    );
    expect(owner.rows).toEqual([{ merged: null }]);
  });

  it('with thirty others at once while a list takes them all in: no row lost, nobody a case twice, all answered', async () => {
    const pairs: Awaited<ReturnType<typeof twins>>[] = [];
    for (let i = 0; i < 30; i += 1) {
      const name = `Lộc Thị ${'ABCDEGHIKL'[i % 10]}${'aeiou'[i % 5]}n`;
      pairs.push(await twins(name, `0201${60_000_000 + i * 1_037_117}`, 1955 + i));
    }
    const others = Array.from(
      { length: 2_100 },
      (_, i) => `Sầm Văn Đi${i % 7},${1 + (i % 28)}/5/${1940 + (i % 70)},0200${71_000_000 + i},Nam,Đồng Đăng`,
    );
    const lines = others.flatMap((line, i) => (i % 70 === 0 ? [line, pairs[i / 70]!.row] : [line]));
    const sheet = await checked('case', lines);
    expect(sheet.counts.ready).toBe(2_130);
    await begin(sheet.id);
    await Promise.all(pairs.map(async ({ kept, gone }) => await mergeRecords(officer, { keep: kept, gone })));
    const done = await settled(sheet.id);
    expect(done).toMatchObject({ state: 'done', counts: { ready: 0, bad: 0 } });
    expect(done.counts.imported + done.counts.duplicate).toBe(2_130);
    for (const { kept } of pairs) {
      expect((await officer.get(`/cases?person=${kept}`)).json().items).toHaveLength(1);
    }
    expect(await differences()).toEqual([]);
  });
});

describe('a record that is corrected', () => {
  /** Somebody on record, and a row that is surely theirs. */
  const known = async (fullName: string, cccd: string, sex: 'male' | 'unknown') => ({
    id: await add({ fullName, birthDate: '1985-09-09', sex, identifiers: [{ kind: 'cccd', value: cccd }] }),
    row: `${fullName},9/9/1985,${cccd},Nam,Đồng Đăng`,
  });

  it.each([
    ['sex', 'Hoàng Văn Nhất', '020085000301', { sex: 'female' }],
    ['day of birth', 'Triệu Văn Nhì', '020085111222', { birthDate: '1985-09-08' }],
  ])(
    'between the check and the taking in (%s): the row says so and waits, the record stays',
    async (_what, fullName, cccd, now) => {
      const { id, row } = await known(fullName, cccd, 'male');
      const sheet = await checked('person', [row]);
      expect(sheet.counts).toMatchObject({ ready: 1, bad: 0 });
      await correct(id, now);
      await begin(sheet.id);
      expect((await settled(sheet.id)).counts).toMatchObject({ imported: 0, bad: 1 });
      const [shown] = await rowsOf(sheet.id);
      expect(shown!.problems.map(({ code }) => code)).toEqual(['differs']);
      expect(await person(id)).toMatchObject(now);
    },
  );

  it('while its row is taken in: the row says so and waits', async () => {
    const { id, row } = await known('Đinh Văn Tam', '020085333444', 'unknown');
    const sheet = await checked('person', [row]);
    expect(sheet.counts).toMatchObject({ ready: 1, bad: 0 });
    await whileTakingIn(sheet.id, async (tx) => {
      await sql`update person set sex = 'female', version = version + 1 where id = ${id}`.execute(tx);
    });
    expect((await settled(sheet.id)).counts).toMatchObject({ imported: 0, bad: 1 });
    expect((await rowsOf(sheet.id))[0]!.problems.map(({ code }) => code)).toEqual(['differs']);
    expect(await person(id)).toMatchObject({ sex: 'female' });
  });

  it.each([
    [
      'sex',
      { fullName: 'Bế Văn Hỏi', birthDate: '1986-01-01', sex: 'female' },
      { sex: 'male' },
      'BE VAN HOI,1/1/1986,,Nam,',
    ],
    [
      'day of birth',
      {
        fullName: 'Ma Văn Lạ',
        birthDate: '1987-05-05',
        sex: 'male',
        identifiers: [{ kind: 'cccd', value: '020087000315' }],
      },
      { birthDate: '1987-11-21' },
      'MA VAN LA,20/11/1987,020087000316,Nam,',
    ],
  ])(
    'so that it may be the person of a new row (%s): the two are asked about',
    async (_what, before, now, row) => {
      const id = await add(before);
      const sheet = await checked('case', [row]);
      expect(sheet.counts).toMatchObject({ ready: 1 });
      await correct(id, now);
      await begin(sheet.id);
      expect((await settled(sheet.id)).counts).toMatchObject({ imported: 0, duplicate: 1 });
    },
  );
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import type { ShownRow } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const HEADING = 'Họ tên,Ngày sinh,CCCD,Điện thoại,Xã,Ngày báo cáo';
const FIRST = [
  'Nông Thị Bích,3/7/1990,020190000011,0912345011,Đồng Đăng,1/11/2026',
  'Lý Văn Sinh,12/5/1971,,0912345012,Đồng Đăng,2/11/2026',
  'Hoàng Văn Dũng,9/9/1985,,,Đồng Đăng,2/11/2026',
];

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20'), fileName: 'luy ke.csv' }, plan: { disease: 'covid-19' } }),
);
const { take: taken, bodyOf: rowsOf } = desk;
const checked = async (lines: readonly string[], more: object = {}, by = officer, heading = HEADING) =>
  await desk.check(await desk.handIn([heading, ...lines], more, by), {}, by);

async function counted() {
  const found = await sql<{ people: number; cases: number }>`select
    (select count(*)::int from person where dataset = 'demo') as people,
    (select count(*)::int from case_file where dataset = 'demo') as cases`.execute(t.app.platform.db);
  return found.rows[0]!;
}

describe('a record that its person wants held back', () => {
  const heading = 'Họ tên,Ngày sinh,CCCD,Điện thoại,Địa chỉ,Xã';
  const line = (address: string) => `Lộc Thị Kín,4/4/1984,020184000044,0912345044,${address},Đồng Đăng`;

  it('is not changed by a list, and a list tells nothing of what it says', async () => {
    const made = await officer.post('/people', {
      fullName: 'Lộc Thị Kín',
      birthDate: '1984-04-04',
      identifiers: [{ kind: 'cccd', value: '020184000044' }],
      phones: ['0912345044'],
      address: 'Khu Nam Quan',
      areaId: t.areaId('06184'),
    });
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json();
    const { people } = t.app.doors;
    const scope = systemScope('test', 'demo');
    const { personNo } = (await people.byIds(scope, [id])).get(id)!;
    const { db } = t.app.platform;
    await db.transaction().execute(async (tx) => await people.restrict(scope, tx, [personNo], true));
    const { version } = (await people.detailsByNo(scope, [personNo])).get(personNo)!;
    // Once as the record has it and once not: the answers must not differ, else each try would tell something.
    for (const address of ['Khu Nam Quan', 'Khu Ga']) {
      const sheet = await checked([line(address)], { kind: 'person' }, officer, heading);
      const [row] = await rowsOf(sheet.id);
      expect(row!.problems.map(({ code }) => code)).toEqual(['held-back-person']);
      expect(JSON.stringify([row!.changes, row!.problems])).not.toMatch(/Nam Quan|Khu Ga/u);
      expect(row!.personId).toBeNull();
      expect(sheet.counts).toMatchObject({ ready: 0, bad: 1 });
    }
    expect((await people.detailsByNo(scope, [personNo])).get(personNo)).toMatchObject({
      address: 'Khu Nam Quan',
      version,
    });
    // A case of theirs is the list's business all the same; their record is not.
    const cases = await checked([`${line('Khu Ga')},5/11/2026`], {}, officer, `${heading},Ngày báo cáo`);
    expect((await taken(cases.id)).counts).toMatchObject({ imported: 1, bad: 0 });
    const [row] = await rowsOf(cases.id);
    expect(row!.changes.map(({ reason }) => reason)).not.toContain('updates-record');
    const held = (await people.detailsByNo(scope, [personNo])).get(personNo)!;
    expect([held.address, held.version]).toEqual(['Khu Nam Quan', version]);
    const opened = (await officer.get(`/cases/${row!.caseId}`)).json();
    expect(opened.person.fullName).toBe('Lộc T. K.');
  });
});

describe('a list of all cases so far, sent again each day', () => {
  let first: ShownRow[];
  beforeAll(async () => {
    const sheet = await checked(FIRST);
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 3, bad: 0 });
    first = await rowsOf(sheet.id);
  });

  it('adds who is new alone: those who are surely known keep their person and their case', async () => {
    const before = await counted();
    const sheet = await checked([...FIRST, 'Vi Thị Thu,1/2/2001,,,Đồng Đăng,3/11/2026']);
    const shown = await rowsOf(sheet.id);
    const saysOf = (reason: string) =>
      shown.map(({ changes }) => changes.some((one) => one.reason === reason));
    expect(saysOf('known-person')).toEqual([true, true, true, false]);
    expect(saysOf('known-case')).toEqual([true, true, true, false]);
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 4, duplicate: 0, bad: 0 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([1, 1]);
    const again = await rowsOf(sheet.id);
    expect(again.slice(0, 3).map(({ caseId, personId }) => [caseId, personId])).toEqual(
      first.map(({ caseId, personId }) => [caseId, personId]),
    );
  });

  it('is a new case of a known person where the report is of another illness', async () => {
    const before = await counted();
    const sheet = await checked(['Nông Thị Bích,3/7/1990,020190000011,,Đồng Đăng,1/6/2026']);
    await taken(sheet.id);
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([0, 1]);
  });

  it('asks where the number stands under another name, and opens the case all the same', async () => {
    const before = await counted();
    const sheet = await checked(['Đặng Văn Mão,3/7/1960,020190000011,,Đồng Đăng,4/11/2026']);
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 0, duplicate: 1, bad: 0 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([1, 1]);
  });

  it('makes one person and one case of two rows that are surely one, and fills what the other lacks', async () => {
    const before = await counted();
    const sheet = await checked([
      'Triệu Thị Sen,4/4/1994,020194000044,,Đồng Đăng,5/11/2026',
      'TRIEU THI SEN,4/4/1994,020194000044,0912345044,Đồng Đăng,6/11/2026',
    ]);
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 2, duplicate: 0 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([1, 1]);
    const [one, other] = await rowsOf(sheet.id);
    expect([other!.personId, other!.caseId]).toEqual([one!.personId, one!.caseId]);
    const record = (await officer.get(`/people/${one!.personId}`)).json();
    expect(record).toMatchObject({ fullName: 'Triệu Thị Sen', phones: ['0912345044'] });
  });

  it('asks of a number that a row far above put on the record of somebody known', async () => {
    const asked = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from duplicate_pair
          where dataset = 'demo' and 'identifier-equal' = any(reasons)`.execute(t.app.platform.db)
      ).rows[0]!.n;
    const before = await asked();
    // The first batch is of five hundred rows.
    const between = Array.from({ length: 500 }, (_, i) => {
      const name = `${'ABCDEGHIKL'[i % 10]}${'aeiou'[i % 5]} ${'MNOPQRSTUV'[Math.floor(i / 10) % 10]}i`;
      const birth = `${1 + (i % 28)}/${1 + (i % 12)}/${1940 + (i % 70)}`;
      return `Sầm Thị ${name},${birth},0200${70_000_000 + i},,Đồng Đăng,5/11/2026`;
    });
    const sheet = await checked([
      'Lý Văn Sinh,12/5/1971,020071000012,0912345012,Đồng Đăng,2/11/2026',
      ...between,
      'Đinh Thị Khác,1/2/1950,020071000012,,Đồng Đăng,5/11/2026',
      'LY VAN SINH,1971,020071000012,,Đồng Đăng,5/11/2026',
    ]);
    expect((await taken(sheet.id)).counts).toMatchObject({ bad: 0, duplicate: 1 });
    const ofKnown = await sql<{ row: number }>`select row_no as row from sheet_import_row
        where import_id = ${sheet.id}::uuid and person_id = ${first[1]!.personId}::uuid order by 1`.execute(
      t.app.platform.db,
    );
    expect(ofKnown.rows.map(({ row }) => row)).toEqual([2, 504]);
    expect((await asked()) - before).toBe(1);
  });

  it('sees who came on record between the check and the taking in', async () => {
    const sheet = await checked(['Bế Văn Đạt,8/8/1988,020088000088,,Đồng Đăng,7/11/2026']);
    const made = await officer.post('/people', {
      fullName: 'Bế Văn Đạt',
      birthDate: '1988-08-08',
      identifiers: [{ kind: 'cccd', value: '020088000088' }],
      areaId: t.areaId('20'),
    });
    expect(made.statusCode, made.body).toBe(201);
    const before = await counted();
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 1, duplicate: 0 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([0, 1]);
    expect((await rowsOf(sheet.id))[0]!.personId).toBe(made.json<{ id: string }>().id);
  });

  it('opens a case for somebody on record in another commune, and leaves the record as it is', async () => {
    const made = await officer.post('/people', {
      fullName: 'Lâm Thị Yến',
      birthDate: '1979-10-10',
      identifiers: [{ kind: 'cccd', value: '020179000010' }],
      areaId: t.areaId('06184'),
    });
    expect(made.statusCode, made.body).toBe(201);
    const { id: personId } = made.json<{ id: string }>();
    const before = await counted();
    const elsewhere = await t.as('commune-officer', '06187');
    const sheet = await checked(
      ['Lâm Thị Yến,10/10/1979,020179000010,0912345099,,8/11/2026'],
      { areaId: t.areaId('06187') },
      elsewhere,
    );
    expect((await taken(sheet.id, elsewhere)).counts).toMatchObject({ imported: 1, duplicate: 0, bad: 0 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([0, 1]);
    expect((await rowsOf(sheet.id))[0]!.personId).toBe(personId);
    expect((await officer.get(`/people/${personId}`)).json()).toMatchObject({ phones: [] });
  });

  it('names known people as contacts of a case, and not the case as its own', async () => {
    const before = await counted();
    const [bich, sinh] = first;
    const sheet = await checked(
      [
        'Lý Văn Sinh,12/5/1971,,0912345012,Đồng Đăng,3/11/2026',
        'Nông Thị Bích,3/7/1990,020190000011,,Đồng Đăng,3/11/2026',
        'Ma Thị Lạ,2/2/1992,,0912345777,Đồng Đăng,3/11/2026',
      ],
      { kind: 'contact', caseId: bich!.caseId },
      officer,
      HEADING.replace('Ngày báo cáo', 'Ngày tiếp xúc cuối'),
    );
    expect((await taken(sheet.id)).counts).toMatchObject({ imported: 2, duplicate: 0, bad: 1 });
    const after = await counted();
    expect([after.people - before.people, after.cases - before.cases]).toEqual([1, 0]);
    const rows = await rowsOf(sheet.id);
    expect(rows[0]!.personId).toBe(sinh!.personId);
    expect(rows[1]!.problems.map(({ code }) => code)).toEqual(['the-case-itself']);
  });

  it('leaves the counters as a recount finds them', async () => {
    const differences = await recountFigures(
      t.app.platform.db,
      t.app.modules.flatMap((module) => module.figures ?? []),
      t.clock.now(),
    );
    expect(differences).toEqual([]);
  });
});

import Excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { uglierSheets } from './testing/uglier-sheets.ts';
import { ugliestSheets } from './testing/ugliest-sheets.ts';
import { uglySheets } from './testing/ugly-sheets.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let t: TestApp;
let officer: Caller;
/** Hands in the sheets with faults: nobody may hand in more than thirty a minute. */
let clerk: Caller;
let others: Caller;
const DAY = '2026-11-16';
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  clerk = await t.as('health-officer');
  others = await t.as('health-officer');
});
afterAll(async () => await t.close());

const { read, settled, handIn, check, take, rowsOf } = sheetDesk(
  () => officer,
  () => ({
    sent: { areaId: t.areaId('20'), fileName: 'danh sach.xlsx' },
    plan: { disease: 'covid-19', day: DAY },
  }),
);
const csv = (text: string) => Buffer.from(`\uFEFF${text}`);

const ugliest = new Set(ugliestSheets.map(({ fileName }) => fileName));

describe('ugly sheets', () => {
  it.each([...uglySheets, ...uglierSheets, ...ugliestSheets])(
    '$name: no row is lost',
    async ({ fileName, rows, people, bad, means = {}, waits = {}, bytes }) => {
      const sheet = await handIn(
        await bytes(),
        { fileName, sender: fileName },
        ugliest.has(fileName) ? others : clerk,
      );
      expect(sheet.rows).toBe(rows);
      const checked = await check(sheet);
      expect(
        { bad: checked.counts.bad, heading: checked.counts.heading, ready: checked.counts.ready },
        JSON.stringify([checked.plan, checked.problems, checked.questions]),
      ).toEqual({ bad, heading: rows - people, ready: people - bad });
      const { counts } = await take(sheet.id);
      expect(counts.imported + counts.duplicate).toBe(people - bad);
      expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(rows);
      const shown = await rowsOf(sheet.id);
      for (const row of shown) {
        const isTaken = row.state === 'imported' || row.state === 'duplicate';
        expect(row.personId === null, `${row.row} ${row.state}`).toBe(!isTaken);
        expect(row.state === 'bad' ? row.problems.length > 0 : row.problems.length === 0).toBe(true);
      }
      const rowWith = (cell: string) => shown.find(({ cells }) => cells.includes(cell))!;
      for (const [cell, { reportDate, ...person }] of Object.entries(means)) {
        const { personId, caseId } = rowWith(cell);
        expect((await officer.get(`/people/${personId!}?reason=kiem-tra`)).json(), cell).toMatchObject(
          person,
        );
        const file = (await officer.get(`/cases/${caseId!}`)).json();
        expect(file, cell).toMatchObject(reportDate === undefined ? {} : { reportDate });
      }
      for (const [cell, codes] of Object.entries(waits)) {
        expect(
          rowWith(cell).problems.map(({ code }) => code),
          cell,
        ).toEqual(codes);
      }
    },
  );

  it('make what they mean', async () => {
    const list = (await officer.get('/imports?limit=50')).json().items as ShownImport[];
    const of = async (fileName: string) => await rowsOf(list.find((one) => one.fileName === fileName)!.id);
    const person = async (row: ShownRow | undefined) =>
      (await officer.get(`/people/${row!.personId!}?reason=kiem-tra`)).json();
    const named = async (fileName: string, name: string) =>
      await person((await of(fileName)).find(({ cells }) => cells.includes(name)));

    const titles = await of('DS F0 Dong Dang.xlsx');
    expect(await named('DS F0 Dong Dang.xlsx', 'Nông Thị Sen')).toMatchObject({
      sex: 'female',
      birthYear: 1982,
      areaName: 'Xã Đồng Đăng',
    });
    const aCase = (await officer.get(`/cases/${titles.find(({ row }) => row === 8)!.caseId!}`)).json();
    expect(aCase).toMatchObject({ reportDate: '2026-11-10', disease: 'covid-19' });
    expect(await named('ditto.xlsx', 'Trần Thị Năm')).toMatchObject({ areaName: 'Xã Đồng Đăng' });

    expect(await named('ngay thang.xlsx', 'Mã Văn Một')).toMatchObject({ birthDate: '1980-01-01' });
    expect(await named('ngay thang.xlsx', 'Mã Văn Hai')).toMatchObject({ birthDate: '1981-05-06' });
    expect(await named('ngay thang.xlsx', 'Mã Văn Ba')).toMatchObject({ birthDate: '1979-08-07' });
    expect(await named('tuoi.xlsx', 'Chu Thị Bình')).toMatchObject({ birthYear: 1981, sex: 'female' });
    expect(await named('tuoi.xlsx', 'Chu Bé Chi')).toMatchObject({ birthYear: 2026 });
    expect(await named('mat so 0.xlsx', 'Đặng Văn Giang')).toMatchObject({
      phones: ['0912345678'],
      identifiers: [{ kind: 'cccd', value: '020087001234' }],
    });
    expect(await named('hai so.xlsx', 'Lương Thị My')).toMatchObject({
      phones: ['0912345002', '0987654002'],
    });
    expect(await named('CHU HOA.xlsx', 'NGUYỄN THỊ THUỲ')).toMatchObject({
      fullName: 'Nguyễn Thị Thuỳ Dương',
      sex: 'female',
    });
    // Not "Xã Cao Lộc" of today: that is the former district's name.
    const former = t.app.areas.current('2025-06-30', 'commune');
    const [caoLoc] = t.app.areas.current('2025-06-30', 'district').filter(({ name }) => name === 'Cao Lộc');
    const baoLam = former.find(({ name, parentNo }) => name === 'Bảo Lâm' && parentNo === caoLoc!.no)!;
    const [became] = t.app.areas.successorsOf(baoLam.no).areas;
    expect(await named('dia chi cu.xlsx', 'Hà Văn Quang')).toMatchObject({ areaName: became!.fullName });
    expect(await named('dia chi cu.xlsx', 'Hà Thị Rạng')).toMatchObject({ areaName: became!.fullName });
    const hidden = (await of('loc.xlsx')).filter(({ changes }) =>
      changes.some(({ reason }) => reason === 'hidden-row'),
    );
    expect(hidden.map(({ row }) => row)).toEqual([3]);
    expect(await named('khong tieu de.xlsx', 'Bế Văn Đạt')).toMatchObject({
      address: 'Thôn Bản Liếp, xã Đồng Đăng',
    });
    const twice = await of('khong tieu de.xlsx');
    expect(twice.filter(({ cells }) => cells[0] === 'Bế Văn Cường').map(({ state }) => state)).toContain(
      'duplicate',
    );
  });

  it('leave the counters as a recount finds them', async () => {
    const differences = await recountFigures(
      t.app.platform.db,
      t.app.modules.flatMap((module) => module.figures ?? []),
      t.clock.now(),
    );
    expect(differences).toEqual([]);
  });
});

describe('a sheet', () => {
  it('is corrected in place, row by row, and keeps what was handed in', async () => {
    const sheet = await handIn(
      csv('Họ tên,Điện thoại,Ngày báo cáo\nTô Văn An,0912,16/11/2026\n,0912345678,x\n'),
    );
    const checked = await check(sheet, { day: undefined });
    expect(checked.problems.map(({ code, rows, first }) => [code, rows, first])).toEqual([
      ['no-name', 1, [3]],
      ['bad-phone', 1, [2]],
      ['bad-date', 1, [3]],
    ]);
    const fixed = await officer.post(`/imports/${sheet.id}/rows`, {
      rows: [
        { row: 2, cells: ['Tô Văn An', '0912345670', '16/11/2026'] },
        { row: 3, skip: true },
      ],
    });
    expect(fixed.json().items.map((row: ShownRow) => row.state)).toEqual(['ready', 'skipped']);
    expect((await read(sheet.id)).problems).toEqual([]);
    const taken = await take(sheet.id);
    expect(taken).toMatchObject({ state: 'done', counts: { imported: 1, skipped: 1, heading: 1 } });
    const again = await officer.post(`/imports/${sheet.id}/rows`, {
      rows: [{ row: 2, cells: ['X', '', ''] }],
    });
    expect(again.json().items[0]).toMatchObject({
      state: 'imported',
      cells: ['Tô Văn An', '0912345670', '16/11/2026'],
    });
  });

  it('asks no more whether a row is the one above when its number or name was corrected', async () => {
    const sheet = await handIn(
      csv(
        'STT,Họ tên,SĐT\n1,Tô Văn Bảy,0912345671\n1,Tô Văn Bảy,0912345672\n1,Tô Văn Bảy,0912345673\n1,Tô Văn Bảy,091\n',
      ),
    );
    expect((await check(sheet)).problems.map(({ code, rows }) => [code, rows])).toEqual([
      ['same-as-above', 3],
      ['bad-phone', 1],
    ]);
    const fixed = await officer.post(`/imports/${sheet.id}/rows`, {
      rows: [
        { row: 3, cells: ['2', 'Tô Văn Bảy', '0912345672'] },
        { row: 4, cells: ['1', 'Tô Văn Tám', '0912345673'] },
        // A phone says nothing of who it is.
        { row: 5, cells: ['1', 'Tô Văn Bảy', '0912345674'] },
      ],
    });
    const states = fixed
      .json()
      .items.map((row: ShownRow) => [row.state, row.problems.map(({ code }) => code)]);
    expect(states).toEqual([
      ['ready', []],
      ['ready', []],
      ['bad', ['same-as-above']],
    ]);
    expect((await read(sheet.id)).problems.map(({ code, rows }) => [code, rows])).toEqual([
      ['same-as-above', 1],
    ]);
  });

  it('gives its refused rows back in Vietnamese, under the titles of the sender', async () => {
    const sheet = await handIn(csv('Họ tên,SĐT\nLê Văn Ba,123\nLê Văn Tư,0912345679\n'));
    await check(sheet);
    const file = await t.http.inject({
      url: `/api/v1/imports/${sheet.id}/rows?state=bad`,
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    expect(file.body.replace(/(?<=:2):[\da-f]{8}(?=\r\n$)/u, '')).toBe(
      `\uFEFFDòng,Lý do,Họ tên,SĐT,Mã dòng (giữ nguyên)\r\n2,"Số điện thoại không đúng. Hãy sửa, hoặc xóa nếu không có.",Lê Văn Ba,123,${sheet.id}:2\r\n`,
    );
  });

  it('is mapped as the last one of its sender was, and told when it came before', async () => {
    const text = 'Bệnh nhân,Liên lạc\nCù Văn Ất,0912345681\n';
    const first = await handIn(csv(text), { sender: 'Trạm A' });
    expect(first.columns.map(({ field }) => field)).toEqual([null, 'phone']);
    await check(first, { columns: ['fullName', 'phone'], headerRow: 1 });
    const second = await handIn(csv(text), { sender: 'TRẠM a' });
    expect(second.columns.map(({ field, guess }) => [field, guess])).toEqual([
      ['fullName', 'sender'],
      ['phone', 'sender'],
    ]);
    expect(second.sameAs).toBe(first.id);
    const other = await handIn(csv(text), { sender: 'Trạm B' });
    expect(other.columns[0]!.field).toBeNull();
  });

  it('of a file with one for each day is a list of its own, with its own day', async () => {
    const book = new Excel.Workbook();
    for (const name of ['Ngày 03.11', 'Ngày 04.11']) {
      book.addWorksheet(name).addRows([
        ['Họ tên', 'Năm sinh'],
        [`Ôn Văn ${name.slice(-5, -3)}`, 1980],
      ]);
    }
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const first = await handIn(bytes, { sheet: 0 });
    const second = await handIn(bytes, { sheet: 1 });
    expect([first, second].map(({ sheet, plan, sameAs }) => [sheet, plan.day, sameAs])).toEqual([
      ['Ngày 03.11', '2026-11-03', null],
      ['Ngày 04.11', '2026-11-04', null],
    ]);
    expect((await handIn(bytes, { sheet: 1 })).sameAs).toBe(second.id);
  });

  it('is found by the name of its file, with dots and marks, and by its sender without them', async () => {
    const fileName = 'Danh sách F0 (ngày 3.11).xlsx';
    const { id } = await handIn(csv('Họ tên\nÔn Văn Tìm\n'), { fileName, sender: 'Trạm Tìm Kiếm' });
    const found = async (q: string) =>
      (await officer.get(`/imports?q=${encodeURIComponent(q)}`))
        .json()
        .items.map((one: ShownImport) => one.id);
    expect(await found('F0 (ngày 3.11).xlsx')).toEqual([id]);
    expect(await found('tram tim kiem')).toEqual([id]);
    expect(await found('khong co')).toEqual([]);
  });

  it('is answered once when it is sent twice, and refused in words when it is no sheet', async () => {
    const content = csv('Họ tên\nÔn Văn Bính\n').toString('base64');
    const body = {
      id: uuid7(),
      fileName: 'a.csv',
      sender: 'x',
      areaId: t.areaId('20'),
      kind: 'case',
      content,
    };
    expect((await officer.post('/imports', body)).statusCode).toBe(201);
    expect((await officer.post('/imports', body)).statusCode).toBe(200);
    const other = Buffer.from('Họ tên\nÔn Thị Đinh\n').toString('base64');
    expect((await officer.post('/imports', { ...body, content: other })).statusCode).toBe(409);
    const broken = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1]).toString('base64');
    const refused = await officer.post('/imports', { ...body, id: uuid7(), content: broken });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'import.file-unknown' });
  });

  it('asks once which part of a divided commune its sender means', async () => {
    const { areas } = t.app;
    const before = '2025-06-30';
    const under = new Set(areas.numbersUnder([areas.byId(t.areaId('20'))!.path]));
    const divided = areas
      .current(before, 'commune')
      .find(({ no }) => areas.successorsOf(no).areas.filter((one) => under.has(one.no)).length > 1)!;
    const district = areas.byNo(divided.parentNo!)!;
    const text = `Họ tên,Địa chỉ\nMạc Văn Tỵ,"${divided.fullName}, ${district.fullName}, Lạng Sơn"\n`;
    const sheet = await handIn(csv(text), { sender: 'Nơi hỏi một lần' });
    const checked = await check(sheet);
    expect(checked.problems.map(({ code }) => code)).toEqual(['divided-unit']);
    const [question] = checked.questions;
    expect(question!.choices.map(({ id }) => id).sort()).toEqual(
      areas
        .successorsOf(divided.no)
        .areas.map(({ id }) => id)
        .sort(),
    );
    const chosen = question!.choices.at(-1)!;
    const wrong = { answers: [{ key: question!.key, areaId: t.areaId('20') }] };
    expect((await officer.post(`/imports/${sheet.id}/answers`, wrong)).statusCode).toBe(422);
    const answers = [{ key: question!.key, areaId: chosen.id }];
    expect((await officer.post(`/imports/${sheet.id}/answers`, { answers })).statusCode).toBe(202);
    expect((await settled(sheet.id)).counts).toMatchObject({ ready: 1, bad: 0 });
    await take(sheet.id);
    const [row] = await rowsOf(sheet.id, 'imported');
    expect((await officer.get(`/people/${row!.personId!}`)).json().areaName).toBe(chosen.name);
    const next = await check(await handIn(csv(text.replace('Tỵ', 'Ngọ')), { sender: 'nơi hỏi một lần' }));
    expect(next.questions).toEqual([]);
    expect(next.counts.ready).toBe(1);
    const other = await check(await handIn(csv(text), { sender: 'Nơi khác' }));
    expect(other.questions).toHaveLength(1);
  });

  it('takes contacts of a case, and people by our own id', async () => {
    const commune = t.areaId('20');
    const person = await officer.post('/people', {
      fullName: 'Hứa Văn Mậu',
      birthYear: 1970,
      areaId: commune,
    });
    const made = await officer.post('/cases', {
      personId: person.json().id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: DAY,
    });
    const known = (
      await officer.post('/people', { fullName: 'Hứa Thị Kỷ', birthYear: 1972, areaId: commune })
    ).json().id;
    const text = [
      'personId,fullName,phone,relation,lastContactDate',
      `${known},Hứa Thị Kỷ,,vợ,14/11/2026`,
      ',Hứa Văn Canh,0912345682,đồng nghiệp,15/11',
      `${person.json().id},Hứa Văn Mậu,,,15/11/2026`,
      `${uuid7()},Ai Đó,,,15/11/2026`,
    ].join('\n');
    const sheet = await handIn(csv(text), { kind: 'contact', caseId: made.json().id });
    const checked = await check(sheet);
    expect(checked.counts).toMatchObject({ ready: 3, bad: 1 });
    const taken = await take(sheet.id);
    expect(taken.counts).toMatchObject({ imported: 2, bad: 2 });
    expect(taken.problems.map(({ code, first }) => [code, first])).toEqual([
      ['unknown-person', [5]],
      ['the-case-itself', [4]],
    ]);
    const bad = await rowsOf(sheet.id, 'bad');
    expect(bad.map(({ problems }) => problems[0]!.code)).toEqual(['the-case-itself', 'unknown-person']);
    const contacts = (await officer.get(`/cases/${made.json().id}/contacts`)).json().items;
    expect(contacts.map((one: { name: string }) => one.name).sort()).toEqual(['Hứa Thị Kỷ', 'Hứa Văn Canh']);
  });
});

describe('who may work with a sheet', () => {
  it('is whoever may write people in the unit of the sender; rows outside wait for the office in charge', async () => {
    const commune = await t.as('commune-officer', '06001');
    const stranger = await t.as('health-officer', '24');
    const sheet = await handIn(csv('Họ tên,Địa chỉ\nĐào Văn Tân,"phường Kỳ Lừa, Lạng Sơn"\n'));
    expect((await stranger.get(`/imports/${sheet.id}`)).statusCode).toBe(404);
    expect((await stranger.get('/imports')).json().items).toEqual([]);
    expect((await commune.get(`/imports/${sheet.id}`)).statusCode).toBe(404);
    expect((await stranger.post(`/imports/${sheet.id}/commit`)).statusCode).toBe(404);
    const body = {
      id: uuid7(),
      fileName: 'a.csv',
      sender: 'x',
      areaId: t.areaId('20'),
      kind: 'case',
      content: csv('Họ tên\nA B\n').toString('base64'),
    };
    expect((await stranger.post('/imports', body)).statusCode).toBe(403);
  });
});

describe('work that was killed', () => {
  it('goes on from where it was, under the same grants, and does nothing twice', async () => {
    const lines = Array.from(
      { length: 1_200 },
      (_, i) => `Khúc Văn ${'ABCDEGHIKLMNOPQRSTUV'[i % 20]}${'aeiou'[i % 5]},${1940 + (i % 70)}`,
    );
    const sheet = await handIn(csv(`Họ tên,Năm sinh\n${lines.join('\n')}\n`));
    await check(sheet);
    // As a killed program leaves it: begun, a batch done, no job alive.
    const { sql } = await import('kysely');
    const { db } = t.app.platform;
    const { id: areaId, path: areaPath } = t.app.areas.byId(t.areaId('20'))!;
    const grants = [{ role: 'health-officer', areaId, areaPath }];
    const acting = JSON.stringify({ id: officer.accountId, name: 'test', grants });
    await sql`update sheet_import set state = 'importing', acting = ${acting}::jsonb
      where id = ${sheet.id}`.execute(db);
    const module = t.app.modules.find(({ name }) => name === 'sheet-imports')!;
    await Promise.all([module.start!(), module.start!()]);
    const taken = await settled(sheet.id);
    expect(taken.counts.imported + taken.counts.duplicate).toBe(1_200);
    const people = await sql<{ n: number }>`select count(*)::int as n from person where source = 'import-case'
      and full_name like 'Khúc Văn %'`.execute(db);
    expect(people.rows[0]!.n).toBe(1_200);
  });
});

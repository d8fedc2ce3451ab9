import Excel from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bytesSource, cellText, openWorkbook, readCsvSheet } from '../../../lib/sheets/index.ts';
import { nodeZip } from '../../../lib/sheets/node-zip.ts';
import { odsRow, odsSheet, rawOds } from '../../../lib/sheets/test-ods.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());
// An officer hands in only so many files a minute.
beforeEach(async () => {
  officer = await t.as('health-officer');
});

const DAY = '2026-11-16';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const desk = sheetDesk(
  () => officer,
  () => ({ sent: { areaId: t.areaId('20') }, plan: { disease: 'covid-19', day: DAY } }),
);
const { read, take, rowsOf } = desk;
const handIn = async (content: Buffer, fileName: string) => await desk.handIn(content, { fileName });

type Table = string[][];
/** The ways of a clerk: the file of refused rows is opened, mended and saved in a format. */
const formats: readonly {
  readonly name: string;
  readonly accept: string;
  readonly open: (bytes: Buffer) => Promise<Table>;
  readonly save: (table: Table) => Promise<Buffer>;
}[] = [
  {
    name: 'CSV, with semicolons and without zeros, as Excel saves it',
    accept: 'text/csv',
    open: readCsv,
    save: async (table) =>
      await Promise.resolve(
        Buffer.from(
          `\uFEFF${table.map((row) => row.map((cell) => `"${cell.replace(/^0(?=\d{9}$)/u, '')}"`).join(';')).join('\r\n')}`,
        ),
      ),
  },
  {
    name: 'XLSX',
    accept: XLSX,
    open: async (bytes) => {
      const opened = await openWorkbook(bytesSource(bytes), { port: nodeZip });
      if (!opened.ok) {
        throw new Error(opened.code);
      }
      const table: Table = [];
      for await (const row of opened.value.rows(0)) {
        if (row.ok) {
          table.push(row.cells.map(cellText));
        }
      }
      return table;
    },
    save: async (table) => {
      const book = new Excel.Workbook();
      book.addWorksheet('Sheet1').addRows(table);
      return Buffer.from(await book.xlsx.writeBuffer());
    },
  },
  {
    name: 'ODS',
    accept: 'text/csv',
    open: readCsv,
    save: async (table) => await Promise.resolve(Buffer.from(odsOf(table))),
  },
];

async function readCsv(bytes: Buffer): Promise<Table> {
  const table: Table = [];
  for await (const row of readCsvSheet(bytesSource(bytes))) {
    if (row.ok) {
      table.push(row.cells.map(cellText));
    }
  }
  return table;
}

function odsOf(table: Table): Uint8Array {
  return rawOds({ body: odsSheet('Sheet1', table.map((row) => odsRow(row)).join('')) });
}

it.each(formats)(
  'takes the mended rows of its error file back: $name',
  async ({ name, accept, open, save }) => {
    const mark = formats.findIndex((one) => one.name === name);
    const text = [
      'Họ tên,SĐT,Năm sinh,Xã',
      `Lương Văn An,091234${mark}001,1980,xã Đồng Đăng`,
      `Lương Thị Bé,0912,1981,xã Đồng Đăng`,
      `Lương Văn Cả; Lương Thị Dung,091234${mark}003,1982,xã Đồng Đăng`,
      `Lương Thị Én,091234${mark}005,31/02/1983,xã Đồng Đăng`,
    ].join('\n');
    const sheet = await handIn(Buffer.from(`${text}\n`), `${name}.csv`);
    expect((await desk.check(sheet)).counts).toMatchObject({ ready: 1, bad: 3 });
    expect((await take(sheet.id)).counts).toMatchObject({ imported: 1, bad: 3 });

    const file = await t.http.inject({
      url: `/api/v1/imports/${sheet.id}/rows?state=bad&words=vi`,
      headers: { authorization: `Bearer ${officer.token}`, accept },
    });
    const [titles, bé, two, én] = await open(file.rawPayload);
    expect(titles).toEqual(['Dòng', 'Lý do', 'Họ tên', 'SĐT', 'Năm sinh', 'Xã', 'Mã dòng (giữ nguyên)']);
    const mended = [
      titles!,
      bé!.with(3, `091234${mark}002`),
      two!.with(2, 'Lương Văn Cả'),
      // The second person of the row: the row copied with its code, then written over.
      two!.with(2, 'Lương Thị Dung').with(3, `091234${mark}004`),
      én!.with(4, '1983'),
      ['', '', 'Lương Văn Giáp', `091234${mark}006`, '1985', 'xã Đồng Đăng'],
    ];
    const content = await save(mended);
    const back = await handIn(content, `da sua ${name}`);
    expect(back.id).toBe(sheet.id);
    expect(back.returned).toEqual({ mended: 3, added: 2, taken: 0, untouched: 0 });
    expect(back.counts).toMatchObject({ imported: 1, ready: 5, bad: 0 });
    expect((await read(sheet.id)).problems).toEqual([]);

    // Twice before anybody takes the rows in, and once more after: nothing is doubled.
    expect((await handIn(content, `da sua ${name}`)).returned).toEqual({
      mended: 0,
      added: 0,
      taken: 0,
      untouched: 0,
    });
    expect((await take(sheet.id)).counts).toMatchObject({ imported: 6, ready: 0, bad: 0 });
    const again = await handIn(content, `da sua ${name}`);
    expect(again.returned).toEqual({ mended: 0, added: 0, taken: 3, untouched: 0 });
    expect(again).toMatchObject({ id: sheet.id, rows: 7, counts: { imported: 6, ready: 0 } });
    const people = (await rowsOf(sheet.id)).filter(({ personId }) => personId !== null);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(6);
    const phones: string[] = [];
    for (const { personId } of people) {
      phones.push((await officer.get(`/people/${personId!}?reason=kiem-tra`)).json().phones.join(' '));
    }
    expect(phones.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `091234${mark}00${n}`));
  },
);

it('keeps the cells of columns that were deleted, finds those that were moved, and asks for one list at a time', async () => {
  const lists = await Promise.all(
    ['Mai', 'Đào'].map(async (name) => {
      const sheet = await handIn(
        Buffer.from(`Họ tên,SĐT,Xã\nQuan Thị ${name},12,xã Đồng Đăng\n`),
        `${name}.csv`,
      );
      return await desk.check(sheet);
    }),
  );
  const [one, other] = lists.map(({ id }) => `${id}:2`);
  const moved = `Mã dòng (giữ nguyên),SĐT,Họ tên\n${one},0912345777,Quan Thị Mai\n`;
  expect(await handIn(Buffer.from(moved), 'cot.csv')).toMatchObject({
    id: lists[0]!.id,
    counts: { ready: 1, bad: 0 },
  });
  expect((await rowsOf(lists[0]!.id))[1]!.cells).toEqual(['Quan Thị Mai', '0912345777', 'xã Đồng Đăng']);
  const mixed = await officer.post('/imports', {
    id: uuid7(),
    fileName: 'gop.csv',
    sender: 'x',
    areaId: t.areaId('20'),
    kind: 'case',
    content: Buffer.from(`${moved}${other},0912345778,Quan Thị Đào\n`).toString('base64'),
  });
  expect([mixed.statusCode, mixed.json().code]).toEqual([422, 'import.returned-mixed']);
  // Of a list that nobody here knows: a list of its own.
  const unknown = await handIn(Buffer.from(moved.replace(one!, `${uuid7()}:2`)), 'la.csv');
  expect(unknown).toMatchObject({ rows: 2, state: 'mapping' });
  expect(unknown.returned).toBeUndefined();
});

/** A list that was checked, its error file as a table, and a way to hand one in. */
async function sentBack(text: string, fileName: string) {
  const sheet = await handIn(Buffer.from(text), fileName);
  await desk.check(sheet);
  const file = await t.http.inject({
    url: `/api/v1/imports/${sheet.id}/rows?state=bad`,
    headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
  });
  const table = await readCsv(file.rawPayload);
  const csv = (rows: Table) =>
    Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
  return {
    id: sheet.id,
    table,
    csv,
    back: async (rows: Table) => await handIn(csv(rows), `lai ${fileName}`),
  };
}
const byNumber = async (id: string) =>
  new Map((await rowsOf(id)).map(({ row, state, cells, problems }) => [row, [state, ...cells, ...problems.map(({ code }) => code)]])); // prettier-ignore

it('lets marks for "as above" stand for what they stood for in the list, never for the row above in its error file', async () => {
  const { id, table, back } = await sentBack(
    [
      'Họ tên,SĐT,Xã',
      'Lý Văn Đầu,0912,nt',
      'Lý Văn An,0912346001,xã Đồng Đăng',
      'Lý Văn Bé,0912,nt',
      'Lý Văn Cả,0912346003,phường Kỳ Lừa',
      'Lý Văn Dũng,0912,nt',
      'Lý Văn Em,0912,xã Đồng Đăng',
    ].join('\n'),
    'nt.csv',
  );
  const [titles, first, bé, dũng, em] = table;
  expect([first, bé, dũng].map((row) => row![4])).toEqual(['nt', 'xã Đồng Đăng', 'phường Kỳ Lừa']);
  const answer = await back([
    titles!,
    bé!.with(3, '0912346002'),
    // Typed as in the list that it came from.
    dũng!.with(3, '0912346004').with(4, 'nt'),
    ['', '', 'Lý Văn Thêm', '0912346006', '"', ''],
    // Nothing stood above it in the list; here somebody does.
    first!.with(3, '0912346000'),
    // Nobody can tell which list was meant.
    em!.with(3, '0912346005').with(4, 'như trên'),
  ]);
  expect(answer.returned).toMatchObject({ mended: 4, added: 1 });
  const rows = await byNumber(id);
  expect([2, 4, 6, 7, 8].map((row) => rows.get(row))).toEqual([
    ['bad', 'Lý Văn Đầu', '0912346000', 'nt', 'ditto-of-nothing'],
    ['ready', 'Lý Văn Bé', '0912346002', 'xã Đồng Đăng'],
    ['ready', 'Lý Văn Dũng', '0912346004', 'phường Kỳ Lừa'],
    ['bad', 'Lý Văn Em', '0912346005', 'như trên', 'ditto-of-nothing'],
    ['ready', 'Lý Văn Thêm', '0912346006', 'phường Kỳ Lừa'],
  ]);
});

it('leaves what an officer mended meanwhile where the file says what was sent out', async () => {
  const { id, table, back } = await sentBack(
    'Họ tên,SĐT,CCCD,Xã\nVi Văn Một,0912,020190000011,xã Đồng Đăng\nVi Văn Hai,0912,020190000012,xã Đồng Đăng\nVi Văn Ba,0912,020190000013,xã Đồng Đăng\n',
    'trong luc do.csv',
  );
  const correct = async (...rows: { row: number; cells: string[] }[]) =>
    expect((await officer.post(`/imports/${id}/rows`, { rows })).statusCode).toBe(200);
  await correct(
    { row: 2, cells: ['Vi Văn Nhất', '0912347001', '020190000011', 'xã Đồng Đăng'] },
    { row: 3, cells: ['Vi Văn Nhị', '0912', '020190000012', 'xã Đồng Đăng'] },
  );
  const [titles, one, two, three] = table;
  // As Excel gives it back: zeros lost, digits of the long number too.
  const excel = one!.with(4, '2.019E+10');
  const answer = await back([titles!, excel, two!.with(3, '0912347002'), three!]);
  expect(answer.returned).toEqual({ mended: 1, added: 0, taken: 0, untouched: 2 });
  const rows = await byNumber(id);
  expect([2, 3, 4].map((row) => rows.get(row))).toEqual([
    ['ready', 'Vi Văn Nhất', '0912347001', '020190000011', 'xã Đồng Đăng'],
    ['ready', 'Vi Văn Nhị', '0912347002', '020190000012', 'xã Đồng Đăng'],
    ['bad', 'Vi Văn Ba', '0912', '020190000013', 'xã Đồng Đăng', 'bad-phone'],
  ]);
  // Sent out after a correction: what was handed in first is a correction too.
  const later = await t.http.inject({
    url: `/api/v1/imports/${id}/rows`,
    headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
  });
  const [, , nhất] = await readCsv(later.rawPayload);
  expect((await back([titles!, nhất!.with(2, 'Vi Văn Một')])).returned).toMatchObject({ mended: 1 });
  expect((await byNumber(id)).get(2)![1]).toBe('Vi Văn Một');
  await correct({ row: 2, cells: ['Vi Văn Duy', '0912347001', '020190000011', 'xã Đồng Đăng'] });
  expect((await back([titles!, nhất!])).returned).toMatchObject({ mended: 0, untouched: 1 });
});

it('tells columns "Lý do" and "Dòng" of the sender from its own', async () => {
  const { id, table, back } = await sentBack(
    'Họ tên,Lý do,SĐT,Dòng\nNông Văn Do,về từ vùng dịch,0912,B\n',
    'ly do.csv',
  );
  const [titles, row] = table;
  // The sender's columns first: number and reason moved behind them.
  const order = [2, 3, 4, 5, 6, 1, 0];
  const moved = (cells: string[]) => order.map((at) => cells[at]!);
  await back([moved(titles!), moved(row!.with(4, '0912348001'))]);
  expect((await byNumber(id)).get(2)).toEqual(['ready', 'Nông Văn Do', 'về từ vùng dịch', '0912348001', 'B']);
  // Ours moved before the sender's, the other columns in another order.
  const first = [1, 0, 6, 4, 3, 2, 5];
  const swapped = (cells: string[]) => first.map((at) => cells[at]!);
  await back([swapped(titles!), swapped(row!.with(4, '0912348002'))]);
  expect((await byNumber(id)).get(2)).toEqual(['ready', 'Nông Văn Do', 'về từ vùng dịch', '0912348002', 'B']);
  // Without our number and reason: a row that only says why is somebody's row.
  const left = [6, 3, 2, 4, 5];
  const without = (cells: string[]) => left.map((at) => cells[at]!);
  const answer = await back([without(titles!), without(row!), ['', 'Thêm lý do', '', '', '']]);
  expect(answer.returned).toMatchObject({ added: 1 });
});

it('is taken whole or not at all, and one at a time', async () => {
  const { id, table, csv } = await sentBack('Họ tên,SĐT\nLèng Văn Cùng,0912\n', 'cung luc.csv');
  const content = csv([
    table[0]!,
    table[1]!.with(3, '0912349001'),
    ['', '', 'Lèng Văn Lúc', '0912349002', ''],
  ]);
  const send = async () =>
    await officer.post('/imports', {
      id: uuid7(),
      fileName: 'x.csv',
      sender: 'TTYT Cao Lộc',
      areaId: t.areaId('20'),
      kind: 'case',
      content: content.toString('base64'),
    });
  const held = await t.app.platform.db.transaction().execute(async (tx) => {
    await sql`select from sheet_import where id = ${id} for update`.execute(tx);
    const refused = await send();
    return [refused.statusCode, refused.json().code, refused.headers['retry-after']];
  });
  expect(held).toEqual([409, 'import.returned-busy', '60']);
  // Nor while the rows are being taken in; the same file, sent again, is taken.
  const { state } = await read(id);
  const stands = async (as: string) =>
    await sql`update sheet_import set state = ${as} where id = ${id}`.execute(t.app.platform.db);
  await stands('importing');
  const working = await send();
  expect([working.statusCode, working.json().code]).toEqual([409, 'import.returned-busy']);
  expect(working.json().message).toContain('một phút');
  await stands(state);
  expect((await read(id)).rows).toBe(2);
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ statusCode }) => statusCode).filter((code) => code !== 409)).toContain(200);
  expect(answers.map(({ statusCode }) => statusCode).every((code) => code === 200 || code === 409)).toBe(
    true,
  );
  expect((await byNumber(id)).size).toBe(3);
  expect(await read(id)).toMatchObject({ rows: 3, counts: { ready: 2, bad: 0 } });
});

it('stands in the list of imports, which leaves in words of either language', async () => {
  const { id } = await handIn(Buffer.from('Họ tên\nÔn Văn Chữ\n'), 'on van chu.csv');
  const lines = async (words: string) => {
    const url = `/api/v1/imports?q=chu.csv&words=${words}`;
    const headers = { authorization: `Bearer ${officer.token}`, accept: 'text/csv' };
    return (await t.http.inject({ url, headers })).body.replace('\uFEFF', '').split('\r\n');
  };
  const [titles, line] = await lines('vi');
  expect(titles).toBe(
    'Mã trong hệ thống,Tệp,Trang tính,Nơi gửi,Loại,Đơn vị gửi,Trạng thái,Số dòng,Nhận lúc,Người nhận',
  );
  expect(line).toContain(`${id},on van chu.csv,,TTYT Cao Lộc,Ca bệnh,Tỉnh Lạng Sơn,Chờ xác nhận cột,2,`);
  const [english, second] = await lines('en');
  expect(english).toBe('Id,File,Sheet,Sender,Kind,Unit of the sender,State,Rows,Received at,Received by');
  expect(second).toContain(',Cases,');
});

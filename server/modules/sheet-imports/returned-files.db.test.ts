import Excel from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytesSource, cellText, openWorkbook, readCsvSheet } from '../../../lib/sheets/index.ts';
import { nodeZip } from '../../../lib/sheets/node-zip.ts';
import { odsRow, odsSheet, rawOds } from '../../../lib/sheets/test-ods.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { until } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const DAY = '2026-11-16';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function handIn(content: Buffer, fileName: string): Promise<ShownImport> {
  const answer = await officer.post('/imports', {
    id: uuid7(),
    fileName,
    sender: 'TTYT Cao Lộc',
    areaId: t.areaId('20'),
    kind: 'case',
    content: content.toString('base64'),
  });
  expect([200, 201], answer.body).toContain(answer.statusCode);
  return answer.json();
}
const read = async (id: string): Promise<ShownImport> => (await officer.get(`/imports/${id}`)).json();
async function settled(id: string): Promise<ShownImport> {
  return await until(
    async () => await read(id),
    ({ state }) => state !== 'checking' && state !== 'importing',
  );
}
async function take(id: string): Promise<ShownImport> {
  expect((await officer.post(`/imports/${id}/commit`)).statusCode).toBe(202);
  return await settled(id);
}
const rowsOf = async (id: string): Promise<ShownRow[]> =>
  (await officer.get(`/imports/${id}/rows?limit=500`)).json().items;

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
    const plan = { ...sheet.plan, disease: 'covid-19', day: DAY };
    expect((await officer.post(`/imports/${sheet.id}/plan`, plan)).statusCode).toBe(202);
    expect((await settled(sheet.id)).counts).toMatchObject({ ready: 1, bad: 3 });
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
    expect(back.returned).toEqual({ mended: 3, added: 2, taken: 0 });
    expect(back.counts).toMatchObject({ imported: 1, ready: 5, bad: 0 });
    expect((await read(sheet.id)).problems).toEqual([]);

    // Twice before anybody takes the rows in, and once more after: nothing is doubled.
    expect((await handIn(content, `da sua ${name}`)).returned).toEqual({ mended: 0, added: 0, taken: 0 });
    expect((await take(sheet.id)).counts).toMatchObject({ imported: 6, ready: 0, bad: 0 });
    const again = await handIn(content, `da sua ${name}`);
    expect(again.returned).toEqual({ mended: 0, added: 0, taken: 3 });
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
      const plan = { ...sheet.plan, disease: 'covid-19', day: DAY };
      expect((await officer.post(`/imports/${sheet.id}/plan`, plan)).statusCode).toBe(202);
      return await settled(sheet.id);
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

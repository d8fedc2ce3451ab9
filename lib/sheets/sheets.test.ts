import Excel from 'exceljs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { numberKind } from './styles.ts';
import { bytesSource, cellText, dateOfSerial, openWorkbook, type SheetPlan, writeXlsx } from './index.ts';
import { nodeZip } from './node-zip.ts';
import { gather, rawWorkbook, readAll } from './test-workbooks.ts';

const sheetOf = (data: string) => `<worksheet><sheetData>${data}</sheetData></worksheet>`;

async function byExceljs(fill: (book: Excel.Workbook) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('what another program wrote', () => {
  it('reads texts, rich texts, numbers, booleans, dates, errors, formulas and several sheets', async () => {
    const bytes = await byExceljs((book) => {
      const sheet = book.addWorksheet('Danh sách');
      sheet.addRow(['Họ và tên', 'Tuổi', 'Đúng', 'Ngày']);
      sheet.addRow(['Nguyễn Thị Ánh & <Bé>', 35.5, true, new Date(Date.UTC(2021, 7, 15))]);
      sheet.getCell('A4').value = { richText: [{ text: 'Trần ' }, { text: 'Văn', font: { bold: true } }] };
      sheet.getCell('B4').value = { formula: 'B2*2', result: 71 };
      sheet.getCell('C4').value = { error: '#N/A' };
      sheet.getCell('D4').value = new Date(Date.UTC(2021, 7, 15, 13, 30));
      sheet.getCell('D4').numFmt = 'hh:mm dd/mm/yyyy';
      sheet.getCell('E4').value = { formula: 'A2', result: 'chữ' };
      sheet.getCell('F4').value = 351098000123;
      sheet.getCell('G4').value = 912345678;
      sheet.getCell('G4').numFmt = '0000000000';
      book.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['kín']);
    });
    const date = (day: string, time: string | null = null) => ({ kind: 'date', day, time });
    for (const options of [{}, { port: nodeZip }]) {
      const { rows, stop } = await readAll(bytes, options);
      expect(stop).toBeNull();
      expect(rows).toEqual([
        [1, ['Họ và tên', 'Tuổi', 'Đúng', 'Ngày']],
        [2, ['Nguyễn Thị Ánh & <Bé>', 35.5, true, date('2021-08-15')]],
        [
          4,
          [
            'Trần Văn',
            71,
            { kind: 'error', error: '#N/A' },
            date('2021-08-15', '13:30:00'),
            'chữ',
            351098000123,
            '0912345678',
          ],
        ],
      ]);
    }
    const opened = await openWorkbook(bytesSource(bytes));
    expect(opened.ok && opened.value.sheets).toEqual([
      { name: 'Danh sách', hidden: false },
      { name: 'Ẩn', hidden: true },
    ]);
    expect((await readAll(bytes, { sheet: 1 })).rows).toEqual([[1, ['kín']]]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const bytes = await byExceljs((book) => {
      book.properties.date1904 = true;
      book.addWorksheet('x').addRow([new Date(Date.UTC(2021, 7, 15))]);
    });
    expect((await readAll(bytes)).rows).toEqual([[1, [{ kind: 'date', day: '2021-08-15', time: null }]]]);
  });

  it('tells merged cells and fills them down on demand', async () => {
    const bytes = await byExceljs((book) => {
      const sheet = book.addWorksheet('x');
      sheet.addRows([
        ['DANH SÁCH F1', null, null],
        ['Thôn Pò Mã', 'An', 1],
        [null, 'Bình', 2],
        [null, 'Cúc', 3],
        ['Phố Mới', 'Dũng', 4],
      ]);
      sheet.mergeCells('A1:C1');
      sheet.mergeCells('A2:A4');
    });
    const opened = await openWorkbook(bytesSource(bytes));
    expect(opened.ok && (await opened.value.merges(0))).toEqual({
      ok: true,
      value: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 1, left: 0, bottom: 3, right: 0 },
      ],
    });
    const filled = await readAll(bytes, { fillDown: true });
    expect(filled.rows[0]).toEqual([1, ['DANH SÁCH F1']]);
    expect(filled.rows.map(([, cells]) => cells[0])).toEqual([
      'DANH SÁCH F1',
      'Thôn Pò Mã',
      'Thôn Pò Mã',
      'Thôn Pò Mã',
      'Phố Mới',
    ]);
  });
});

describe('what no writer should write, but some do', () => {
  it('reads prefixes, single quotes, comments, literal sections, entities and rows without numbers', async () => {
    const sheet = `<?xml version='1.0'?><!-- x > y --><x:worksheet xmlns:x="m"><x:dimension ref="A1:B2"/><x:sheetData
      ><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[a<b]]>&#x1EA1;&#7841;&lt;&unknown;</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row
      ><x:row r="900"><x:c r="E900" t="str" a="1>2"><x:f>A1&amp;"x"</x:f><x:v>y_x000D_z</x:v></x:c></x:row><x:row/></x:sheetData></x:worksheet>`;
    const { rows, stop } = await readAll(rawWorkbook({ sheet }));
    expect(stop).toBeNull();
    expect(rows).toEqual([
      [1, ['a<bạạ<&unknown;', 7]],
      [900, [null, null, null, null, 'y\rz']],
    ]);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s', async (encoding) => {
    const text = `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${sheetOf('<row><c t="str"><v>Đặng Ngọc Ẩn</v></c></row>')}`;
    const bytes = Buffer.from(text, 'utf16le');
    const sheet = new Uint8Array(encoding === 'utf-16le' ? bytes : bytes.swap16());
    expect((await readAll(rawWorkbook({ sheet }))).rows).toEqual([[1, ['Đặng Ngọc Ẩn']]]);
  });

  it('leaves out phonetic help and empty shared texts, and passes over formatted cells without a value', async () => {
    const shared = `<sst><si><t xml:space="preserve"> a </t><rPh><t>no</t></rPh></si><si/><si><r><t>b</t></r><r><t>c</t></r></si></sst>`;
    const cell = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`;
    const sheet = sheetOf(
      `<row r="1">${cell('A1', 0)}${cell('B1', 1)}${cell('C1', 2)}<c r="D1" s="1"/></row><row r="2"><c r="A2" s="4"/></row>`,
    );
    expect((await readAll(rawWorkbook({ sheet, shared }))).rows).toEqual([[1, [' a ', null, 'bc']]]);
  });

  it('reads the same whatever the pieces are cut at', async () => {
    const cells = '<c r="A1" t="inlineStr"><is><t>Lê &amp; Ngọc</t></is></c><c r="B1"><v>12.5</v></c>';
    const sheet = `<?xml version="1.0"?><!-- c --><worksheet><sheetData><row r="1">${cells}</row><row r="2"><c r="A2" t="str"><v><![CDATA[x]]></v></c></row></sheetData></worksheet>`;
    const { createXmlReader, XML } = await import('./xml-read.ts');
    const { readRows } = await import('./rows.ts');
    const { defaultLimits } = await import('./limits.ts');
    expect(createXmlReader().next()).toBe(XML.more);
    for (let size = 1; size < 40; size += 1) {
      const pieces = sheet.match(new RegExp(`[^]{1,${size}}`, 'gu'))!;
      const source = (async function* () {
        yield* pieces;
      })();
      const rows = [];
      const meaning = { is1904: false, styles: [], shared: [], limits: defaultLimits, merges: [] };
      for await (const some of readRows(source, meaning)) {
        rows.push(...some.map(({ row, cells: values }) => [row, values]));
      }
      expect(rows).toEqual([
        [1, ['Lê & Ngọc', 12.5]],
        [2, ['x']],
      ]);
    }
  });
});

describe('numbers that are days', () => {
  it.each([
    [14, undefined, 'date'],
    [0, undefined, 'number'],
    [46, undefined, 'number'],
    [164, 'dd/mm/yyyy', 'date'],
    [164, '[$-1010000]d/m/yyyy;@', 'date'],
    [164, '"ngày" d "tháng" m "năm" yyyy', 'date'],
    [164, '[h]:mm', 'number'],
    [164, '#,##0 "đồng/ngày"', 'number'],
    [164, '0.00E+00', 'number'],
    [164, '[Red]#,##0.00', 'number'],
    [164, '_-* #,##0\\ [$₫-42A]_-', 'number'],
    [164, 'General', 'number'],
    [164, '000000000000', { digits: 12 }],
  ] as const)('format %s %s is %s', (id, format, kind) => {
    expect(numberKind(id, format)).toEqual(kind);
  });

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [44423, false, '2021-08-15'],
    [0, true, '1904-01-01'],
    [42961, true, '2021-08-15'],
  ])('serial %s of 1904 %s is %s', (serial, is1904, day) => {
    expect(dateOfSerial(serial, is1904)).toEqual({ kind: 'date', day, time: null });
  });

  it('tells times, and no day where a spreadsheet has none', () => {
    expect(dateOfSerial(44423.75, false)).toEqual({ kind: 'date', day: '2021-08-15', time: '18:00:00' });
    expect(dateOfSerial(0.5, false)).toEqual({ kind: 'date', day: null, time: '12:00:00' });
    expect(dateOfSerial(-1, false)).toBeNull();
    expect(dateOfSerial(3e6, false)).toBeNull();
    expect(cellText(dateOfSerial(44423.75, false))).toBe('15/08/2021 18:00:00');
  });
});

describe('files that are refused', () => {
  const sheet = sheetOf('<row><c><v>1</v></c></row>');
  const compound = (name: string) => {
    const bytes = Buffer.alloc(1536);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    Buffer.from(name, 'utf16le').copy(bytes, 1024);
    return new Uint8Array(bytes);
  };
  const text = (content: string) => strToU8(content);
  it.each([
    ['sheet.empty', new Uint8Array(0)],
    ['sheet.xls', compound('Workbook')],
    ['sheet.encrypted', compound('EncryptedPackage')],
    ['sheet.text', text('Họ tên,Tuổi\nAn,3\n')],
    ['sheet.html', text('<html><table><tr><td>1</td></tr></table></html>')],
    ['sheet.unknown', new Uint8Array([0x25, 0x50, 0, 1, 2, 3])],
    ['sheet.unknown', zipSync({ 'a.txt': text('x') })],
    ['sheet.corrupt', rawWorkbook({ sheet }).slice(0, -30)],
    ['sheet.corrupt', rawWorkbook({ sheet: '<worksheet><sheetData><row><c><v>1</v></c></row>' })],
    ['sheet.corrupt', rawWorkbook({ sheet: `<!DOCTYPE a [<!ENTITY b "c">]>${sheet}` })],
    ['sheet.corrupt', rawWorkbook({ sheet: sheetOf('<row><c t="s"><v>4</v></c></row>') })],
    ['sheet.no-sheet', rawWorkbook({ sheet, workbook: '<workbook><sheets/></workbook>' })],
  ])('%s', async (code, bytes) => {
    expect((await readAll(bytes)).stop).toMatchObject({ code });
    expect((await readAll(bytes, { port: nodeZip })).stop).toMatchObject({ code });
  });

  it('a damaged byte anywhere is refused or changes nothing', async () => {
    const whole = rawWorkbook({
      sheet: sheetOf('<row><c t="str"><v>Nguyễn Văn An</v></c></row>'.repeat(50)),
    });
    const expected = (await readAll(whole)).rows;
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = whole.slice();
      damaged[at] = damaged[at]! ^ 0x55;
      const { rows, stop } = await readAll(damaged, at % 2 === 0 ? {} : { port: nodeZip });
      if (stop === null) {
        expect(rows).toEqual(expected);
      }
    }
  });

  it('bombs are refused while they unpack', async () => {
    const row = '<row><c><v>1</v></c></row>';
    const large = rawWorkbook({ sheet: Buffer.from(sheetOf(`${row}${' '.repeat(974)}`.repeat(18_000))) });
    expect(large.length).toBeLessThan(200_000);
    for (const port of [nodeZip, undefined]) {
      const { stop } = await readAll(large, {
        limits: { ratio: 100 },
        ...(port === undefined ? {} : { port }),
      });
      expect(stop).toMatchObject({
        code: 'sheet.too-large',
        detail: 'xl/worksheets/sheet1.xml: ratio > 100',
      });
    }
    const small = rawWorkbook({ sheet: sheetOf(row.repeat(300)) });
    const stopBy = async (limits: object) => (await readAll(small, { limits })).stop?.detail;
    expect(await stopBy({ rows: 299 })).toBe('rows > 299');
    expect(await stopBy({ rows: 300 })).toBeUndefined();
    expect(await stopBy({ inflatedBytes: 2000 })).toBe('bytes > 2000');
    expect(await stopBy({ entries: 2 })).toBe('entries 4 > 2');
    const wide = rawWorkbook({ sheet: sheetOf('<row><c r="XFD1"><v>1</v></c></row>') });
    expect((await readAll(wide)).stop?.detail).toBe('columns > 1000');
    const shared = `<sst>${'<si><t>abc</t></si>'.repeat(10)}</sst>`;
    const limits = { sharedCharacters: 20 };
    const stop = (await readAll(rawWorkbook({ sheet, shared }), { limits })).stop;
    expect(stop?.detail).toBe('characters > 20');
  });
});

describe('workbooks written here', () => {
  const plan = (more: Partial<SheetPlan> = {}): SheetPlan => ({
    name: 'Ca bệnh',
    titles: ['Danh sách ca bệnh', 'Tỉnh Lạng Sơn'],
    columns: [
      { title: 'Họ tên', width: 30 },
      { title: 'Số ngày', kind: 'integer' },
      { title: 'Tỷ lệ', kind: 'percent' },
      { title: 'Ngày', kind: 'date' },
      { title: 'Lúc', kind: 'instant' },
      { title: 'Trọng số', kind: 'number' },
    ],
    rows: [
      ['Nguyễn Thị Ánh', 3, 0.25, '2021-08-15', '2021-08-15T06:30:00.000Z', 1.5],
      ['=cmd|calc', null, '', '15/8', '0912345678', true],
      ['012', 1.5, null, '1890-01-01', 'x\u0000_x0041_<&>"', undefined],
    ],
    ...more,
  });

  it('are read by exceljs as they were meant', async () => {
    const book = new Excel.Workbook();
    const bytes = await gather(writeXlsx([plan(), plan({ name: 'ca bệnh' })]));
    await book.xlsx.load(Buffer.from(bytes) as unknown as Excel.Buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Ca bệnh', 'ca bệnh (2)']);
    const sheet = book.worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('Danh sách ca bệnh');
    expect(sheet.getCell('F1').isMerged && sheet.getCell('F1').master.address).toBe('A1');
    expect(sheet.getCell('A3').font?.bold).toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.getColumn(1).width).toBe(30);
    expect(sheet.autoFilter).toBe('A3:F6');
    expect(sheet.getRow(4).values).toEqual([
      undefined,
      'Nguyễn Thị Ánh',
      3,
      0.25,
      new Date(Date.UTC(2021, 7, 15)),
      new Date(Date.UTC(2021, 7, 15, 13, 30)),
      1.5,
    ]);
    expect(sheet.getCell('C4').numFmt).toBe('0.00%');
    expect(sheet.getCell('D4').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('A5').type).toBe(Excel.ValueType.String);
    expect(sheet.getCell('A5').value).toBe('=cmd|calc');
    expect(sheet.getCell('A5').formula).toBeUndefined();
    expect(sheet.getCell('A6').value).toBe('012');
  });

  it('are read back the same here, by either port', async () => {
    for (const port of [nodeZip, undefined]) {
      const options = port === undefined ? {} : { port };
      const { rows, stop } = await readAll(await gather(writeXlsx([plan()], options)), options);
      expect(stop).toBeNull();
      expect(rows.slice(3)).toEqual([
        [
          4,
          [
            'Nguyễn Thị Ánh',
            3,
            0.25,
            { kind: 'date', day: '2021-08-15', time: null },
            { kind: 'date', day: '2021-08-15', time: '13:30:00' },
            1.5,
          ],
        ],
        [5, ['=cmd|calc', null, null, '15/8', '0912345678', true]],
        [6, ['012', 1.5, null, '1890-01-01', 'x\u0000_x0041_<&>"']],
      ]);
    }
  });

  it('keep any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const columns = texts.map((title) => ({ title }));
          const bytes = await gather(writeXlsx([{ name: 'x', columns, rows: [texts] }]));
          const { rows } = await readAll(bytes);
          expect(rows[1]?.[1]).toEqual(texts);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('go on in another sheet when one is full', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => [String(index)]);
    const bytes = await gather(
      writeXlsx([{ name: 'Danh sách', columns: [{ title: 'Số' }], rows }], { sheetRows: 11 }),
    );
    const opened = await openWorkbook(bytesSource(bytes));
    expect(opened.ok && opened.value.sheets.map(({ name }) => name)).toEqual([
      'Danh sách',
      'Danh sách (2)',
      'Danh sách (3)',
    ]);
    const all = await Promise.all([0, 1, 2].map(async (sheet) => (await readAll(bytes, { sheet })).rows));
    expect(all.map(({ length }) => length)).toEqual([11, 11, 6]);
  });
});

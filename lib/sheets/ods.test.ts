import { describe, expect, it } from 'vitest';
import { bytesSource, openWorkbook } from './index.ts';
import { nodeZip } from './node-zip.ts';
import { odsRow, odsSheet, rawOds } from './test-ods.ts';
import { readAll } from './test-workbooks.ts';

const cell = (attributes: string, inside: string) =>
  `<table:table-cell ${attributes}>${inside}</table:table-cell>`;
const typed = (type: string, value: string, shown: string) =>
  cell(`office:value-type="${type}" ${value}`, `<text:p>${shown}</text:p>`);
const date = (day: string | null, time: string | null = null) => ({ kind: 'date', day, time });
const rowsOf = async (rows: string, options: Parameters<typeof readAll>[1] = {}) =>
  await readAll(rawOds({ body: odsSheet('x', rows) }), options);
const cellsOf = async (...cells: string[]) => {
  const { rows, stop } = await rowsOf(odsRow(cells));
  expect(stop).toBeNull();
  return rows[0]?.[1];
};

describe('cells of OpenDocument', () => {
  it('are numbers, days, times, truths, texts', async () => {
    const cells = [
      typed('float', 'office:value="35.5"', '35,5'),
      typed('percentage', 'office:value="0.25"', '25 %'),
      typed('currency', 'office:currency="VND" office:value="50000"', '50.000 ₫'),
      typed('boolean', 'office:boolean-value="false"', 'SAI'),
      typed('date', 'office:date-value="2026-11-12"', '12/11/2026'),
      typed('date', 'office:date-value="2026-11-12T00:00:00"', '12/11/2026'),
      typed('date', 'office:date-value="2026-11-12T08:29:59.999999999"', '12/11 08:30'),
      typed('date', 'office:date-value="2026-11-12T23:59:59.7"', '13/11 00:00'),
      typed('date', 'office:date-value="1899-12-30T08:30:00"', '08:30'),
      typed('time', 'office:time-value="PT08H30M00S"', '08:30'),
      typed('time', 'office:time-value="PT36H00M00S"', '36:00'),
      typed('date', 'office:date-value="khoảng 12/11"', 'khoảng 12/11'),
      typed('float', 'office:value=""', '12'),
    ];
    expect(await cellsOf(...cells)).toEqual([
      35.5, 0.25, 50_000, false, date('2026-11-12'), date('2026-11-12'), date('2026-11-12', '08:30:00'), date('2026-11-13'),
      date(null, '08:30:00'), date(null, '08:30:00'), 1.5, 'khoảng 12/11', '12',
    ]); // prettier-ignore
  });

  it('keep the zeros that a number is shown with, and no others', async () => {
    const cells = [
      typed('float', 'office:value="912345701"', '0912345701'),
      typed('float', 'office:value="912345702"', '0912 345 702'),
      typed('float', 'office:value="20185001234"', '020.185.001.234'),
      typed('float', 'office:value="0.5"', '0,50'),
      typed('float', 'office:value="0"', '000'),
      typed('float', 'office:value="912345701"', '912345701'),
      // Shown otherwise than it is: what is shown is not the number.
      typed('float', 'office:value="912345701"', '0912'),
    ];
    expect(await cellsOf(...cells)).toEqual([
      '0912345701', '0912345702', '020185001234', 0.5, 0, 912_345_701, 912_345_701,
    ]); // prettier-ignore
  });

  it('join paragraphs by breaks, keep blanks that are written as such, and leave remarks and drawings out', async () => {
    const text = (inside: string) => cell('office:value-type="string"', inside);
    expect(
      await cellsOf(
        text('<text:p>Thôn Hai</text:p><text:p/><text:p>(đầu làng)</text:p>'),
        text('<text:p>Nông <text:span text:style-name="T1">Văn</text:span> <text:s text:c="2"/>Rộng<text:tab/>x<text:line-break/>y</text:p>'),
        text('<text:p>\n  Lý   Thị\n  <text:a xlink:href="https://x">Ví</text:a></text:p>'),
        text('<office:annotation><dc:date>2026</dc:date><text:p>đã gọi</text:p></office:annotation><text:p>Lê &amp; <office:annotation><text:p>x</text:p></office:annotation>Ví</text:p>'),
        text('<draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame><text:p>An<draw:frame><text:p>hình</text:p></draw:frame></text:p>'),
        text('<text:p><text:ruby><text:ruby-base>Vi</text:ruby-base><text:ruby-text>ví</text:ruby-text></text:ruby></text:p>'),
      ),
    ).toEqual(['Thôn Hai\n\n(đầu làng)', 'Nông Văn   Rộng\tx\ny', 'Lý Thị Ví', 'Lê & Ví', 'An', 'Vi']);
  }); // prettier-ignore

  it('tell formulas that failed or were never computed from empty ones', async () => {
    const formula = (more: string, inside: string) => cell(`table:formula="of:=[.A1]" ${more}`, inside);
    const error = (name: string) => ({ kind: 'error', error: name });
    expect(
      await cellsOf(
        formula('office:value-type="string" office:string-value="" calcext:value-type="error"', '<text:p>#N/A</text:p>'),
        formula('office:value-type="float" office:value="0"', '<text:p>#DIV/0!</text:p>'),
        formula('office:value-type="float" office:value="0"', '<text:p>Err:502</text:p>'),
        formula('', ''),
        formula('office:value-type="string" office:string-value=""', ''),
        formula('office:value-type="string" office:string-value="An"', ''),
        formula('office:value-type="float" office:value="7"', '<text:p>7</text:p>'),
        '<table:table-cell office:value-type="string"><text:p>#F0</text:p></table:table-cell>',
      ),
    ).toEqual([error('#N/A'), error('#DIV/0!'), error('Err:502'), error('#CALC!'), null, 'An', 7, '#F0']);
  }); // prettier-ignore
});

describe('rows of OpenDocument', () => {
  it('have the numbers of the spreadsheet, repeated ones too, and say which are hidden', async () => {
    const rows = [
      '<table:table-header-rows>', odsRow(['Họ tên', 'Xã']), '</table:table-header-rows>',
      '<text:soft-page-break/>',
      odsRow([null], 'table:number-rows-repeated="3"'),
      '<table:table-row-group>', odsRow(['An', 'Na Sầm'], 'table:number-rows-repeated="2"'), '</table:table-row-group>',
      odsRow(['Bình', '<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'], 'table:visibility="filter"'),
      '<table:table-row table:number-rows-repeated="4"/>',
      odsRow(['Cúc'], 'table:visibility="collapse"'),
    ].join('\n'); // prettier-ignore
    const opened = await openWorkbook(bytesSource(rawOds({ body: odsSheet('x', rows) })));
    const read = [];
    for await (const row of opened.ok ? opened.value.rows(0) : []) {
      read.push(row);
    }
    expect(read).toEqual([
      { ok: true, row: 1, cells: ['Họ tên', 'Xã'] },
      { ok: true, row: 5, cells: ['An', 'Na Sầm'] },
      { ok: true, row: 6, cells: ['An', 'Na Sầm'] },
      { ok: true, row: 7, cells: ['Bình', 'x', 'x'], hidden: true },
      { ok: true, row: 12, cells: ['Cúc'], hidden: true },
    ]);
  });

  it('tell merged cells, fill them down as far as they go, and show nothing of what is covered', async () => {
    const spanned = (text: string, rows: number, columns: number) =>
      cell(
        `office:value-type="string" table:number-rows-spanned="${rows}" table:number-columns-spanned="${columns}"`,
        `<text:p>${text}</text:p>`,
      );
    const covered =
      '<table:covered-table-cell office:value-type="string"><text:p>cũ</text:p></table:covered-table-cell>';
    const body = odsSheet(
      'x',
      [
        odsRow([
          spanned('DANH SÁCH F1', 1, 3),
          '<table:covered-table-cell table:number-columns-repeated="2"/>',
        ]),
        odsRow([spanned('Thôn Pò Mã', 4, 1), 'An', 1]),
        odsRow([covered, 'Bình', 2]),
        odsRow([covered, null, null], 'table:number-rows-repeated="2"'),
        odsRow(['Phố Mới', 'Dũng', 4]),
      ].join(''),
    );
    const opened = await openWorkbook(bytesSource(rawOds({ body })));
    expect(opened.ok && (await opened.value.merges(0))).toEqual({
      ok: true,
      value: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 1, left: 0, bottom: 4, right: 0 },
      ],
    });
    expect((await readAll(rawOds({ body }), { fillDown: true })).rows).toEqual([
      [1, ['DANH SÁCH F1']],
      [2, ['Thôn Pò Mã', 'An', 1]],
      [3, ['Thôn Pò Mã', 'Bình', 2]],
      [4, ['Thôn Pò Mã']],
      [5, ['Thôn Pò Mã']],
      [6, ['Phố Mới', 'Dũng', 4]],
    ]);
    expect((await readAll(rawOds({ body }))).rows.map(([row]) => row)).toEqual([1, 2, 3, 6]);
  });

  it('are of the sheet that is asked for: hidden ones told, tracked changes, copies of other files and drawings passed over', async () => {
    const nested =
      '<table:shapes><draw:frame><table:table table:name="trong"><table:table-row><table:table-cell><text:p>không</text:p></table:table-cell></table:table-row></table:table></draw:frame></table:shapes>';
    const body = [
      '<table:tracked-changes><table:cell-content-change><table:previous><table:table-cell office:value-type="string"><text:p>trước</text:p></table:table-cell></table:previous></table:cell-content-change></table:tracked-changes>',
      '<table:table table:name="\'file:///C:/DM.xlsx\'#Xã" table:style-name="ta_extref"><table:table-source/><table:table-row><table:table-cell office:value-type="string"><text:p>chép</text:p></table:table-cell></table:table-row></table:table>',
      odsSheet('Kín &amp; cũ', odsRow(['kín']), 'ta2'),
      odsSheet('Danh sách', `${nested}${odsRow(['mở'])}`),
    ].join('');
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const bytes = rawOds({ body, styles });
    const opened = await openWorkbook(bytesSource(bytes));
    expect(opened.ok && opened.value.sheets).toEqual([
      { name: 'Kín & cũ', hidden: true },
      { name: 'Danh sách', hidden: false },
    ]);
    expect((await readAll(bytes, { sheet: 0 })).rows).toEqual([[1, ['kín']]]);
    expect((await readAll(bytes, { sheet: 1, port: nodeZip })).rows).toEqual([[1, ['mở']]]);
    expect((await readAll(bytes, { sheet: 2 })).stop).toMatchObject({ code: 'sheet.no-sheet' });
  });
});

describe('OpenDocument files that are refused', () => {
  const body = odsSheet('x', odsRow(['An']));
  it.each([
    ['sheet.encrypted', rawOds({ body, manifest: '<manifest:encryption-data/>' })],
    ['sheet.unknown', rawOds({ body: `<text:p>Kính gửi</text:p>${body}`, kind: 'text' })],
    ['sheet.no-sheet', rawOds({ body: '' })],
    ['sheet.corrupt', rawOds({ body }).slice(0, -30)],
    ['sheet.corrupt', rawOds({ body: '<table:table table:name="x"><table:table-row>' })],
  ])('%s', async (code, bytes) => {
    expect((await readAll(bytes)).stop).toMatchObject({ code });
    expect((await readAll(bytes, { port: nodeZip })).stop).toMatchObject({ code });
  });

  it('a damaged byte anywhere is refused or changes nothing', async () => {
    const whole = rawOds({ body: odsSheet('x', odsRow(['Nguyễn Văn An', 1]).repeat(50)) });
    const expected = (await readAll(whole)).rows;
    expect(expected).toHaveLength(50);
    for (let at = 0; at < whole.length; at += 5) {
      const damaged = whole.slice();
      damaged[at] = damaged[at]! ^ 0x55;
      const { rows, stop } = await readAll(damaged, at % 2 === 0 ? {} : { port: nodeZip });
      if (stop === null) {
        expect(rows).toEqual(expected);
      }
    }
  });

  it('what little says to stand again without end is counted as what it unpacks to', async () => {
    const stopBy = async (rows: string, limits: object = {}) => (await rowsOf(rows, { limits })).stop?.detail;
    const long = 'x'.repeat(1_000);
    expect(await stopBy(odsRow([long], 'table:number-rows-repeated="1000000"'))).toBe('repeated > 20000000');
    expect(await stopBy(odsRow([long], 'table:number-rows-repeated="1000"'))).toBeUndefined();
    const wide = (times: number) =>
      odsRow([cell(`office:value-type="string" table:number-columns-repeated="${times}"`, '<text:p>x</text:p>')]);
    expect(await stopBy(wide(1_001))).toBe('columns > 1000');
    expect(await stopBy(wide(500).repeat(20), { repeatedCharacters: 10_000 })).toBe('repeated > 10000');
    expect(await stopBy(odsRow(['x'], 'table:number-rows-repeated="300"'), { rows: 299 })).toBe('rows > 299');
    // Empty rows cost nothing, however many they are; a number that is none counts once.
    expect(await stopBy(odsRow([null], 'table:number-rows-repeated="9000000000000000"'))).toBeUndefined();
    expect((await rowsOf(odsRow(['x'], 'table:number-rows-repeated="-5e99"'))).rows).toEqual([[1, ['x']]]);
    const blanks = cell('office:value-type="string"', '<text:p>a<text:s text:c="999999999"/>b</text:p>');
    expect(String((await cellsOf(blanks))?.[0]).length).toBeLessThan(2_000);
  });
}); // prettier-ignore

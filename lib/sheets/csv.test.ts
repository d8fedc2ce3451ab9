import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, csvForm, csvLine, delimitedRows, readCsvSheet, type CellValue } from './index.ts';

async function read(bytes: Uint8Array): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readCsvSheet(bytesSource(bytes))) {
    rows.push(row.ok ? [row.row, row.cells] : row);
  }
  return rows;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('CSV files', () => {
  it.each([',', ';', '\t'])('are read with the delimiter %j, quotes, blanks and line breaks', async (one) => {
    const text = `\uFEFFHọ tên,Ghi chú\r\n"Lê, ""Ba""\nhai",,\r\n,,\n\n An , x`.replaceAll(',', one);
    expect(await read(utf8(text))).toEqual([
      [1, ['Họ tên', 'Ghi chú']],
      [2, [`Lê${one} "Ba"\nhai`]],
      [5, ['An', 'x']],
    ]);
  });

  it('are read in the encodings that Excel saves', async () => {
    const wide = new Uint8Array(Buffer.from('\uFEFFHọ tên\tTuổi\nẨn\t3\n', 'utf16le'));
    expect(await csvForm(bytesSource(wide))).toEqual({ encoding: 'utf-16le', delimiter: '\t' });
    expect(await read(wide)).toEqual([
      [1, ['Họ tên', 'Tuổi']],
      [2, ['Ẩn', '3']],
    ]);
    const unmarked = wide.subarray(2);
    expect(await csvForm(bytesSource(unmarked))).toEqual({ encoding: 'utf-16le', delimiter: '\t' });
    expect(await read(unmarked)).toEqual(await read(wide));
    expect(await read(new Uint8Array(Buffer.from(unmarked).swap16()))).toEqual(await read(wide));
    const ansi = new Uint8Array([0x54, 0xea, 0x6e, 0x2c, 0xd0, 0x61, 0xde, 10]);
    expect(await csvForm(bytesSource(ansi))).toEqual({ encoding: 'windows-1258', delimiter: ',' });
    expect(await read(ansi)).toEqual([[1, ['Tên', 'Đã']]]);
    const oldFont = new Uint8Array(Buffer.from('Hä tªn;NguyÔn V¨n Hïng\n', 'latin1'));
    expect(await csvForm(bytesSource(oldFont))).toEqual({ encoding: 'windows-1252', delimiter: ';' });
    expect(await read(oldFont)).toEqual([[1, ['Hä tªn', 'NguyÔn V¨n Hïng']]]);
  });

  it('are read in windows-1258 though a foreign word has letters of old fonts, with pipes, and below a line for Excel', async () => {
    // "Tên;Xưởng Citroën" and "Đã": each by its byte.
    const foreign = Uint8Array.from([
      0x54, 0xea, 0x6e, 0x7c, 0x43, 0x69, 0x74, 0x72, 0x6f, 0xeb, 0x6e, 10, 0xd0, 0x61, 0xde, 0x7c, 0xfd, 10,
    ]);
    expect(await csvForm(bytesSource(foreign))).toEqual({ encoding: 'windows-1258', delimiter: '|' });
    expect(await read(foreign)).toEqual([
      [1, ['Tên', 'Citroën']],
      [2, ['Đã', 'ư']],
    ]);
    const named = new Uint8Array(Buffer.from('\uFEFFsep=;\r\nHọ tên;Tuổi, nghề\r\nẨn;3\r\n'));
    expect(await read(named)).toEqual([
      [2, ['Họ tên', 'Tuổi, nghề']],
      [3, ['Ẩn', '3']],
    ]);
  });

  it('are refused when they are something else or a quote never ends', async () => {
    expect(await read(new Uint8Array(0))).toMatchObject([{ code: 'sheet.empty' }]);
    expect(await read(utf8('<html><table>'))).toMatchObject([{ code: 'sheet.html' }]);
    expect(await read(utf8('PK\u0003\u0004'))).toMatchObject([{ code: 'sheet.unknown' }]);
    expect(await read(utf8('a,b\n1,"2\n3,4\n'))).toMatchObject([[1, ['a', 'b']], { code: 'sheet.quote' }]);
  });

  it('read back what was written, cut anywhere', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ấ', '"', ',', '\n', ';', '1', ' ') })
      .map((text) => text.trim());
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const filled = table.map((cells) => [...cells, 'z']);
        const text = filled.map(csvLine).join('');
        const seen: (readonly CellValue[])[] = [];
        for await (const { cells } of delimitedRows(
          text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [],
          ',',
        )) {
          seen.push(cells);
        }
        expect(seen).toEqual(filled.map((cells) => cells.map((value) => (value === '' ? null : value))));
      }),
    );
  });

  it('run no formula', () => {
    expect(csvLine(['=1+1', '+84 912', '-5', -5, '@x', null, true])).toBe(
      "'=1+1,'+84 912,-5,-5,'@x,,true\r\n",
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type SheetPlan, writeXlsx } from '../../../lib/sheets/index.ts';
import { rawWorkbook } from '../../../lib/sheets/test-workbooks.ts';
import { readCells } from './cells.ts';
import { openSheetFile } from './sheet-file.ts';

async function workbook(plans: readonly SheetPlan[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const part of writeXlsx(plans)) {
    parts.push(part as BlobPart);
  }
  return new Blob(parts);
}

async function read(file: Blob, sheet = 0): Promise<string[][]> {
  const opened = await openSheetFile(file);
  const table = opened.ok ? await opened.read(sheet) : opened;
  if (!table.ok) {
    throw new Error(table.en);
  }
  return readCells(table.text);
}

describe('a file opened in the browser', () => {
  const columns = [{ title: 'Tỉnh' }, { title: 'Mức' }, { title: 'Ngày', kind: 'date' as const }];

  it('is a table to paste: titles left out, days as they are shown, quotes and breaks kept', async () => {
    const rows = [
      ['Lạng Sơn', '"cam"\nhai', '2021-08-15'],
      ['"', 'x', null],
    ];
    const file = await workbook([
      { name: 'Vùng', titles: ['BẢNG VÙNG', 'ngày 15/8'], columns, rows },
      { name: 'Khác', columns, rows: [['Hà Nội', 'đỏ', null]] },
    ]);
    const opened = await openSheetFile(file);
    expect(opened.ok && opened.sheets.map(({ name }) => name)).toEqual(['Vùng', 'Khác']);
    expect(await read(file)).toEqual([
      ['Tỉnh', 'Mức', 'Ngày'],
      ['Lạng Sơn', '"cam"\nhai', '15/08/2021'],
      ['"', 'x'],
    ]);
    expect((await read(file, 1))[1]).toEqual(['Hà Nội', 'đỏ']);
  });

  it('offers hidden sheets behind the visible ones, marked as such', async () => {
    const sheet = (text: string) =>
      `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
    const file = new Blob([
      Buffer.from(
        rawWorkbook({
          sheet: sheet('kín'),
          sheet2: sheet('mở'),
          workbook:
            '<workbook><sheets><sheet name="Gốc" state="veryHidden" r:id="rId1"/><sheet name="Báo cáo" r:id="rId2"/></sheets></workbook>',
        }),
      ),
    ]);
    const opened = await openSheetFile(file);
    expect(opened).toMatchObject({
      ok: true,
      sheets: [
        { name: 'Báo cáo', index: 1, hidden: false },
        { name: 'Gốc', index: 0, hidden: true },
      ],
    });
    expect([await read(file), await read(file, 1)]).toEqual([[['mở']], [['kín']]]);
  });

  it('is read as CSV when it is text, in any delimiter and encoding', async () => {
    expect(await read(new Blob(['Tỉnh;Mức;Ghi chú\nLạng Sơn;cam;"a;b"']))).toEqual([
      ['Tỉnh', 'Mức', 'Ghi chú'],
      ['Lạng Sơn', 'cam', 'a;b'],
    ]);
    const wide = Buffer.from('\uFEFFTỉnh\tMức\nHà Nội\tđỏ', 'utf16le');
    expect(await read(new Blob([wide]))).toEqual([
      ['Tỉnh', 'Mức'],
      ['Hà Nội', 'đỏ'],
    ]);
  });

  it('is refused in words when it is something else', async () => {
    const refused = await openSheetFile(new Blob([Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1)]));
    expect(refused).toMatchObject({ ok: false, vi: expect.stringContaining('.xlsx') });
    expect(await openSheetFile(new Blob([]))).toMatchObject({ ok: false });
  });
});

import { type SheetColumn, writeXlsx } from '../../../lib/sheets/index.ts';
import { openSheetFile } from '../../shared/lists/sheet-file.ts';

/** Texts of the first sheet of a file with anything on it; this module is loaded when the first file is opened. */
export async function readFile(
  file: Blob,
): Promise<
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly vi: string; readonly en: string }
> {
  const opened = await openSheetFile(file);
  if (!opened.ok) {
    return opened;
  }
  // What the sender hid was not meant to be handed in.
  const visible = Math.max(1, opened.sheets.filter(({ hidden }) => !hidden).length);
  let answer = await opened.read(0);
  for (let sheet = 1; !answer.ok && sheet < visible; sheet += 1) {
    const next = await opened.read(sheet);
    answer = next.ok ? next : answer;
  }
  return answer;
}

/** Saves an empty workbook with these headings; its cells are texts, so that no leading zero is lost. */
export async function saveTemplate(
  fileName: string,
  sheetName: string,
  titles: readonly string[],
  columns: readonly SheetColumn[],
): Promise<void> {
  const pieces: BlobPart[] = [];
  for await (const piece of writeXlsx([{ name: sheetName, titles, columns, rows: [] }])) {
    pieces.push(new Uint8Array(piece));
  }
  const url = URL.createObjectURL(
    new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

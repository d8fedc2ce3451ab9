import {
  blobSource,
  cellText,
  kindOf,
  openWorkbook,
  readCsvSheet,
  sheetSentences,
  type SheetRow,
  type SheetStop,
} from '../../../lib/sheets/index.ts';

/** What happened in both languages, for a notice. */
export type FileRefusal = { readonly ok: false; readonly vi: string; readonly en: string };

export type SheetFile = {
  readonly ok: true;
  /** The sheets with their place among all, those that are hidden behind the visible ones; one without a name for a CSV file. */
  readonly sheets: readonly { readonly name: string; readonly index: number; readonly hidden: boolean }[];
  /** A sheet as a table to paste. */
  readonly read: (sheet: number) => Promise<{ readonly ok: true; readonly text: string } | FileRefusal>;
};

/** More is no list to look through in a grid. */
const MOST_CHARACTERS = 8_000_000;
/** So many rows at the top may be titles. */
const TITLES = 12;

/** Opens a file of this computer: XLSX, ODS, or CSV in any delimiter and encoding, by its content. */
export async function openSheetFile(file: Blob): Promise<SheetFile | FileRefusal> {
  const source = blobSource(file);
  if ((await kindOf(source)) === 'text') {
    return {
      ok: true,
      sheets: [{ name: '', index: 0, hidden: false }],
      read: async () => await tableOf(readCsvSheet(source)),
    };
  }
  const opened = await openWorkbook(source);
  if (!opened.ok) {
    return refusal(opened);
  }
  const { sheets, rows } = opened.value;
  const placed = sheets.map((sheet, index) => ({ ...sheet, index }));
  // What is meant for others to see comes first; a clerk may have hidden what is looked for.
  const offered = [...placed.filter(({ hidden }) => !hidden), ...placed.filter(({ hidden }) => hidden)];
  return {
    ok: true,
    sheets: offered,
    read: async (sheet) => await tableOf(rows(offered[sheet]!.index, { fillDown: true })),
  };
}

function refusal({ code }: SheetStop): FileRefusal {
  return { ok: false, ...sheetSentences[code] };
}

async function tableOf(
  rows: AsyncIterable<SheetRow | SheetStop>,
): Promise<{ readonly ok: true; readonly text: string } | FileRefusal> {
  const lines: string[][] = [];
  let characters = 0;
  for await (const row of rows) {
    if (!row.ok) {
      return refusal(row);
    }
    const cells = row.cells.map(cellText);
    characters += cells.reduce((sum, { length }) => sum + length + 1, 0);
    if (characters > MOST_CHARACTERS) {
      return { ok: false, ...sheetSentences['sheet.too-large'] };
    }
    lines.push(cells);
  }
  return lines.length === 0
    ? { ok: false, ...sheetSentences['sheet.empty'] }
    : { ok: true, text: withoutTitles(lines).map(pasted).join('\n') };
}

/** Rows of one cell above the table are its titles. */
function withoutTitles(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = lines
    .slice(0, TITLES)
    .findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  return lines.slice(Math.max(0, first));
}

/** A row as a spreadsheet copies it: tabs between cells, quotes around cells that hold breaks. */
function pasted(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[\t\r\n]|^".+/su.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join('\t');
}

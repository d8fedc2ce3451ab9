import type { CellValue } from './cells.ts';
import type { SheetLimits } from './limits.ts';
import { mergeFiller } from './merges.ts';
import { type OdsMeaning, odsMeaning, odsValue, repeated, spanOf } from './ods-cells.ts';
import { SheetProblem } from './refusals.ts';
import type { SheetRow } from './rows.ts';
import { createXmlReader, XML, type XmlReader } from './xml-read.ts';

/** Rows handed on together. */
const PIECE = 1_000;
/** What rows lie in besides the sheet itself. */
const ROW_GROUPS = new Set(['table-rows', 'table-header-rows', 'table-row-group']);
/** What stands in a paragraph and is not shown in its cell's line: remarks, phonetic help, drawings. */
const BESIDE = new Set([
  'annotation', 'ruby-text', 'note', 'frame', 'custom-shape', 'rect', 'line', 'polyline', 'polygon', 'regular-polygon',
  'path', 'circle', 'ellipse', 'g', 'control', 'caption', 'connector', 'measure',
]); // prettier-ignore

/**
 * Rows of a sheet as its text comes in. A row that is said to stand a million times is passed over where it is empty, as
 * spreadsheets end, and counts as what it unpacks to where it holds something. Covered cells show nothing. Empty rows are
 * passed over. @throws SheetProblem
 */
export async function* readOdsRows(
  text: AsyncIterable<string>,
  table: number,
  limits: SheetLimits,
  fillDown: boolean,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = createXmlReader();
  const scan = tableScanner(reader, table, limits, fillDown);
  for await (const piece of text) {
    reader.push(piece);
    let rows: SheetRow[] = [];
    for (let row = scan.next(); row !== null; row = scan.next()) {
      rows.push(row);
      if (rows.length === PIECE) {
        yield rows;
        rows = [];
      }
    }
    yield rows;
    if (scan.hasEnded()) {
      return;
    }
  }
  throw new SheetProblem('sheet.corrupt', 'sheet ends too early');
}

type TableScanner = { readonly next: () => SheetRow | null; readonly hasEnded: () => boolean };

/** Where the scanner stands. */
const AT = { outside: 0, table: 1, row: 2, cell: 3, paragraph: 4, done: 5 } as const;

function tableScanner(
  reader: XmlReader,
  wanted: number,
  limits: SheetLimits,
  fillDown: boolean,
): TableScanner {
  const filler = fillDown ? mergeFiller() : null;
  let at: (typeof AT)[keyof typeof AT] = AT.outside;
  let inSpreadsheet = false;
  let table = -1;
  /** Elements that are open and of no interest. */
  let skipped = 0;
  let row = 0;
  let rowTimes = 1;
  let isHidden = false;
  let cells: CellValue[] = [];
  let column = 0;
  let columnTimes = 1;
  let isCovered = false;
  let meaning: OdsMeaning = { type: undefined, value: undefined, string: undefined, isFormula: false };
  let shown = '';
  let isFirstParagraph = true;
  let isStart = true;
  let repeatedCharacters = 0;
  /** The row to be handed out again, and how often. */
  let ready: readonly CellValue[] | null = null;
  let left = 0;

  const countRepeated = (values: readonly CellValue[], times: number) => {
    const characters = values.reduce<number>(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 0) + 1,
      0,
    );
    repeatedCharacters += characters * times;
    if (repeatedCharacters > limits.repeatedCharacters) {
      throw new SheetProblem('sheet.too-large', `repeated > ${limits.repeatedCharacters}`);
    }
  };

  const endCell = () => {
    const value = isCovered ? null : odsValue(meaning, shown);
    if (value !== null) {
      if (column + columnTimes > limits.columns) {
        throw new SheetProblem('sheet.too-large', `columns > ${limits.columns}`);
      }
      while (cells.length < column) {
        cells.push(null);
      }
      for (let time = 0; time < columnTimes; time += 1) {
        cells.push(value);
      }
      if (columnTimes > 1) {
        countRepeated([value], columnTimes - 1);
      }
    }
    column += columnTimes;
  };

  const endRow = () => {
    if (cells.length > 0 && rowTimes > 1) {
      countRepeated(cells, rowTimes - 1);
    }
    ready = cells;
    // Rows that are empty of themselves may be filled from a merge above, but only so far as it goes.
    left = cells.length > 0 || filler?.isActive() === true ? rowTimes : 0;
    row += rowTimes - left;
  };

  const nextReady = (): SheetRow | null => {
    while (left > 0) {
      left -= 1;
      row += 1;
      const filled = filler === null ? ready! : [...ready!];
      filler?.fill(row - 1, filled as CellValue[]);
      if (filled.length === 0) {
        if (filler?.isActive() !== true) {
          row += left;
          left = 0;
        }
        continue;
      }
      if (row > limits.rows) {
        throw new SheetProblem('sheet.too-large', `rows > ${limits.rows}`);
      }
      return { ok: true, row, cells: filled, ...(isHidden ? { hidden: true } : {}) };
    }
    return null;
  };

  const openInTable = (name: string) => {
    if (name === 'table-row') {
      rowTimes = repeated(reader, 'number-rows-repeated');
      const visibility = reader.attribute('visibility');
      isHidden = visibility === 'collapse' || visibility === 'filter';
      cells = [];
      column = 0;
      if (reader.isEmpty) {
        endRow();
      } else {
        at = AT.row;
      }
    } else if (!ROW_GROUPS.has(name) && !reader.isEmpty) {
      skipped = 1;
    }
  };

  const openInRow = (name: string) => {
    isCovered = name === 'covered-table-cell';
    if (!isCovered && name !== 'table-cell') {
      skipped = reader.isEmpty ? 0 : 1;
      return;
    }
    columnTimes = repeated(reader, 'number-columns-repeated');
    if (!isCovered) {
      meaning = odsMeaning(reader);
      const span = filler === null ? null : spanOf(reader, row, column);
      if (span !== null && span.bottom > span.top) {
        filler!.begin(span);
      }
    }
    shown = '';
    isFirstParagraph = true;
    if (reader.isEmpty) {
      endCell();
    } else {
      at = AT.cell;
    }
  };

  const openInParagraph = (name: string) => {
    if (name === 's') {
      const count = Number(reader.attribute('c') ?? 1);
      shown += ' '.repeat(Math.min(Number.isSafeInteger(count) && count > 0 ? count : 1, 1_000));
      isStart = false;
    } else if (name === 'tab' || name === 'line-break') {
      shown += name === 'tab' ? '\t' : '\n';
      isStart = true;
    } else if (BESIDE.has(name) && !reader.isEmpty) {
      skipped = 1;
    }
  };

  const open = () => {
    const { name } = reader;
    switch (at) {
      case AT.outside:
        if (name === 'spreadsheet') {
          inSpreadsheet = true;
        } else if (inSpreadsheet && !reader.isEmpty) {
          table += name === 'table' ? 1 : 0;
          if (name === 'table' && table === wanted) {
            at = AT.table;
          } else {
            skipped = 1;
          }
        }
        break;
      case AT.table:
        openInTable(name);
        break;
      case AT.row:
        openInRow(name);
        break;
      case AT.cell:
        if (name === 'p') {
          shown += isFirstParagraph ? '' : '\n';
          isFirstParagraph = false;
          isStart = true;
          at = reader.isEmpty ? AT.cell : AT.paragraph;
        } else {
          skipped = reader.isEmpty ? 0 : 1;
        }
        break;
      default:
        openInParagraph(name);
    }
  };

  const close = () => {
    const { name } = reader;
    if (at === AT.paragraph && name === 'p') {
      at = AT.cell;
    } else if (at === AT.cell) {
      endCell();
      at = AT.row;
    } else if (at === AT.row) {
      at = AT.table;
      endRow();
    } else if (at === AT.table && name === 'table') {
      at = AT.done;
    }
  };

  return {
    hasEnded: () => at === AT.done && left === 0,
    next: () => {
      for (;;) {
        const again = nextReady();
        if (again !== null) {
          return again;
        }
        if (at === AT.done) {
          return null;
        }
        const token = reader.next();
        if (token === XML.more) {
          return null;
        }
        if (skipped > 0) {
          skipped += token === XML.open && !reader.isEmpty ? 1 : token === XML.close ? -1 : 0;
        } else if (token === XML.open) {
          open();
        } else if (token === XML.close) {
          close();
        } else if (at === AT.paragraph) {
          const text = spaced(reader.text(), isStart);
          shown += text;
          isStart &&= text === '';
        }
      }
    },
  };
}

/** Breaks and several blanks in the file are one blank in the text, none at its start (ODF 1.3 part 3, 6.1.2). */
function spaced(text: string, isStart: boolean): string {
  const one = /[\t\r\n]|  /u.test(text) ? text.replace(/[ \t\r\n]+/gu, ' ') : text;
  return isStart && one.startsWith(' ') ? one.slice(1) : one;
}

import { type CellValue, dateOfSerial, dateOfText } from './cells.ts';
import type { SheetLimits } from './limits.ts';
import { fillDown, type Merge } from './merges.ts';
import { unescapeText } from './parts.ts';
import { SheetProblem } from './refusals.ts';
import type { NumberKind } from './styles.ts';
import { createXmlReader, XML, type XmlReader } from './xml-read.ts';

/** A row that holds something: its number as the spreadsheet shows it, from 1, and its cells from column A on. */
export type SheetRow = {
  readonly ok: true;
  readonly row: number;
  readonly cells: readonly CellValue[];
  /** The spreadsheet does not show the row: somebody hid it, or a filter does. */
  readonly hidden?: true;
};

export type CellMeaning = {
  readonly is1904: boolean;
  readonly styles: readonly NumberKind[];
  readonly shared: readonly string[];
  readonly limits: SheetLimits;
  readonly merges: readonly Merge[];
};

/**
 * Rows of a sheet as its text comes in, those of each piece together. What the sheet says about its own size is not believed: rows and cells count by
 * themselves where they carry no number. Empty rows are passed over. @throws SheetProblem
 */
export async function* readRows(
  text: AsyncIterable<string>,
  meaning: CellMeaning,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = createXmlReader();
  const scan = rowScanner(reader, meaning);
  for await (const piece of text) {
    reader.push(piece);
    const rows: SheetRow[] = [];
    for (let row = scan.next(); row !== null; row = scan.next()) {
      rows.push(row);
    }
    yield rows;
  }
  if (!scan.hasEnded()) {
    throw new SheetProblem('sheet.corrupt', 'sheet ends too early');
  }
}

type RowScanner = { readonly next: () => SheetRow | null; readonly hasEnded: () => boolean };

function rowScanner(reader: XmlReader, meaning: CellMeaning): RowScanner {
  const { limits, merges } = meaning;
  const fill = merges.length === 0 ? null : fillDown(merges);
  let row = 0;
  let cells: CellValue[] = [];
  let isHidden = false;
  let column = -1;
  let type = 0;
  let style = -1;
  let value = '';
  let hasValue = false;
  let isFormula = false;
  let isText = false;
  let isPhonetic = false;
  let inData = false;
  let ended = false;

  const open = () => {
    const { name } = reader;
    if (name === 'c') {
      const given = reader.attribute('t');
      type = given === undefined ? 0 : given === 'inlineStr' ? TYPE.text : given.charCodeAt(0);
      if (given === 'str') {
        type = TYPE.text;
      }
      const styled = reader.attribute('s');
      style = styled === undefined ? -1 : Number(styled);
      column = columnOf(reader.attribute('r'), column);
      value = '';
      hasValue = false;
      isFormula = false;
    } else if (name === 'f') {
      isFormula = true;
    } else if (name === 'v' || name === 't') {
      isText = !reader.isEmpty && !isPhonetic;
      hasValue = true;
    } else if (name === 'row') {
      const given = reader.attribute('r');
      const number = Number(given);
      row = given !== undefined && Number.isInteger(number) && number > 0 ? number : row + 1;
      if (row > limits.rows) {
        throw new SheetProblem('sheet.too-large', `rows > ${limits.rows}`);
      }
      cells = [];
      column = -1;
      const hidden = reader.attribute('hidden');
      isHidden = hidden === '1' || hidden === 'true';
    } else if (name === 'rPh') {
      isPhonetic = !reader.isEmpty;
    }
  };

  const put = (read: CellValue) => {
    if (read !== null) {
      if (column >= limits.columns) {
        throw new SheetProblem('sheet.too-large', `columns > ${limits.columns}`);
      }
      while (cells.length < column) {
        cells.push(null);
      }
      cells[column] = read;
    }
  };

  const endRow = (): SheetRow | null => {
    fill?.(row - 1, cells);
    return cells.length === 0 ? null : { ok: true, row, cells, ...(isHidden ? { hidden: true } : {}) };
  };

  return {
    hasEnded: () => ended,
    next: () => {
      for (;;) {
        if (inData) {
          while (reader.plainCell()) {
            column = reader.column;
            put(plainMeant(reader, meaning));
          }
        }
        const token = reader.next();
        if (token === XML.more) {
          return null;
        }
        if (token === XML.text) {
          if (isText) {
            value += reader.text();
          }
        } else if (token === XML.open) {
          if (inData) {
            open();
          } else if (reader.name === 'sheetData') {
            inData = !reader.isEmpty && !ended;
            ended ||= reader.isEmpty;
          }
        } else if (inData) {
          const { name } = reader;
          isText = false;
          if (name === 'c') {
            const isOpen = isFormula && value === '' && type === TYPE.none;
            put(isOpen ? NOT_COMPUTED : hasValue ? meant(value, type, style, meaning) : null);
          } else if (name === 'row') {
            const done = endRow();
            if (done !== null) {
              return done;
            }
          } else if (name === 'rPh') {
            isPhonetic = false;
          } else if (name === 'sheetData') {
            inData = false;
            ended = true;
          }
        }
      }
    },
  };
}

/** Of a formula that no program has computed: nothing there would pass for an empty cell. */
const NOT_COMPUTED: CellValue = { kind: 'error', error: '#CALC!' };

/** Types of cells by the first letter of their names; both kinds of text in the cell itself are one here. */
const TYPE = { none: 0, number: 110, shared: 115, boolean: 98, error: 101, date: 100, text: 1 } as const;

/** Column of a reference such as `AB12`; the one after the last without a reference. */
function columnOf(reference: string | undefined, last: number): number {
  let column = 0;
  for (let at = 0; reference !== undefined && at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) {
      break;
    }
    column = column * 26 + code - 64;
  }
  return column === 0 ? last + 1 : column - 1;
}

/** Most cells are a shared text or a number in digits: these without making a text of it first. */
function plainMeant(reader: XmlReader, by: CellMeaning): CellValue {
  const { integer, type, style } = reader;
  if (integer >= 0) {
    if (type === TYPE.shared && integer < by.shared.length) {
      const shared = by.shared[integer]!;
      return shared === '' ? null : shared;
    }
    if (type === TYPE.none || type === TYPE.number) {
      return numberShown(integer, style, by);
    }
  }
  return meant(reader.text(), type, style, by);
}

function meant(text: string, type: number, style: number, by: CellMeaning): CellValue {
  switch (type) {
    case TYPE.none:
    case TYPE.number:
      return text === '' ? null : numberMeant(text, style, by);
    case TYPE.shared: {
      const shared = by.shared[Number(text)];
      if (shared === undefined) {
        throw new SheetProblem('sheet.corrupt', `shared text ${text.slice(0, 20)}`);
      }
      return shared === '' ? null : shared;
    }
    case TYPE.boolean:
      return text === '1' || text === 'true';
    case TYPE.error:
      return { kind: 'error', error: text };
    case TYPE.date:
      return dateOfText(text) ?? text;
    default:
      return text === '' ? null : unescapeText(text);
  }
}

function numberMeant(text: string, style: number, by: CellMeaning): CellValue {
  const number = Number(text);
  return Number.isNaN(number) ? text : numberShown(number, style, by);
}

function numberShown(number: number, style: number, by: CellMeaning): CellValue {
  const kind = by.styles[style] ?? 'number';
  if (kind === 'number') {
    return number;
  }
  if (kind === 'date') {
    return dateOfSerial(number, by.is1904) ?? number;
  }
  return Number.isSafeInteger(number) && number >= 0 ? String(number).padStart(kind.digits, '0') : number;
}

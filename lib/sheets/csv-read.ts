import type { CellValue } from './cells.ts';
import { SheetProblem, type SheetStop, stopOf } from './refusals.ts';
import type { SheetRow } from './rows.ts';
import { kindOf, wideEncoding } from './sniff.ts';
import { type ByteSource, piecesOf } from './source.ts';

const PIECE = 256 << 10;
const LOOKED_AT = 64 << 10;
/** A quoted cell that is still open after so many characters lost its closing quote. */
const LONGEST_RECORD = 1 << 20;
const [QUOTE, CR, LF] = [34, 13, 10];

export type CsvForm = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Whether its first line only names the delimiter to Excel: `sep=;`. */
  readonly hasSepLine?: true;
};

/**
 * Encoding and delimiter of a CSV file, by its beginning. What is no UTF-8 is taken for windows-1258, in which Excel of a
 * Vietnamese Windows saves "CSV (Comma delimited)"; what shows the letters of fonts before Unicode for windows-1252, whose
 * letters the tables of those fonts are written in.
 */
export async function csvForm(source: ByteSource): Promise<CsvForm> {
  const head = await source.read(0, Math.min(source.size, LOOKED_AT));
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  const named = SEP_LINE.exec(text)?.[1] as CsvForm['delimiter'] | undefined;
  return named === undefined
    ? { encoding, delimiter: delimiterOf(text) }
    : { encoding, delimiter: named, hasSepLine: true };
}

const SEP_LINE = /^"?sep=([,;\t|])"?\r?\n/iu;

function encodingOf(head: Uint8Array): CsvForm['encoding'] {
  const wide = wideEncoding(head);
  if (wide !== null) {
    return wide;
  }
  try {
    // `stream`: a character cut off at the end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    const count = (encoding: string, pattern: RegExp) =>
      new TextDecoder(encoding).decode(head).match(pattern)?.length ?? 0;
    // A foreign word ("Citroën") has letters of old fonts too: the more of the two kinds decides.
    return count('windows-1252', OLD_FONT) > count('windows-1258', TONES) ? 'windows-1252' : 'windows-1258';
  }
}

/** Letters of TCVN3 and VNI that windows-1258 needs for no Vietnamese word. */
const OLD_FONT = /[A-Za-z][µ¶·¸¹¨¼½¾©ª¬®]|[®§][A-Za-z]|[A-Za-z][«»](?=[A-Za-z])|[aeouy][øûïåäëü]/gu;
/** A tone behind its vowel, as windows-1258 writes it, and letters of Vietnamese alone. */
const TONES = /[aeiouyâêôăơư][\u0300\u0301\u0303\u0309\u0323]|[ăđơư]/giu;

/** The delimiter that stands most often outside quotes in the first lines. */
export function delimiterOf(text: string): CsvForm['delimiter'] {
  const bare = text.slice(0, LOOKED_AT).replace(/"[^"]*"/gu, '');
  const lines = bare.split(/\r?\n/u, 20).join('\n');
  const count = (delimiter: string) => lines.split(delimiter).length;
  return ([',', ';', '\t', '|'] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

/**
 * Rows of a CSV file as it is read, as those of a workbook: numbered as a spreadsheet shows them, where a cell of several lines is
 * one row; blank cells null, empty rows passed over.
 */
export async function* readCsvSheet(source: ByteSource): AsyncGenerator<SheetRow | SheetStop> {
  try {
    const kind = await kindOf(source);
    if (kind !== 'text') {
      const code = kind === 'empty' || kind === 'html' ? (`sheet.${kind}` as const) : 'sheet.unknown';
      throw new SheetProblem(code);
    }
    const { encoding, delimiter, hasSepLine } = await csvForm(source);
    for await (const row of delimitedRows(decoded(source, encoding), delimiter)) {
      if (hasSepLine === true && row.row === 1) {
        continue;
      }
      // windows-1258 writes the tone behind its letter.
      yield encoding === 'windows-1258' ? { ...row, cells: row.cells.map(composed) } : row;
    }
  } catch (error) {
    yield stopOf(error);
  }
}

function composed(cell: CellValue): CellValue {
  return typeof cell === 'string' ? cell.normalize('NFC') : cell;
}

async function* decoded(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(source, 0, source.size, PIECE)) {
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/** Rows of text that comes in pieces cut anywhere. @throws SheetProblem */
export async function* delimitedRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<SheetRow> {
  let rest = '';
  let row = 1;
  for await (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (let record = readRecord(rest, at, delimiter, false); record !== null;) {
      if (record.cells.length > 0) {
        yield { ok: true, row, cells: record.cells };
      }
      row += 1;
      at = record.end;
      record = readRecord(rest, at, delimiter, false);
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_RECORD) {
      throw new SheetProblem('sheet.quote', `line ${row}`);
    }
  }
  const last = readRecord(rest, 0, delimiter, true);
  if (last !== null && last.cells.length > 0) {
    yield { ok: true, row, cells: last.cells };
  }
}

type Record = { readonly cells: (string | null)[]; readonly end: number };

/** The record at `from`; null where the text ends before it does. Cells behind the last filled one are left out. */
function readRecord(text: string, from: number, delimiter: string, isLast: boolean): Record | null {
  const cells: (string | null)[] = [];
  const separator = delimiter.charCodeAt(0);
  let at = from;
  for (let column = 0; ; column += 1) {
    let value = '';
    if (text.charCodeAt(at) === QUOTE) {
      const quoted = readQuoted(text, at, isLast);
      if (quoted === null) {
        return null;
      }
      value = quoted.value;
      at = quoted.end;
    }
    const plainFrom = at;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== separator && code !== LF && code !== CR) {
      at += 1;
      code = text.charCodeAt(at);
    }
    value = (value + text.slice(plainFrom, at)).trim();
    if (value !== '') {
      while (cells.length < column) {
        cells.push(null);
      }
      cells[column] = value;
    }
    if (at >= text.length) {
      return isLast && at > from ? { cells, end: at } : null;
    }
    if (code !== separator) {
      const isPair = code === CR && text.charCodeAt(at + 1) === LF;
      // A carriage return at the very end may be half of a pair.
      return code === CR && at + 1 >= text.length && !isLast ? null : { cells, end: at + (isPair ? 2 : 1) };
    }
    at += 1;
  }
}

function readQuoted(text: string, from: number, isLast: boolean): { value: string; end: number } | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || (quote + 1 >= text.length && !isLast)) {
      if (isLast) {
        throw new SheetProblem('sheet.quote');
      }
      return null;
    }
    value += text.slice(at, quote);
    if (text.charCodeAt(quote + 1) !== QUOTE) {
      return { value, end: quote + 1 };
    }
    value += '"';
    at = quote + 2;
  }
}
